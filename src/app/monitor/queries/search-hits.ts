import type { Query } from '../database.ts';
import { daysMark, kindMark } from '../search-marks.ts';
import { Conditions } from './conditions.ts';
import { estimateRows } from './estimate.ts';

/** What is searched: the newest (or oldest) things of a kind that hold these words. */
export interface SearchRequest {
  readonly kind: string;
  readonly q: string;
  readonly limit: number;
  readonly direction: 'desc' | 'asc';
  /** Only what comes after this place in the order. */
  readonly after?: { readonly day: string; readonly id: string } | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Adds conditions on the row `d` of `derived`, where there are any. */
  readonly filter?: ((where: Conditions) => void) | null;
}
export interface Hits {
  readonly items: readonly Hit[];
  /** All that match from the first place asked for; null where the words are so common that a page was found before all were. */
  readonly total: number | null;
}
export interface Hit {
  readonly id: string;
  /** The day that it is sorted by. */
  readonly at: string;
}

/**
 * Things at the end that is asked for that are looked through before more are: a word that stands in one of 30 fills a
 * page from the first, one in 300 from the second; what is rarer is found whole, which then is not much.
 */
const spans = [1_500, 15_000] as const;

/**
 * Finds the first hits in order of the day. A word index alone would have to read every hit of a common word to sort
 * them, and the order of days alone most things to find a rare word. So the newest days are searched first, by their marks
 * in the word index, and all days only for words that are rare in them.
 * @param steps for tests: how many things are searched before more are
 */
export async function searchHits(
  query: Query,
  request: SearchRequest,
  steps?: readonly number[],
): Promise<Hits> {
  for (const span of steps ?? ((await expectedHits(query, request)) < fewHits ? [] : spans)) {
    const days = await daysOf(query, request, span);
    // Fewer things than the span: all of them are searched at once.
    if (days === null) break;
    const { items } = await hitsWithin(query, request, days);
    if (items.length >= request.limit) return { items, total: null };
  }
  return hitsWithin(query, request, null);
}

/** So few hits are fetched whole at once. */
const fewHits = 3_000;

function expectedHits(query: Query, { kind, q }: SearchRequest): Promise<number> {
  const where = new Conditions();
  addWords(where, q, where.value(kindMark(kind)));
  return estimateRows(query, `select 1 from search x where ${where.sql.slice(5)}`, where.parameters);
}

interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days of so many things from the first place on; null where there are not so many. */
async function daysOf(query: Query, request: SearchRequest, span: number): Promise<Days | null> {
  const { kind, direction, after } = request;
  const where = new Conditions();
  where.add(`x.kind = ${where.value(kind)}`);
  if (after) where.add(`x.sort_day ${direction === 'desc' ? '<=' : '>='} ${where.value(after.day)}::date`);
  addDays(where, request, 'x.sort_day');
  const things = `select x.sort_day::text from search x where ${where.sql.slice(5)}
    order by x.sort_day ${direction}, x.id ${direction}`;
  const [row] = await query<{ near: string | null; far: string | null }>(
    `select (${things} limit 1) as near, (${things} offset ${where.value(span)} limit 1) as far`,
    where.parameters,
  );
  if (!row || row.near === null || row.far === null) return null;
  return direction === 'desc' ? { first: row.far, last: row.near } : { first: row.near, last: row.far };
}

async function hitsWithin(query: Query, request: SearchRequest, days: Days | null): Promise<Hits> {
  const { kind, q, limit, direction, after, filter } = request;
  const where = new Conditions();
  const marks = where.value(days ? daysMark(kind, days.first, days.last) : kindMark(kind));
  addWords(where, q, marks);
  // "+ 0" keeps the planner from the index of days, which would read all of them.
  addDays(where, request, '(x.sort_day + 0)');
  if (days) addDays(where, { from: days.first, to: days.last }, '(x.sort_day + 0)');
  if (after) {
    const beyond = direction === 'desc' ? '<' : '>';
    where.add(`(x.sort_day + 0, x.id) ${beyond} (${where.value(after.day)}::date, ${where.value(after.id)})`);
  }
  const joined = filter ? ` join derived d on d.kind = ${where.value(kind)} and d.id = x.id` : '';
  filter?.(where);
  const rows = await query<Hit & { readonly total: number }>(
    `select x.id, x.sort_day::text as at, (count(*) over ())::int as total
     from search x${joined} where ${where.sql.slice(5)}
     order by x.sort_day + 0 ${direction}, x.id ${direction} limit ${where.value(limit)}`,
    where.parameters,
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

/** What has no day is sorted before all days; a span of days leaves it out. */
const firstOfDays = '0001-01-02';

function addDays(
  where: Conditions,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  column: string,
): void {
  if (from !== undefined) where.add(`${column} >= ${where.value(from)}::date`);
  if (to === undefined) return;
  where.add(`${column} <= ${where.value(to)}::date`);
  if (from === undefined) where.add(`${column} >= ${where.value(firstOfDays)}::date`);
}

/** The words of `q` in the row `x` of `search`, within what the marks (a parameter) name. No words, or only such as "the", find nothing. */
export function addWords(where: Conditions, q: string, marks: string): void {
  const words = `websearch_to_tsquery('english', ${where.value(q)})`;
  where.add(`numnode(${words}) > 0 and x.vector @@ (${words} && ${marks}::tsquery)`);
}
