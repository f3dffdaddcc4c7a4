import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { extractReport } from '../../src/app/brief.ts';
import type { ReportExtraction } from '../../src/domain/extraction.ts';
import type { Report } from '../../src/domain/report.ts';
import { groupReports, type Grouping } from '../../src/grouping/group.ts';
import { mainIncidents } from '../../src/grouping/main-incidents.ts';
import { ports } from '../../src/storage/ports.ts';
import { pairKey, pairsWithin, scoreBCubed, scorePairs } from '../clusters/scoring.ts';
import { readJsonLines, scoredFile } from '../data-files.ts';
import type { EvalContext, EvalRow, Task } from '../task.ts';

/** Copies, stories and same incidents over all reports of `syria-news`; stories over `ecbplus`. */
export const clusters: Task = {
  name: 'clusters',
  run: async (context) => [...(await syriaNews(context)), ...(await ecbPlus(context))],
};

const clustersSchema = z.object({
  stories: z.array(z.array(z.string())),
  copies: z.array(z.tuple([z.string(), z.string(), z.string()])),
  sameIncident: z.array(z.array(z.string())),
});

async function syriaNews({ dataDir, log }: EvalContext): Promise<EvalRow[]> {
  const clustersFile = join(dataDir, 'syria-news', 'clusters.json');
  const reportsFile = join(dataDir, 'syria-news', 'reports.jsonl');
  if (!existsSync(clustersFile) || !existsSync(reportsFile)) return [];
  const gold = clustersSchema.parse(JSON.parse(readFileSync(clustersFile, 'utf8')));
  const reports = await readReports('reports.jsonl', readFileSync(reportsFile));
  const resources = ports.loadResources(null);
  const extractions = reports.map((report) => extractReport(report, resources));
  const grouping = groupReports({ reports, extractions });
  const told = multiples(grouping.incidents.map((i) => i.allegations));
  log(`${grouping.incidents.length} incidents, ${told} of several allegations`);
  const copies = scorePairs(
    new Set(grouping.copies.map((c) => pairKey(c.reports[0], c.reports[1]))),
    new Set(gold.copies.map(([a, b]) => pairKey(a, b))),
  );
  const same = scorePairs(
    pairsWithin(mainIncidents(grouping.stories, extractions).map((m) => m.reports)),
    pairsWithin(gold.sameIncident),
  );
  return [
    ...rows('copies.', '.syria-news', copies, gold.copies.length),
    ...storyRows('syria-news', grouping, gold.stories, reports),
    ...rows('same-incident.pairs-', '.syria-news', same, pairsWithin(gold.sameIncident).size),
  ];
}

async function ecbPlus({ dataDir }: EvalContext): Promise<EvalRow[]> {
  const file = scoredFile(dataDir, 'ecbplus', '', '.jsonl');
  if (file === null) return [];
  const documents = readJsonLines<{ id: string; story: string; text: string }>(file);
  const byStory = new Map<string, string[]>();
  for (const { id, story } of documents) byStory.set(story, [...(byStory.get(story) ?? []), id]);
  const records = documents.map(({ id, text }) => JSON.stringify({ id, text })).join('\n');
  const reports = await readReports('ecbplus.jsonl', new TextEncoder().encode(records));
  const grouping = groupReports({ reports, extractions: [] satisfies ReportExtraction[] });
  return storyRows('ecbplus', grouping, [...byStory.values()], reports);
}

async function readReports(name: string, bytes: Uint8Array): Promise<Report[]> {
  const outcomes = await ports.read({ source: name, name, bytes });
  return outcomes.flatMap((o) => (o.ok ? [o.report] : []));
}

function storyRows(
  data: string,
  grouping: Grouping,
  gold: readonly (readonly string[])[],
  reports: readonly Report[],
): EvalRow[] {
  const predicted = grouping.stories.map((s) => s.reports);
  const pairs = pairsWithin(gold);
  return [
    ...rows('stories.pairs-', `.${data}`, scorePairs(pairsWithin(predicted), pairs), pairs.size),
    {
      metric: `stories.b3.${data}`,
      score: scoreBCubed(
        predicted,
        gold,
        reports.map((r) => r.id),
      ),
      size: reports.length,
    },
  ];
}

function rows(
  prefix: string,
  suffix: string,
  score: { precision: number; recall: number; f1: number },
  size: number,
): EvalRow[] {
  return (['precision', 'recall', 'f1'] as const).map((name) => ({
    metric: `${prefix}${name}${suffix}`,
    score: score[name],
    size,
  }));
}

function multiples(groups: readonly (readonly unknown[])[]): number {
  return groups.filter((g) => g.length > 1).length;
}
