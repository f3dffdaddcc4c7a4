import type { Query } from '../database.ts';
import type { DerivedKind } from '../derived-rows.ts';
import { Conditions } from './conditions.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import { estimateRows } from './estimate.ts';
import { addFilter, byDay, byKeys, hasKeys, type ListFilter } from './list-filter.ts';
import { kindMark } from '../search-marks.ts';
import { addWords, searchHits } from './search-hits.ts';

export type Sort = '-day' | 'day' | '-changed';
export interface ListRequest {
  readonly kind: DerivedKind;
  readonly filter: ListFilter;
  /** Words to search for, in the syntax of search engines. */
  readonly q?: string | undefined;
  /** Further conditions on `d`, beside the filter. */
  readonly add?: (where: Conditions) => void;
  readonly sort: Sort;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A row of a list: `summary` is the JSON as it was stored, to be handed on as it is. */
export interface ListedRow {
  readonly id: string;
  readonly summary: string;
}
export interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
  /** Null: more than `mostCounted`. */
  readonly total: number | null;
}

/** Matches are counted up to here: the cost of a count stays the same however much is stored. */
export const mostCounted = 10_000;

const orders = {
  '-day': { column: 'sort_day', type: 'date', direction: 'desc', beyond: '<' },
  day: { column: 'sort_day', type: 'date', direction: 'asc', beyond: '>' },
  '-changed': { column: 'changed', type: 'bigint', direction: 'desc', beyond: '<' },
} as const satisfies Record<Sort, unknown>;

/**
 * One page of a list. Without words, in two queries of an index each: the page, and on the first page the count; later
 * pages carry the count along in their cursor. Rows that come in between two pages neither repeat nor hide others.
 * Throws `CursorError`.
 */
export async function listDerived(query: Query, request: ListRequest): Promise<ListPage<ListedRow>> {
  const { sort, limit, kind } = request;
  const after = request.cursor === undefined ? null : readCursor(request.cursor, sort);
  const found = await (request.q !== undefined && sort !== '-changed'
    ? searchedPage(query, { ...request, q: request.q }, after)
    : hasKeys(request.filter) && request.q === undefined && sort !== '-changed'
      ? keyedPage(query, request, after)
      : sortedPage(query, request, after));
  const total = after ? after.total : found.total;
  const places = found.places.slice(0, limit);
  const last = places.at(-1);
  const next =
    found.places.length > limit && last ? writeCursor({ sort, value: last.at, id: last.id, total }) : null;
  const items =
    found.rows?.slice(0, limit) ??
    (await readSummaries(
      query,
      kind,
      places.map((place) => place.id),
    ));
  return { items, next, total };
}

/** Rows in their order, one more than a page where there are more. */
interface Found {
  readonly places: readonly { readonly id: string; readonly at: string | number }[];
  /** Where they were read along. */
  readonly rows: readonly ListedRow[] | null;
  readonly total: number | null;
}

/** So many rows are found by their keys and sorted in some milliseconds. */
const fewRows = 3_000;

/**
 * A list filtered by values. Few that match are found by their keys, sorted and counted at once; many are looked through in order of
 * the day until the page is full. Left to itself the planner takes the wrong one: it does not know that keys name their kind.
 */
async function keyedPage(query: Query, request: ListRequest, after: Cursor | null): Promise<Found> {
  const { kind, filter, add, sort, limit } = request;
  const { column, type, direction, beyond } = orders[sort];
  const keyed = new Conditions();
  addFilter(keyed, kind, { ...filter, from: undefined, to: undefined });
  const expected = await estimateRows(
    query,
    `select 1 from derived d where ${keyed.sql.slice(5)}`,
    keyed.parameters,
  );
  const few = expected < fewRows;
  const where = new Conditions();
  const kindAt = where.value(kind);
  if (!few) where.add(`d.kind = ${kindAt}`);
  addFilter(where, kind, filter, few ? byKeys : byDay);
  add?.(where);
  const whole = where.sql.slice(5);
  const at = few ? `(d.${column} + 0)` : `d.${column}`;
  const rest = after
    ? `(${at}, d.id) ${beyond} (${where.value(after.value)}::${type}, ${where.value(after.id)})`
    : 'true';
  const rows = await query<ListedRow & { readonly at: string; readonly total: number | null }>(
    `select p.id, p.at::text as at, p.total, s.summary::text as summary from (
       select d.id, ${at} as at, ${few ? '(count(*) over ())::int' : 'null::int'} as total
       from derived d where ${whole} and ${rest}
       order by ${at} ${direction}, d.id ${direction} limit ${where.value(limit + 1)}
     ) p join shown s on s.kind = ${kindAt} and s.id = p.id
     order by p.at ${direction}, p.id ${direction}`,
    where.parameters,
  );
  const total = rows.length <= limit ? rows.length : (rows[0]?.total ?? null);
  return { places: rows, rows, total };
}

