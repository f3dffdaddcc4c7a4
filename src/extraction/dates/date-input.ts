import { dayNumberOf, type DayNumber } from './calendar.ts';
import { monthNames, ordinalEndings } from './date-words.ts';
import type { Word } from '../words.ts';

/** The day the text speaks from; `day` null where only month or year of the report are known. */
export interface Anchor {
  readonly day: DayNumber | null;
  readonly year: number | null;
  readonly month: number | null;
}

export type Tense = 'past' | 'future' | 'unknown';

/** What a pattern reads: days it allows, and where it stops. `vague` spans keep their month or year as value. */
export interface DateReading {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Index after the last word. */
  readonly end: number;
  /** True for a stretch of time that something took ("in the past two days"), false for a point in time. */
  readonly span: boolean;
}

export interface DateInput {
  readonly words: readonly Word[];
  readonly at: number;
  readonly anchor: Anchor;
  readonly tense: () => Tense;
  /** First day of the date found before this one, for "the day before". */
  readonly previous: DayNumber | null;
}

export type Pattern = (input: DateInput) => DateReading | null;

export const word = (input: DateInput, offset: number): Word | undefined => {
  const first = input.words[input.at];
  const found = input.words[input.at + offset];
  return found !== undefined && found.sentence === first?.sentence ? found : undefined;
};
export const key = (input: DateInput, offset: number): string => word(input, offset)?.key ?? '';

export function month(input: DateInput, offset: number): { month: number; end: number } | null {
  const found = word(input, offset);
  if (found === undefined || !found.capital) return null;
  const number = monthNames.get(found.key);
  if (number === undefined) return null;
  // "Nov. 30": the point is the month's only where a number goes on.
  const point =
    key(input, offset + 1) === '.' && found.key.length <= 4 && word(input, offset + 2)?.kind === 'number';
  return { month: number, end: offset + (point ? 2 : 1) };
}

export function dayOfMonth(input: DateInput, offset: number): { day: number; end: number } | null {
  const found = word(input, offset);
  if (found?.kind !== 'number' || !/^\d{1,2}$/.test(found.text)) return null;
  const day = Number(found.text);
  if (day < 1 || day > 31) return null;
  const ordinal = word(input, offset + 1);
  return {
    day,
    end: offset + (ordinal !== undefined && !ordinal.spaced && ordinalEndings.has(ordinal.key) ? 2 : 1),
  };
}

export function year(input: DateInput, offset: number): { year: number; end: number } | null {
  const found = word(input, offset);
  if (found?.kind !== 'number' || !/^(?:19|20)\d\d$/.test(found.text)) return null;
  return { year: Number(found.text), end: offset + 1 };
}

export const skipComma = (input: DateInput, offset: number): number =>
  offset + (key(input, offset) === ',' ? 1 : 0);

/** A year-less day or month: the year that puts it nearest, but not far ahead in a text that tells of the past. */
function nearestYear(input: DateInput, at: (year: number) => DayNumber | null, lead: number): number | null {
  const { anchor } = input;
  if (anchor.year === null) return null;
  const now = anchor.day ?? dayNumberOf(anchor.year, anchor.month ?? 7, 1) ?? 0;
  const tense = input.tense();
  let best: { year: number; distance: number } | null = null;
  for (const candidate of [anchor.year - 1, anchor.year, anchor.year + 1]) {
    const day = at(candidate);
    if (day === null) continue;
    const ahead = day - now;
    if (ahead > (tense === 'future' ? leadOfPlans : lead)) continue;
    if (tense === 'future' && ahead < -31 && best !== null) continue;
    if (best === null || Math.abs(ahead) < best.distance)
      best = { year: candidate, distance: Math.abs(ahead) };
  }
  return best?.year ?? null;
}

// A plan with a day and no year lies within half a year; further off the year is said.
const leadOfPlans = 200;
// Plans told without a future tense ("proposed strikes from May 25") lie weeks ahead, not months.
const leadOfDays = 45;

export function pointIn(
  input: DateInput,
  m: number,
  d: number,
  y: number | null,
  end: number,
): DateReading | null {
  const chosen = y ?? nearestYear(input, (candidate) => dayNumberOf(candidate, m, d), leadOfDays);
  if (chosen === null) return null;
  const day = dayNumberOf(chosen, m, d);
  return day === null ? null : { from: day, to: day, end: input.at + end, span: false };
}
