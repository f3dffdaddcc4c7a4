import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/domain/report.ts';
import { lendDates } from '../../src/grouping/lend-dates.ts';
import { ports } from '../../src/storage/ports.ts';
import { readJsonLines } from '../data-files.ts';
import type { EvalRow, Task } from '../task.ts';

const folds = 10;
/** A loan is right when the lent day is so near that weekdays mean the same day. */
const nearDays = 3;
const dayMs = 86_400_000;

/** Hides the dates of each tenth of the reports in turn and asks for them back. Recall is over reports that share a story with another. */
export const lentDates: Task = {
  name: 'lent-dates',
  run: async ({ dataDir }) => {
    const file = join(dataDir, 'syria-news', 'reports.jsonl');
    const clusters = join(dataDir, 'syria-news', 'clusters.json');
    if (readJsonLines(file).length === 0 || !existsSync(clusters)) return [];
    const outcomes = await ports.read({
      source: 'reports.jsonl',
      name: 'reports.jsonl',
      bytes: readFileSync(file),
    });
    const reports = outcomes.flatMap((o) => (o.ok && o.report.referenceDate !== null ? [o.report] : []));
    const { stories } = JSON.parse(readFileSync(clusters, 'utf8')) as { stories: string[][] }; // the layout that GUIDE.md gives
    return score(reports, new Set(stories.flat()));
  },
};

function score(reports: readonly Report[], inStory: ReadonlySet<string>): EvalRow[] {
  let lent = 0;
  let right = 0;
  let found = 0;
  for (let fold = 0; fold < folds; fold++) {
    const hidden = reports.map((r, i) =>
      i % folds === fold ? { ...r, referenceDate: null, published: null } : r,
    );
    lendDates(hidden).forEach((report, i) => {
      const told = reports[i]?.referenceDate?.value;
      if (i % folds !== fold || report.referenceDate === null || told === undefined) return;
      lent += 1;
      if (Math.abs(Date.parse(report.referenceDate.value) - Date.parse(told)) > nearDays * dayMs) return;
      right += 1;
      if (inStory.has(report.id)) found += 1;
    });
  }
  const inStories = reports.filter((r) => inStory.has(r.id)).length;
  return [
    { metric: 'dates.lent-precision.syria-news', score: lent === 0 ? 0 : right / lent, size: lent },
    {
      metric: 'dates.lent-recall.syria-news',
      score: inStories === 0 ? 0 : found / inStories,
      size: inStories,
    },
  ];
}
