import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { extractReport } from '../../src/app/brief.ts';
import { statementActs } from '../../src/domain/statement.ts';
import { byImportance } from '../../src/extraction/statements/statement-weights.ts';
import { ports } from '../../src/storage/ports.ts';
import { readJsonLines } from '../data-files.ts';
import { scoreStatements, type StatementScore } from '../syria-news/statement-scoring.ts';
import type { EvalContext, EvalRow, Task } from '../task.ts';

/** Statements against the annotated reports of `syria-news`, as the coding guide's "Scoring" says. */
export const statementsTask: Task = { name: 'statements', run };

const goldSchema = z.object({
  id: z.string(),
  statements: z.array(z.object({ speaker: z.string(), act: z.enum(statementActs), evidence: z.string() })),
});
const recordSchema = z.looseObject({ id: z.string() });

async function run(context: EvalContext): Promise<readonly EvalRow[]> {
  const goldFile = join(context.dataDir, 'syria-news', 'gold.jsonl');
  const reportsFile = join(context.dataDir, 'syria-news', 'reports.jsonl');
  if (!existsSync(goldFile) || !existsSync(reportsFile)) return [];
  const records = new Map(readJsonLines(reportsFile).map((r) => [recordSchema.parse(r).id, r]));
  const resources = ports.loadResources(null);
  let sum: StatementScore = { gold: 0, predicted: 0, matched: 0, sameAct: 0 };
  for (const line of readJsonLines(goldFile)) {
    const { id, statements } = goldSchema.parse(line);
    const bytes = new TextEncoder().encode(JSON.stringify(records.get(id) ?? {}));
    const outcomes = await ports.read({ source: `${id}.json`, name: `${id}.json`, bytes });
    for (const outcome of outcomes) {
      if (!outcome.ok) continue;
      const best = byImportance(extractReport(outcome.report, resources).statements);
      const predicted = best.map((s) => ({ speaker: s.speaker.name, act: s.act, evidence: s.evidence }));
      sum = add(sum, scoreStatements(outcome.report.text, statements, predicted));
    }
  }
  return [
    {
      metric: 'statements.speaker.syria-news',
      score: sum.gold + sum.predicted === 0 ? 0 : (2 * sum.matched) / (sum.gold + sum.predicted),
      size: sum.gold,
    },
    {
      metric: 'statements.act.syria-news',
      score: sum.matched === 0 ? 0 : sum.sameAct / sum.matched,
      size: sum.matched,
    },
  ];
}

function add(a: StatementScore, b: StatementScore): StatementScore {
  return {
    gold: a.gold + b.gold,
    predicted: a.predicted + b.predicted,
    matched: a.matched + b.matched,
    sameAct: a.sameAct + b.sameAct,
  };
}
