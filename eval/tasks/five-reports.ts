import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brief } from '../../src/app/brief.ts';
import { ports } from '../../src/storage/ports.ts';
import * as assessment from '../five-reports/assessment.ts';
import {
  fiveReportLetters,
  type FiveReportCheck,
  type FiveReportLetter,
  type FiveReportsRun,
} from '../five-reports/check.ts';
import * as commitments from '../five-reports/commitments.ts';
import * as contradictions from '../five-reports/contradictions.ts';
import * as incidents from '../five-reports/incidents.ts';
import * as origins from '../five-reports/origins.ts';
import * as statements from '../five-reports/statements.ts';
import type { EvalRow, Task } from '../task.ts';

const checks: readonly FiveReportCheck[] = [
  origins,
  statements,
  contradictions,
  commitments,
  incidents,
  assessment,
].flatMap((m) => m.checks);

/** The five reports of one day: each line of what a careful analyst takes from them is one check. */
export const fiveReports: Task = {
  name: 'five-reports',
  run: async ({ dataDir, log }) => {
    const run = await runFiveReports(join(dataDir, 'five-reports'));
    if (!run) return [];
    const failed = checks.filter((check) => !holds(check, run));
    for (const { id, what } of failed) log(`does not hold: ${id}: ${what}`);
    const rows: EvalRow[] = [
      {
        metric: 'five-reports.checks',
        score: (checks.length - failed.length) / checks.length,
        size: checks.length,
      },
    ];
    return rows;
  },
};

/** A check that throws has found something missing: it does not hold. */
function holds(check: FiveReportCheck, run: FiveReportsRun): boolean {
  try {
    return check.holds(run);
  } catch {
    return false;
  }
}

/** Briefs the folder's `NNN_*.txt` files; the letters follow the order of their numbers. Null where there are not five. */
export async function runFiveReports(folder: string): Promise<FiveReportsRun | null> {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder)
    .filter((name) => /^\d{3}_.*\.txt$/.test(name))
    .sort();
  if (files.length !== fiveReportLetters.length) return null;
  const agreement = await ports.agreements.load('syria-2016-02');
  const outcomes = await Promise.all(
    files.map((name) => ports.read({ source: name, name, bytes: readFileSync(join(folder, name)) })),
  );
  const briefing = brief(outcomes.flat(), ports.loadResources(agreement), {
    version: 'eval',
    agreement,
    asOf: null,
  });
  const letters = new Map<FiveReportLetter, FiveReportsRun['briefing']['reports'][number]>();
  fiveReportLetters.forEach((letter, i) => {
    const report = briefing.reports.find((r) => r.source === files[i]);
    if (report) letters.set(letter, report);
  });
  const extractions = new Map(
    [...letters].flatMap(([letter, report]) => {
      const extraction = briefing.extractions.find((e) => e.report === report.id);
      return extraction ? [[letter, extraction] as const] : [];
    }),
  );
  return { reports: letters, extractions, briefing };
}
