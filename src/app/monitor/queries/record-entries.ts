import type { Query } from '../database.ts';
import { ledgerSize, readEntries, type LedgerEntry } from '../record/ledger.ts';
import type { EntryKind } from '../../../record/entry.ts';
import { mostCounted } from './list-derived.ts';

export interface EntriesRequest {
  readonly from?: number | undefined;
  readonly limit: number;
  readonly kind?: EntryKind | undefined;
  /** 'down': newest first; `from` is then the last entry wanted. */
  readonly order: 'up' | 'down';
}

/** A page of the log. `next` is the `from` of the page after it. */
export async function listEntries(
  query: Query,
  request: EntriesRequest,
): Promise<{
  readonly entries: readonly LedgerEntry[];
  readonly next: string | null;
  readonly total: number | null;
}> {
  const { limit, order } = request;
  const [found, total] = await Promise.all([
    order === 'up' ? upwards(query, request) : downwards(query, request),
    countEntries(query, request.kind),
  ]);
  const entries = found.slice(0, limit);
  const following = found[limit];
  return { entries, next: following ? String(following.seq) : null, total };
}

function upwards(query: Query, { from, limit, kind }: EntriesRequest): Promise<readonly LedgerEntry[]> {
  return readEntries(query, { from: from ?? 0, limit: limit + 1, ...(kind && { kind }) });
}

async function downwards(
  query: Query,
  { from, limit, kind }: EntriesRequest,
): Promise<readonly LedgerEntry[]> {
  const rows = await query<{ seq: number }>(
    `select seq from ledger_entry where ($1::bigint is null or seq <= $1) and ($2::text is null or kind = $2)
     order by seq desc limit $3`,
    [from ?? null, kind ?? null, limit + 1],
  );
  const oldest = rows.at(-1);
  if (!oldest) return [];
  const entries = await readEntries(query, {
    from: oldest.seq,
    limit: rows.length,
    ...(kind && { kind }),
  });
  return [...entries].reverse();
}

/** How many entries there are, of a kind where one is given; null: more than are counted. */
export async function countEntries(query: Query, kind?: EntryKind): Promise<number | null> {
  if (kind === undefined) return ledgerSize(query);
  const [row] = await query<{ entries: number }>(
    `select count(*)::int as entries from (select 1 from ledger_entry where kind = $1 limit ${mostCounted + 1}) e`,
    [kind],
  );
  const entries = row?.entries ?? 0;
  return entries > mostCounted ? null : entries;
}
