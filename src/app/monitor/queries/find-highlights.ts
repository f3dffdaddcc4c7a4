import type { Query } from '../database.ts';
import type { DerivedKind } from '../derivation/derived-rows.ts';
import { searchTable } from './search-hits.ts';
import { snippetOf, type Snippet } from './highlights.ts';

/** Snippets of the things on one page, by id. Reads the texts of these things only. */
export async function findHighlights(
  query: Query,
  kind: DerivedKind,
  ids: readonly string[],
  q: string,
): Promise<readonly ({ readonly id: string } & Snippet)[]> {
  if (ids.length === 0) return [];
  const rows = await query<{ id: string; text: string; stems: readonly string[] }>(
    `select x.id, left(x.text, 50000) as text, s.stems
     from (select tsvector_to_array(to_tsvector('english', $3)) as stems) s
     join ${searchTable(kind)} x on x.kind = $1 and x.id = any($2::text[])`,
    [kind, ids, q],
  );
  const byId = new Map(rows.map((row) => [row.id, snippetOf(row.text, row.stems)]));
  return ids.flatMap((id) => {
    const snippet = byId.get(id);
    return snippet ? [{ id, ...snippet }] : [];
  });
}
