import type { Query } from '../database.ts';
import type { DerivedKind } from '../derivation/derived-rows.ts';
import { Conditions } from './conditions.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import { estimateRows } from './estimate.ts';
import { countOf, firstInDays, readPage, type DayOrder, type Days, type FoundRow } from './day-spans.ts';
import { addFilter, addKeysOf, asksForParts, hasKeys, type ListFilter } from './list-filter.ts';
import { daysMarks } from '../derivation/day-marks.ts';
import { addWords, searchHits, searchTable, type SearchFilter } from './search-hits.ts';
import { asListed, type ListedRow } from './shown-rows.ts';

export type Sort = '-day' | 'day' | '-changed';
export interface ListRequest {
  readonly kind: DerivedKind;
  readonly filter: ListFilter;
  /** Words to search for, in the syntax of search engines. */
  readonly q?: string | undefined;
  /** With what was searched in, for highlights. */
  readonly texts?: boolean | undefined;
  /** Further conditions on `d`, beside the filter. */
  readonly add?: (where: Conditions) => void;
  readonly sort: Sort;
  readonly limit: number;
  readonly cursor?: string | undefined;
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
 * @param spans for tests: see `firstInDays`
 */
export async function listDerived(
  query: Query,
  request: ListRequest,
  spans?: readonly number[],
): Promise<ListPage<ListedRow>> {
  const { sort, limit } = request;
  const after = request.cursor === undefined ? null : readCursor(request.cursor, sort);
  const found = await (request.q !== undefined && sort !== '-changed'
    ? searchedPage(query, { ...request, q: request.q }, after, spans)
    : hasKeys(request.filter) &&
        !asksForParts(request.filter) &&
        request.q === undefined &&
        sort !== '-changed'
      ? keyedPage(query, request, after, spans)
      : sortedPage(query, request, after));
  const total = after ? after.total : found.total;
  const rows = found.rows.slice(0, limit);
  const last = rows.at(-1);
  const next =
    found.rows.length > limit && last ? writeCursor({ sort, value: last.at, id: last.id, total }) : null;
  return { items: rows, next, total };
}

/** Rows in their order, one more than a page where there are more; `at` is what they are sorted by. */
interface Found {
  readonly rows: readonly (ListedRow & { readonly at: string | number })[];
  readonly total: number | null;
}

const textsOf = ({ q, texts }: ListRequest): string | undefined => (texts === true ? q : undefined);

function dayOrder(request: ListRequest, after: Cursor | null): DayOrder {
  const { kind, filter, sort, limit } = request;
  return {
    kind,
    direction: orders[sort].direction,
    limit: limit + 1,
    after: after && { day: String(after.value), id: after.id },
    from: filter.from,
    to: filter.to,
    textsOf: textsOf(request),
  };
}

/** A list filtered by values: what has them is found by the index of `keys`. */
async function keyedPage(
  query: Query,
  request: ListRequest,
  after: Cursor | null,
  spans: readonly number[] | undefined,
): Promise<Found> {
  const order = dayOrder(request, after);
  const expected = await expectedWithKeys(query, request);
  const within = (days: Days | null) => keyedWithin(query, request, order, days);
  return firstInDays(query, order, expected, within, spans);
}

/** How many things have the values that are asked for, as far as the planner can tell. */
function expectedWithKeys(query: Query, { kind, filter }: ListRequest): Promise<number> {
  const where = new Conditions();
  addKeysOf(where, kind, filter);
  return estimateRows(query, `select 1 from derived d where ${where.sql.slice(5)}`, where.parameters);
}

function keyedWithin(
  query: Query,
  { kind, filter, add }: ListRequest,
  order: DayOrder,
  days: Days | null,
): Promise<readonly FoundRow[]> {
  const where = new Conditions();
  addFilter(where, kind, withoutDays(filter));
  const marks = days && daysMarks(kind, days.first, days.last);
  if (marks) where.add(`d.keys && ${where.value(marks)}::text[]`);
  add?.(where);
  return readPage(query, order, { from: 'derived d', row: 'd', where });
}

async function sortedPage(query: Query, request: ListRequest, after: Cursor | null): Promise<Found> {
  const { kind, sort, limit } = request;
  const { column, type, direction, beyond } = orders[sort];
  const { from, where } = matching(request);
  const page = new Conditions();
  page.parameters.push(...where.parameters);
  const rest = after
    ? ` and (d.${column}, d.id) ${beyond} (${page.value(after.value)}::${type}, ${page.value(after.id)})`
    : '';
  const carried = textsOf(request) === undefined ? '' : ', x.text';
  const { columns, joins } = asListed({ kind, textsOf: textsOf(request) }, page);
  const rows = await query<ListedRow & { readonly at: string }>(
    `select ${columns}, p.at::text as at from (
       select d.id, d.${column} as at${carried} from ${from} where ${where.sql.slice(5)}${rest}
       order by d.${column} ${direction}, d.id ${direction} limit ${page.value(limit + 1)}
     ) p ${joins}
     order by p.at ${direction}, p.id ${direction}`,
    page.parameters,
  );
  const total = after !== null || rows.length <= limit ? rows.length : await countIfFew(query, request);
  return { rows: rows.map((row) => ({ ...row, at: sort === '-changed' ? Number(row.at) : row.at })), total };
}

async function searchedPage(
  query: Query,
  request: ListRequest & { readonly q: string },
  after: Cursor | null,
  spans: readonly number[] | undefined,
): Promise<Found> {
  const filter = await searchFilter(query, request);
  return searchHits(query, { ...dayOrder(request, after), q: request.q, filter }, spans);
}

const withoutDays = (filter: ListFilter): ListFilter => ({ ...filter, from: undefined, to: undefined });

/** What a search asks for beside words and days; null for nothing. */
async function searchFilter(query: Query, request: ListRequest): Promise<SearchFilter | null> {
  const { kind, filter, add } = request;
  const rest = withoutDays(filter);
  if (add === undefined && Object.values(rest).every((value) => value === undefined)) return null;
  return {
    add: (where) => {
      addFilter(where, kind, rest);
      add?.(where);
    },
    share: asksForParts(filter)
      ? 0
      : hasKeys(filter)
        ? Math.min(1, (await expectedWithKeys(query, request)) / Math.max(1, await countOf(query, kind)))
        : 1,
  };
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
  addWords(where, q);
  return { from: `${searchTable(kind)} x join derived d on d.kind = $1 and d.id = x.id`, where };
}

async function countMatching(query: Query, request: ListRequest): Promise<number | null> {
  const { from, where } = matching(request);
  const [row] = await query<{ matches: number }>(
    `select count(*)::int as matches from (
       select 1 from ${from} where ${where.sql.slice(5)} limit ${mostCounted + 1}
     ) m`,
    where.parameters,
  );
  const matches = row?.matches ?? 0;
  return matches > mostCounted ? null : matches;
}

/** Null where the planner expects twice as many as are counted: that far off it may be, and what it is right about need not be read. */
async function countIfFew(query: Query, request: ListRequest): Promise<number | null> {
  const { from, where } = matching(request);
  const rows = `select 1 from ${from} where ${where.sql.slice(5)}`;
  const expected = await estimateRows(query, rows, where.parameters);
  return expected > 2 * mostCounted ? null : countMatching(query, request);
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
