import { createHash } from 'node:crypto';
import type { Change } from '../changes.ts';
import type { Query } from '../database.ts';
import { marksSql } from './day-marks.ts';

export const derivedKinds = [
  'report',
  'statement',
  'allegation',
  'commitment',
  'story',
  'incident',
  'contradiction',
  'origin',
  'finding',
  'statement-group',
] as const;
export type DerivedKind = (typeof derivedKinds)[number];

/** One derived thing as it is stored: columns to filter and sort by (table `derived`), and what is shown of it (table `shown`). */
export interface DerivedRow {
  readonly kind: DerivedKind;
  readonly id: string;
  /** Null for a report that is not grouped yet. */
  readonly windowKey: string | null;
  readonly report?: string | null;
  readonly story?: string | null;
  readonly incident?: string | null;
  readonly subject?: string | null;
  /** First and last full ISO day that it is about. */
  readonly day?: string | null;
  readonly dayTo?: string | null;
  readonly country?: string | null;
  readonly admin1?: string | null;
  readonly place?: string | null;
  readonly placeName?: string | null;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
  readonly radius?: number | null;
  readonly side?: string | null;
  readonly outlet?: string | null;
  readonly type?: string | null;
  readonly status?: string | null;
  readonly reports?: number | null;
  readonly independent?: number | null;
  readonly setAside?: boolean;
  /** Values that can be filtered by, beside those of the columns: sides, actors, … */
  readonly facets?: Readonly<Record<string, readonly (string | null)[]>>;
  readonly summary: object;
  readonly document: object;
  /** Words that it is found by; null where it is not searched for. `title` weighs more. */
  readonly words: { readonly title: string; readonly text: string } | null;
}

/** A filter's key as it stands in `derived.keys`. Names are compared without case. */
export function filterKey(kind: DerivedKind, name: string, value: string): string {
  return `${kind}/${name}=${value.toLowerCase()}`;
}

const columnsAsFacets = ['country', 'admin1', 'place', 'side', 'outlet', 'type', 'status'] as const;

function keysOf(row: DerivedRow): readonly string[] {
  const keys = new Set<string>();
  const add = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') keys.add(filterKey(row.kind, name, value));
  };
  for (const column of columnsAsFacets) add(column, row[column]);
  add('place', row.placeName);
  for (const [name, values] of Object.entries(row.facets ?? {})) for (const value of values) add(name, value);
  return [...keys];
}

/** A row ready to be written, as JSON with the columns' names. */
interface WrittenRow {
  readonly kind: DerivedKind;
  readonly id: string;
  readonly digest: string;
  readonly json: string;
  readonly words: string | null;
}

function written(row: DerivedRow): WrittenRow {
  const columns = {
    kind: row.kind,
    id: row.id,
    window_key: row.windowKey,
    report: row.report ?? null,
    story: row.story ?? null,
    incident: row.incident ?? null,
    subject: row.subject ?? null,
    day: row.day ?? null,
    day_to: row.dayTo ?? null,
    country: row.country ?? null,
    admin1: row.admin1 ?? null,
    place: row.place ?? null,
    place_name: row.placeName ?? null,
    latitude: row.latitude ?? null,
    longitude: row.longitude ?? null,
    radius: row.radius ?? null,
    side: row.side ?? null,
    outlet: row.outlet ?? null,
    type: row.type ?? null,
    status: row.status ?? null,
    reports: row.reports ?? null,
    independent: row.independent ?? null,
    set_aside: row.setAside ?? false,
    keys: keysOf(row),
    summary: row.summary,
    document: row.document,
  };
  const json = storable(JSON.stringify(columns));
  const words =
    row.words &&
    storable(
      JSON.stringify({
        kind: row.kind,
        id: row.id,
        day: row.day ?? null,
        title: row.words.title,
        text: row.words.text,
      }),
    );
  const digest = createHash('sha1')
    .update(json)
    .update('\0')
    .update(words ?? '')
    .digest('base64');
  return { kind: row.kind, id: row.id, digest, json: `${json.slice(0, -1)},"digest":"${digest}"}`, words };
}

/** PostgreSQL's texts hold no NUL, and its JSON no half of a character pair: each becomes the replacement character. */
function storable(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(/\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g, (match) =>
    match === '\\\\' ? match : '\\ufffd',
  );
}

/** Characters of JSON that one statement carries at most. */
const batchSize = 2_000_000;

/**
 * Writes what is new or changed, and nothing else. Returns the changes.
 * @param replace rows of this window (or report) that are not among `rows` go
 */
