import type { Query, SqlValue } from '../database.ts';

/** An explained statement, as the database writes it. */
type Explained = readonly { readonly Plan: { readonly 'Plan Rows': number } }[];

/** An estimate is asked for anew after so many uses: by then the store may have grown. */
const usesOfAnEstimate = 100;
/** Statements whose estimates are remembered, for each database. */
const mostRemembered = 5_000;

interface Remembered {
  readonly rows: number;
  uses: number;
}
const remembered = new WeakMap<Query, Map<string, Remembered>>();

/**
 * How many rows the planner expects of a statement, from its statistics: without reading any, and so without certainty.
 * Good for choosing between two ways that both give the right answer.
 */
export async function estimateRows(
  query: Query,
  sql: string,
  parameters: readonly SqlValue[],
): Promise<number> {
  const known = remembered.get(query) ?? new Map<string, Remembered>();
  remembered.set(query, known);
  const key = `${sql}\n${JSON.stringify(parameters, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`;
  const estimate = known.get(key);
  if (estimate && ++estimate.uses < usesOfAnEstimate) return estimate.rows;
  const rows = await askPlanner(query, sql, parameters);
  if (known.size >= mostRemembered) known.clear();
  known.set(key, { rows, uses: 0 });
  return rows;
}

async function askPlanner(query: Query, sql: string, parameters: readonly SqlValue[]): Promise<number> {
  const [row] = await query<{ 'QUERY PLAN': Explained | string }>(`explain (format json) ${sql}`, parameters);
  const plan = row?.['QUERY PLAN'] ?? [];
  const explained = typeof plan === 'string' ? (JSON.parse(plan) as Explained) : plan; // one engine parses it, the other may not
  return explained[0]?.Plan['Plan Rows'] ?? 0;
}
