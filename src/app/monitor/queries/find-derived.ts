import type { Query } from '../database.ts';
import type { DerivedKind } from '../derivation/derived-rows.ts';

/** A thing by its id: its JSON, or where it went when it was merged away. */
export type Found =
  { readonly found: 'here'; readonly json: string } | { readonly found: 'moved'; readonly id: string };

/** What an id was named after lives on in another thing of its kind; null where there never was such an id. */
export async function findDerived(query: Query, kind: DerivedKind, id: string): Promise<Found | null> {
  const [row] = await query<{ summary: string; document: string }>(
    'select summary::text as summary, document::text as document from shown where kind = $1 and id = $2',
    [kind, id],
  );
  if (row) return { found: 'here', json: joinObjects(row.summary, row.document) };
  const moved = await findMoved(query, kind, id);
  return moved === null ? null : { found: 'moved', id: moved };
}

/** Kinds that are named after a member, the kind of the member, and where the member says what it is in now. */
const members = {
  story: ['report', 'story'],
  incident: ['allegation', 'incident'],
  'statement-group': ['statement', 'subject'],
} as const;

async function findMoved(query: Query, kind: DerivedKind, id: string): Promise<string | null> {
  if (kind !== 'story' && kind !== 'incident' && kind !== 'statement-group') return null;
  const [memberKind, column] = members[kind];
  const [row] = await query<{ now: string | null }>(
    `select m.${column} as now from anchor a join derived m on m.kind = $3 and m.id = a.member
     where a.kind = $1 and a.id = $2`,
    [kind, id, memberKind],
  );
  const now = row?.now ?? (await homeOfOthers(query, id, memberKind, column));
  return now === id ? null : now;
}

/**
 * Where those are that stood in it beside a member that a correction took away: what it was named after may have been
 * dismissed or set aside. Looked for only where nothing else is found, as it goes through all corrections.
 */
async function homeOfOthers(
  query: Query,
  id: string,
  memberKind: string,
  column: string,
): Promise<string | null> {
  const [row] = await query<{ now: string }>(
    `select m.${column} as now
     from ledger_entry e
     cross join lateral json_array_elements(e.body::json->'stoodIn') thing
     cross join lateral json_array_elements_text(thing->'with') with ordinality as w(member, n)
     join derived m on m.kind = $2 and m.id = w.member and m.${column} is not null
     where e.kind = 'correction' and position($1 in e.body) > 0 and thing->>'id' = $1
     order by e.seq desc, w.n limit 1`,
    [id, memberKind],
  );
  return row?.now ?? null;
}

/** Two objects as JSON texts, one after the other in one object. They have no key in common. */
export function joinObjects(one: string, other: string): string {
  const left = one.trim();
  const right = other.trim();
  if (right === '{}') return left;
  return left === '{}' ? right : `${left.slice(0, -1)},${right.slice(1)}`;
}
