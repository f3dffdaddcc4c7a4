import type { DatePrecision, ToldDate } from '../../domain/date.ts';
import type { Report } from '../../domain/report.ts';
import type { Analysis } from '../../language/analysis.ts';
import { boundsOf, commonPrefix, dayOf, isoDay, type DayNumber } from './calendar.ts';
import type { Anchor, DateReading } from './date-input.ts';
import { readDate } from './date-patterns.ts';
import { tenseAt } from './date-tense.ts';
import type { TokenSpan } from '../spans.ts';
import { listWords, type Word } from '../words.ts';

/** What a date is to the happening beside it. */
export type DateRole = 'on' | 'from' | 'until' | 'since' | 'during';

/** A date as the text tells it, resolved against the report's own day. */
export interface FoundDate extends TokenSpan {
  readonly told: ToldDate;
  readonly role: DateRole;
  /** True where words or tense put it after the report's day. */
  readonly future: boolean;
}

/** Dates of analyses that were asked for before: quantities leave them out. Forgotten with the analysis. */
const known = new WeakMap<
  Analysis,
  { readonly reference: string | null; readonly dates: readonly FoundDate[] }
>();

/** Finds the dates, in text order, without overlaps. Weekdays and "yesterday" need the report's reference date; without it they are left out. */
export function findDates(report: Report, analysis: Analysis): readonly FoundDate[] {
  const reference = report.referenceDate?.value ?? null;
  const before = known.get(analysis);
  if (before?.reference === reference) return before.dates;
  const dates = readDates(report, analysis);
  known.set(analysis, { reference, dates });
  return dates;
}

function readDates(report: Report, analysis: Analysis): FoundDate[] {
  const anchor = anchorOf(report);
  const words = listWords(analysis);
  const found: FoundDate[] = [];
  let previous: DayNumber | null = null;
  for (let at = 0; at < words.length;) {
    const start = at;
    const reading = readDate({ words, at, anchor, previous, tense: () => tenseAt(words, start, analysis) });
    if (reading === null) {
      at += 1;
      continue;
    }
    const date = asFound(analysis, words, at, reading, anchor);
    if (date !== null) {
      found.push(date);
      if (!reading.span) previous = reading.from;
    }
    at = Math.max(at + 1, reading.end);
  }
  return found;
}

function anchorOf(report: Report): Anchor {
  const value = report.referenceDate?.value;
  const bounds = value === undefined ? null : boundsOf(value);
  if (bounds === null) return { day: null, year: null, month: null };
  const first = dayOf(bounds.from);
  if (bounds.from === bounds.to) return { day: bounds.from, year: first.year, month: first.month };
  return { day: null, year: first.year, month: value?.length === 7 ? first.month : null };
}

const roles: ReadonlyMap<string, DateRole> = new Map([
  ['since', 'since'],
  ['from', 'from'],
  ['starting', 'from'],
  ['beginning', 'from'],
  ['effective', 'from'],
  ['until', 'until'],
  ['till', 'until'],
  ['by', 'until'],
  ['before', 'until'],
  ['during', 'during'],
  ['over', 'during'],
  ['throughout', 'during'],
  ['within', 'during'],
]);

/** Looks at up to three words before the date: "as of", "since late", "during the past". */
function roleBefore(words: readonly Word[], at: number, span: boolean): { role: DateRole; first: number } {
  let role: DateRole = span ? 'during' : 'on';
  for (let back = 1; back <= 3; back += 1) {
    const word = words[at - back];
    if (word === undefined || word.sentence !== words[at]?.sentence || word.kind === 'mark') break;
    if (word.key === 'of' && words[at - back - 1]?.key === 'as')
      return { role: 'from', first: at - back - 1 };
    const found = roles.get(word.key);
    if (found !== undefined) {
      role = found;
      break;
    }
    if (!/^(?:the|on|late|early|mid|last|next|this|at|in)$/.test(word.key)) break;
  }
  return { role, first: at };
}

function asFound(
  analysis: Analysis,
  words: readonly Word[],
  at: number,
  reading: DateReading,
  anchor: Anchor,
): FoundDate | null {
  const first = words[at];
  const last = words[reading.end - 1];
  if (first === undefined || last === undefined) return null;
  const { role } = roleBefore(words, at, reading.span);
  const told: ToldDate = {
    value: commonPrefix(reading.from, reading.to),
    from: isoDay(reading.from),
    to: isoDay(reading.to),
    precision: precisionOf(reading.to - reading.from + 1),
    wording: analysis.text.slice(first.start, last.end),
  };
  return {
    start: first.start,
    end: last.end,
    firstToken: first.token,
    endToken: last.token + 1,
    headToken: headOf(words, at, reading.end),
    told,
    role,
    future: anchor.day !== null && reading.from > anchor.day,
  };
}

/** The token that carries the date: the month or weekday rather than a number before it. */
function headOf(words: readonly Word[], at: number, end: number): number {
  for (let i = at; i < end; i += 1) {
    const word = words[i];
    if (word?.kind === 'word' && word.capital) return word.token;
  }
  return words[end - 1]?.token ?? 0;
}

/** UCDP date_prec by the number of days that the words allow. */
export function precisionOf(days: number): DatePrecision {
  if (days <= 1) return 1;
  if (days <= 6) return 2;
  if (days <= 7) return 3;
  return days <= 31 ? 4 : 5;
}
