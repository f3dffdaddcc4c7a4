import { readBlob } from '../record/blobs.ts';
import type { Query } from '../database.ts';
import { LedgerError } from '../record/ledger.ts';
import type { ReleaseView } from '../views/release-view.ts';
import { readEntryCursor } from './cursor.ts';
import type { ListPage } from './list-derived.ts';
import { countEntries } from './record-entries.ts';

/** A release's row. The body's `kind` is in a column of its own, indexed with the number. */
interface Row {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly title: string;
  readonly format: string;
  readonly size: number;
  readonly blob: string;
  readonly known: string;
}
const selected = `
  select e.seq, r.at, r.by, r.title, r.format, r.blob, r.known, coalesce(b.size, 0) as size
  from ledger_entry e
  cross join lateral json_to_record(e.body::json)
    as r(at text, by text, title text, format text, blob text, known text)
  left join blob b on b.hash = r.blob
  where e.kind = 'release'`;

/** A page of releases, newest first. */
export async function listReleases(
  query: Query,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<ListPage<ReleaseView>> {
  const before = cursor === undefined ? null : readEntryCursor(cursor);
  const [rows, total] = await Promise.all([
    query<Row>(`${selected} and ($1::bigint is null or e.seq < $1) order by e.seq desc limit $2`, [
      before,
      limit + 1,
    ]),
    countEntries(query, 'release'),
  ]);
  const items = rows.slice(0, limit).map(viewOf);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? String(last.entry) : null, total };
}

/** The newest release of a title in a format. */
export async function newestRelease(
  query: Query,
  title: string,
  format: string,
): Promise<ReleaseView | null> {
  const [row] = await query<Row>(
    `${selected} and r.title = $1 and r.format = $2 order by e.seq desc limit 1`,
    [title, format],
  );
  return row ? viewOf(row) : null;
}

/** What the entry released, with its bytes; null where that entry is not there or is of another kind. */
export async function readRelease(
  query: Query,
  entry: number,
): Promise<{ readonly release: ReleaseView; readonly bytes: Uint8Array } | null> {
  const [row] = await query<Row>(`${selected} and e.seq = $1`, [entry]);
  if (!row) return null;
  const bytes = await readBlob(query, row.blob);
  if (!bytes) throw new LedgerError(`The evidence ${row.blob} is missing: restore a backup.`);
  return { release: viewOf(row), bytes };
}

function viewOf({ seq, size, blob, ...said }: Row): ReleaseView {
  return { entry: seq, ...said, bytes: size, hash: blob };
}
