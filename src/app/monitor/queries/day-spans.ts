import type { Query } from '../database.ts';
import type { DerivedKind } from '../derivation/derived-rows.ts';
import { Conditions } from './conditions.ts';
import { estimateRows } from './estimate.ts';
import { asListed, type ListedRow } from './shown-rows.ts';

/** The end of a kind's days that a page is read from, and how long the page is. */
export interface DayOrder {
  readonly kind: DerivedKind;
  readonly direction: 'desc' | 'asc';
  /** Rows that fill the page. */
  readonly limit: number;
  /** Only what comes after this place in the order. */
  readonly after?: { readonly day: string; readonly id: string } | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The words of a search whose texts come with the page. */
  readonly textsOf?: string | undefined;
}

export interface Days {
  readonly first: string;
  readonly last: string;
}

/** A row of a page. */
export interface FoundRow extends ListedRow {
  /** The day that it is sorted by. */
  readonly at: string;
  /** How many matched where it was looked for. */
  readonly total: number;
}

export interface FoundPage {
  readonly rows: readonly FoundRow[];
  /** All that match from the first place asked for; null where a page was found before all were. */
  readonly total: number | null;
}

/** Twice as many things are looked through as would fill a page, were the matches spread evenly; then eight times as many. */
const ample = 2;
const wider = 8;
/** So many matches are read and sorted in two milliseconds; their number is then known, too. */
const few = 3_000;
/** To read a row and sort it takes as long as to pass this many entries of the index of days (0.5 µs, 0.1 µs, all in memory). */
const entriesForARow = 5;

/**
 * Finds the first rows in order of the day, of what an index finds but does not sort. To read all that match and sort them
 * costs as much as there is, and so does to walk the days until a page is full. So few are read at once; of many, the days
 * in which a page should be found are read off the index of days, and only what matches there is read.
 * @param expected how many rows match in all, as far as one can tell
 * @param within reads the page's rows from these days at least, from all days with null
 * @param spans for tests: how many things are looked through at each step
 */
export async function firstInDays(
  query: Query,
  order: DayOrder,
  expected: number,
  within: (days: Days | null) => Promise<readonly FoundRow[]>,
  spans?: readonly number[],
): Promise<FoundPage> {
  for (const span of spans ?? spansFor(order, expected, await countOf(query, order.kind))) {
    const found = await daysOf(query, order, span);
    if (found === null) return { rows: [], total: 0 };
    const { isAll, ...days } = found;
    const rows = await within(days);
    if (isAll) return { rows, total: rows[0]?.total ?? 0 };
    if (rows.length >= order.limit) return { rows, total: null };
  }
  const rows = await within(null);
  return { rows, total: rows[0]?.total ?? 0 };
}

function spansFor({ limit }: DayOrder, expected: number, things: number): readonly number[] {
  const span = Math.ceil((ample * limit * things) / Math.max(expected, 1));
  if (expected <= few || expected * entriesForARow <= span) return [];
  return [span, span * wider].filter((s) => s < things);
}

/** How many things of a kind there are, by the planner's statistics. */
export function countOf(query: Query, kind: DerivedKind): Promise<number> {
  return estimateRows(query, 'select 1 from derived d where d.kind = $1', [kind]);
}

/** The days of so many things from the first place on, and whether these are all; null where there is none. */
async function daysOf(
  query: Query,
  { kind, direction, after, from, to }: DayOrder,
  span: number,
): Promise<(Days & { readonly isAll: boolean }) | null> {
  const where = new Conditions();
  where.add(`d.kind = ${where.value(kind)}`);
  if (after) where.add(`d.sort_day ${direction === 'desc' ? '<=' : '>='} ${where.value(after.day)}::date`);
  addSpan(where, { from, to }, 'd.sort_day');
  const things = `select d.sort_day::text from derived d where ${where.sql.slice(5)}`;
  const [there, back] = direction === 'desc' ? ['desc', 'asc'] : ['asc', 'desc'];
  const [row] = await query<{ near: string | null; far: string | null; end: string | null }>(
    `select s.near, s.far, case when s.far is null then (${things} order by d.sort_day ${back}, d.id ${back} limit 1) end as end
     from (select (${things} order by d.sort_day ${there}, d.id ${there} limit 1) as near,
       (${things} order by d.sort_day ${there}, d.id ${there} offset ${where.value(span)} limit 1) as far) s`,
    where.parameters,
  );
  const far = row?.far ?? row?.end ?? null;
  if (!row || row.near === null || far === null) return null;
  const isAll = row.far === null;
  return direction === 'desc' ? { first: far, last: row.near, isAll } : { first: row.near, last: far, isAll };
}

/** What has no day is sorted before all days; a span of days leaves it out. */
const firstOfDays = '0001-01-02';

/** The day lies between. */
export function addSpan(
  where: Conditions,
  { from, to }: Pick<DayOrder, 'from' | 'to'>,
  column: string,
): void {
  if (from !== undefined) where.add(`${column} >= ${where.value(from)}::date`);
  if (to === undefined) return;
  where.add(`${column} <= ${where.value(to)}::date`);
  if (from === undefined) where.add(`${column} >= ${where.value(firstOfDays)}::date`);
}

/**
 * The order's rows among those that match, of a table with columns `sort_day` and `id`. What matches is read once: to count it
 * and for the page.
 */
export function readPage(
  query: Query,
  order: DayOrder,
  { from, row, where }: { readonly from: string; readonly row: 'd' | 'x'; readonly where: Conditions },
): Promise<readonly FoundRow[]> {
  const { direction, limit, after } = order;
  // "+ 0" keeps the planner from the index of days, along which it would walk all of them.
  const day = `(${row}.sort_day + 0)`;
  addSpan(where, order, day);
  if (after) {
    const beyond = direction === 'desc' ? '<' : '>';
    where.add(`(${day}, ${row}.id) ${beyond} (${where.value(after.day)}::date, ${where.value(after.id)})`);
  }
  const { columns, joins } = asListed(order, where);
  const carried = order.textsOf === undefined ? '' : ', text';
  return query<FoundRow>(
    `with hits as materialized (
       select ${row}.id, ${row}.sort_day as at${carried} from ${from} where ${where.sql.slice(5)}
     )
     select ${columns}, p.at::text as at, n.total
     from (select count(*)::int as total from hits) n cross join (
       select id, at${carried} from hits order by at ${direction}, id ${direction} limit ${where.value(limit)}
     ) p ${joins}
     order by p.at ${direction}, p.id ${direction}`,
    where.parameters,
  );
}
