import type { Query } from '../database.ts';
import type { DerivedKind } from '../derivation/derived-rows.ts';
import { anyOfMarks, daysMarks } from '../derivation/day-marks.ts';
import { Conditions } from './conditions.ts';
import {
  firstInDays,
  readPage,
  type DayOrder,
  type Days,
  type FoundPage,
  type FoundRow,
} from './day-spans.ts';
import { estimateRows } from './estimate.ts';

/** What is searched: the newest (or oldest) things of a kind that hold these words. */
export interface SearchRequest extends DayOrder {
  /** In the syntax of search engines. */
  readonly q: string;
  /** What else must hold. */
  readonly filter?: SearchFilter | null;
}
export interface SearchFilter {
  /** Adds conditions on the row `d` of `derived`. */
  readonly add: (where: Conditions) => void;
  /** Which part of all things of the kind they hold for, as far as one can tell: 0 to 1. */
  readonly share: number;
}

/**
 * Finds the first things in order of the day that hold these words.
 * @param spans for tests: see `firstInDays`
 */
export async function searchHits(
  query: Query,
  request: SearchRequest,
  spans?: readonly number[],
): Promise<FoundPage> {
  const expected = (await expectedHits(query, request)) * (request.filter?.share ?? 1);
  return firstInDays(query, request, expected, (days) => hitsWithin(query, request, days), spans);
}

/** The table that holds the words of a kind. */
export const searchTable = (kind: DerivedKind): string => `search_${kind.replaceAll('-', '_')}`;

/** How many things of a kind hold these words, as far as the planner can tell. */
export function expectedHits(query: Query, { kind, q }: Pick<SearchRequest, 'kind' | 'q'>): Promise<number> {
  const where = new Conditions();
  addWords(where, q);
  const hits = `select 1 from ${searchTable(kind)} x where ${where.sql.slice(5)}`;
  return estimateRows(query, hits, where.parameters);
}

function hitsWithin(query: Query, request: SearchRequest, days: Days | null): Promise<readonly FoundRow[]> {
  const { kind, q, filter } = request;
  const where = new Conditions();
  addWords(where, q, days && daysMarks(kind, days.first, days.last));
  const joined = filter ? ` join derived d on d.kind = ${where.value(kind)} and d.id = x.id` : '';
  filter?.add(where);
  return readPage(query, request, { from: `${searchTable(kind)} x${joined}`, row: 'x', where });
}

/** The words of `q` in the row `x` of words, and one of these marks. No words, or only such as "the", find nothing. */
export function addWords(where: Conditions, q: string, marks: readonly string[] | null = null): void {
  const words = `websearch_to_tsquery('english', ${where.value(q)})`;
  const within = marks ? ` && ${where.value(anyOfMarks(marks))}::tsquery` : '';
  where.add(`numnode(${words}) > 0 and x.vector @@ (${words}${within})`);
}