export async function writeDerived(
  query: Query,
  rows: readonly DerivedRow[],
  program = '',
  replace: { readonly windowKey: string } | null = null,
): Promise<readonly Change[]> {
  const ready = rows.map(written);
  const before = await digestsBefore(query, ready, replace?.windowKey ?? null);
  const wanted = new Set(ready.map((row) => `${row.kind} ${row.id}`));
  const changed = ready.filter((row) => before.get(`${row.kind} ${row.id}`)?.digest !== row.digest);
  const gone = [...before.values()].filter((row) => row.own && !wanted.has(`${row.kind} ${row.id}`));
  for (const batch of batches(changed)) await upsert(query, batch, program);
  await upsertWords(
    query,
    changed.flatMap((row) => row.words ?? []),
  );
  await remove(query, gone);
  return [...changed, ...gone].map(({ kind, id }) => ({ kind, id }));
}

interface RowBefore {
  readonly kind: string;
  readonly id: string;
  readonly digest: string;
  /** It belongs to the window that is replaced. */
  readonly own: boolean;
}

async function digestsBefore(
  query: Query,
  rows: readonly WrittenRow[],
  windowKey: string | null,
): Promise<ReadonlyMap<string, RowBefore>> {
  const own =
    windowKey === null
      ? []
      : await query<RowBefore>(
          "select kind, id, digest, true as own from derived where window_key = $1 and kind <> 'report'",
          [windowKey],
        );
  const others = await query<RowBefore>(
    `select d.kind, d.id, d.digest, false as own
     from unnest($1::text[], $2::text[]) as t(kind, id) join derived d on d.kind = t.kind and d.id = t.id`,
    [rows.map((r) => r.kind), rows.map((r) => r.id)],
  );
  return new Map([...own, ...others].map((row) => [`${row.kind} ${row.id}`, row]));
}

function* batches(rows: readonly WrittenRow[]): Generator<readonly WrittenRow[]> {
  let batch: WrittenRow[] = [];
  let size = 0;
  for (const row of rows) {
    if (batch.length > 0 && size + row.json.length > batchSize) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(row);
    size += row.json.length;
  }
  if (batch.length > 0) yield batch;
}

const columns =
  'window_key text, report text, story text, incident text, subject text, day date, day_to date, country text, admin1 text, place text, place_name text, latitude real, longitude real, radius real, side text, outlet text, type text, status text, reports integer, independent integer, set_aside boolean, keys text[], digest text';
const names = columns.split(', ').map((column) => column.split(' ')[0] ?? '');

async function upsert(query: Query, rows: readonly WrittenRow[], program: string): Promise<void> {
  const json = `[${rows.map((r) => r.json).join(',')}]`;
  await query(
    `with added as (
       select * from json_to_recordset($1::json) as t(kind text, id text, ${columns}, summary json, document json)
     ), listed as (
       insert into derived (kind, id, ${names.join(', ')}, program)
       select kind, id, ${names.map((n) => (n === 'keys' ? `keys || ${marksSql()}` : n)).join(', ')}, $2 from added
       on conflict (kind, id) do update set ${names.map((n) => `${n} = excluded.${n}`).join(', ')}, program = excluded.program
     )
     insert into shown (kind, id, summary, document) select kind, id, summary, document from added
     on conflict (kind, id) do update set summary = excluded.summary, document = excluded.document`,
    [json, program],
  );
}

async function upsertWords(query: Query, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  await query(
    `insert into search (kind, id, sort_day, vector, text)
     select kind, id, day,
       setweight(to_tsvector('english', title), 'A') || to_tsvector('english', left(text, $2)) || array_to_tsvector(${marksSql()}),
       title || E'\\n' || text
     from (
       select kind, id, coalesce(day, date '0001-01-01') as day, title, text
       from json_to_recordset($1::json) as t(kind text, id text, day date, title text, text text)
     ) w
     on conflict (kind, id) do update set sort_day = excluded.sort_day, vector = excluded.vector, text = excluded.text`,
    [`[${words.join(',')}]`, searchedCharacters],
  );
}

/** Of a very long text only so much is found by its words: a vector may have 1 MB. */
const searchedCharacters = 200_000;

async function remove(
  query: Query,
  rows: readonly { readonly kind: string; readonly id: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const parameters = [rows.map((r) => r.kind), rows.map((r) => r.id)];
  for (const table of ['derived', 'shown', 'search']) {
    await query(
      `delete from ${table} d using unnest($1::text[], $2::text[]) as t(kind, id) where d.kind = t.kind and d.id = t.id`,
      parameters,
    );
  }
}
