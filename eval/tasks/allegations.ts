import type { EvalContext, EvalRow, Task } from '../task.ts';
import type { Allegation } from '../../src/domain/allegation.ts';
import { extractReport } from '../../src/app/brief.ts';
import { ports } from '../../src/storage/ports.ts';
import { alignReport, scoredFields, type ScoredPair } from '../syria-news/allegation-scoring.ts';
import { readGold } from '../syria-news/gold.ts';

/** Allegations against the 64 annotated reports, as the coding guide's "Scoring" says. */
export const allegationsTask: Task = { name: 'allegations', run };

async function run(context: EvalContext): Promise<readonly EvalRow[]> {
  const gold = readGold(context.dataDir);
  if (gold === null) return [];
  const resources = ports.loadResources(null);
  const pairs: ScoredPair[] = [];
  let goldCount = 0;
  let predictedCount = 0;
  for (const { id, incidents, record } of gold) {
    const name = `${id}.json`;
    const outcomes = await ports.read({ source: name, name, bytes: new TextEncoder().encode(record) });
    const reports = outcomes.flatMap((o) => (o.ok ? [o.report] : []));
    goldCount += incidents.length;
    for (const report of reports) {
      const predicted = extractReport(report, resources).allegations.filter(isIncident);
      predictedCount += predicted.length;
      pairs.push(...alignReport(report.text, incidents, predicted));
    }
  }
  return rows(pairs, goldCount, predictedCount);
}

/** General allegations are kept but never counted as incidents. */
function isIncident(allegation: Allegation): boolean {
  return !allegation.general;
}

/** The figures of the guide. */
function rows(pairs: readonly ScoredPair[], gold: number, predicted: number): EvalRow[] {
  const f1 = (matched: number): number => (gold + predicted === 0 ? 0 : (2 * matched) / (gold + predicted));
  const strict = pairs.filter(({ agrees: a }) => a.place && a.date && a.side && a.killed).length;
  return [
    { metric: 'allegations.detection.syria-news', score: f1(pairs.length), size: gold },
    ...scoredFields.map((field) => ({
      metric: `allegations.${field}.syria-news`,
      score: pairs.length === 0 ? 0 : pairs.filter((p) => p.agrees[field]).length / pairs.length,
      size: pairs.length,
    })),
    { metric: 'allegations.strict.syria-news', score: f1(strict), size: gold },
  ];
}
