import type { DerivedKind } from '../derivation/derived-rows.ts';

/** What a list shows of a thing. */
export interface ListedRow {
  readonly id: string;
  /** JSON as it was stored, to be handed on as it is. */
  readonly summary: string;
  /** Who is on it, of a report; null for nobody. The desk is no part of what is derived, so it is not in the summary. */
  readonly assignee: string | null;
}

/** Columns and joins that make listed rows of the rows `p` of a page, in the same query: an answer waits once. */
export function asListed(
  kind: DerivedKind,
  kindParameter: string,
): { readonly columns: string; readonly joins: string } {
  const shown = `join shown s on s.kind = ${kindParameter} and s.id = p.id`;
  const columns = 'p.id, s.summary::text as summary';
  if (kind !== 'report') return { columns: `${columns}, null as assignee`, joins: shown };
  return { columns: `${columns}, k.assignee`, joins: `${shown} left join desk k on k.report = p.id` };
}