async function sortedPage(query: Query, request: ListRequest, after: Cursor | null): Promise<Found> {
  const { sort, limit } = request;
  const { column, type, direction, beyond } = orders[sort];
  const { from, where } = matching(request);
  const page = new Conditions();
  page.parameters.push(...where.parameters);
  const rest = after
    ? ` and (d.${column}, d.id) ${beyond} (${page.value(after.value)}::${type}, ${page.value(after.id)})`
    : '';
  const rows = await query<ListedRow & { readonly at: string }>(
    `select p.id, p.at::text as at, s.summary::text as summary from (
       select d.id, d.${column} as at from ${from} where ${where.sql.slice(5)}${rest}
       order by d.${column} ${direction}, d.id ${direction} limit ${page.value(limit + 1)}
     ) p join shown s on s.kind = $1 and s.id = p.id
     order by p.at ${direction}, p.id ${direction}`,
    page.parameters,
  );
  const counts = after === null && rows.length > limit;
  const total = counts ? await countMatching(query, request) : rows.length;
  const places = rows.map(({ id, at }) => ({ id, at: sort === '-changed' ? Number(at) : at }));
  return { places, rows, total };
}

async function searchedPage(
  query: Query,
  request: ListRequest & { readonly q: string },
  after: Cursor | null,
): Promise<Found> {
  const { kind, q, limit, sort, filter, add } = request;
  const { from, to, ...rest } = filter;
  const hasFilter = add !== undefined || Object.values(rest).some((value) => value !== undefined);
  const { items, total } = await searchHits(query, {
    kind,
    q,
    limit: limit + 1,
    direction: sort === 'day' ? 'asc' : 'desc',
    after: after && { day: String(after.value), id: after.id },
    from,
    to,
    filter: hasFilter
      ? (where) => {
          addFilter(where, kind, rest);
          add?.(where);
        }
      : null,
  });
  return { places: items, rows: null, total };
}

/** Summaries of these things, in this order. */
async function readSummaries(
  query: Query,
  kind: DerivedKind,
  ids: readonly string[],
): Promise<readonly ListedRow[]> {
  if (ids.length === 0) return [];
  const rows = await query<ListedRow>(
    'select id, summary::text as summary from shown where kind = $1 and id = any($2::text[])',
    [kind, ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The rows `d` that match, without their order. */
export function matching(request: Pick<ListRequest, 'kind' | 'filter' | 'q' | 'add'>): {
  readonly from: string;
  readonly where: Conditions;
} {
  const { kind, filter, q, add } = request;
  const where = new Conditions();
  where.add(`d.kind = ${where.value(kind)}`);
  addFilter(where, kind, filter);
  add?.(where);
  if (q === undefined) return { from: 'derived d', where };
  addWords(where, q, where.value(kindMark(kind)));
  return { from: 'search x join derived d on d.kind = $1 and d.id = x.id', where };
}

async function countMatching(query: Query, request: ListRequest): Promise<number | null> {
  const { from, where } = matching(request);
  const rows = `select 1 from ${from} where ${where.sql.slice(5)}`;
  // Twice as many as are counted: that far off the planner may be, and what it is right about need not be read.
  if ((await estimateRows(query, rows, where.parameters)) > 2 * mostCounted) return null;
  const [row] = await query<{ matches: number }>(
    `select count(*)::int as matches from (${rows} limit ${mostCounted + 1}) m`,
    where.parameters,
  );
  const matches = row?.matches ?? 0;
  return matches > mostCounted ? null : matches;
}

/** Ids of what matches, newest first. */
export async function listIds(
  query: Query,
  { limit, ...asked }: Pick<ListRequest, 'kind' | 'filter' | 'q' | 'limit'>,
): Promise<readonly string[]> {
  const { from, where } = matching(asked);
  const rows = await query<{ id: string }>(
    `select d.id from ${from} where ${where.sql.slice(5)} order by d.sort_day desc, d.id desc limit ${where.value(limit)}`,
    where.parameters,
  );
  return rows.map((row) => row.id);
}
