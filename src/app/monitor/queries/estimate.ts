import type { Query, SqlValue } from '../database.ts';

/** An explained statement, as the database writes it. */
type Explained = readonly { readonly Plan: { readonly 'Plan Rows': number } }[];

/**
 * How many rows the planner expects of a statement, from its statistics: without reading any, and so without certainty.
 * Good for choosing between two ways that both give the right answer.
 */
export async function estimateRows(
  query: Query,
  sql: string,
  parameters: readonly SqlValue[],
): Promise<number> {
  const [row] = await query<{ 'QUERY PLAN': Explained | string }>(`explain (format json) ${sql}`, parameters);
  const plan = row?.['QUERY PLAN'] ?? [];
  const explained = typeof plan === 'string' ? (JSON.parse(plan) as Explained) : plan; // one engine parses it, the other may not
  return explained[0]?.Plan['Plan Rows'] ?? 0;
}
