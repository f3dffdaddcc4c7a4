import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/domain/report.ts';
import { readDocument } from '../../src/reading/read-document.ts';
import { foldWords, type ReadingReference } from '../../src/reading/reading-reference.ts';
import { readingReference } from '../../src/storage/reading-reference-files.ts';
import type { EvalContext, EvalRow, Task } from '../task.ts';

/** How well reading tells the agency or outlet that a report credits; see syria-news/GUIDE.md, field `agency`. */
export const reading: Task = {
  name: 'reading',
  run: (context) => Promise.resolve(agencyRows(context)),
};

function agencyRows(context: EvalContext): readonly EvalRow[] {
  const folder = join(context.dataDir, 'syria-news');
  const [reportsFile, goldFile] = [join(folder, 'reports.jsonl'), join(folder, 'gold.jsonl')];
  if (!existsSync(reportsFile) || !existsSync(goldFile)) return [];
  const reference = readingReference();
  const outcomes = readDocument(
    { source: reportsFile, name: 'reports.jsonl', bytes: readFileSync(reportsFile) },
    { reference },
  );
  const reports = new Map<string, Report>();
  for (const outcome of outcomes) if (outcome.ok) reports.set(outcome.report.id, outcome.report);
  let size = 0;
  let right = 0;
  for (const line of readFileSync(goldFile, 'utf8').split('\n')) {
    const gold = goldAgency(line);
    const report = gold && reports.get(gold.id);
    if (!report) continue;
    size += 1;
    const told = creditedSource(report);
    if (sameOutlet(told, gold.agency, reference)) right += 1;
    else context.log(`reading.agency ${gold.id}: read ${told ?? 'none'}, gold ${gold.agency ?? 'none'}`);
  }
  return size === 0 ? [] : [{ metric: 'reading.agency.syria-news', score: right / size, size }];
}

function goldAgency(line: string): { readonly id: string; readonly agency: string | null } | null {
  if (line.trim() === '') return null;
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || !('id' in value) || !('agency' in value)) return null;
  const { id, agency } = value;
  if (typeof id !== 'string') return null;
  return { id, agency: typeof agency === 'string' ? agency : null };
}

/** The guide's one field: whom the report credits, else the outlet that its text cites most, the first of them at a tie. */
function creditedSource(report: Report): string | null {
  const credited = report.agencies[0];
  if (credited) return credited.value;
  const counts = new Map<string, number>();
  for (const { value } of report.citedOutlets ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most: string | null = null;
  for (const [value, count] of counts) if (most === null || count > (counts.get(most) ?? 0)) most = value;
  return most;
}

/** Equal when both are none, when both are names of one outlet, or when they are spelled alike. */
function sameOutlet(a: string | null, b: string | null, reference: ReadingReference): boolean {
  if (a === null || b === null) return a === b;
  const [foldedA, foldedB] = [foldWords(a), foldWords(b)];
  if (foldedA === foldedB) return true;
  const known = reference.outletByName.get(foldedA);
  return known !== undefined && known === reference.outletByName.get(foldedB);
}
