import { dayFirst, monthAlone, monthFirst, numeric, weekdayAndDate, yearAlone } from './date-absolute.ts';
import type { DateInput, DateReading, Pattern } from './date-input.ts';
import { ago, calendarUnit, dayWord, pastSpan, weekday } from './date-relative.ts';
import { monthNames, smallNumbers, weekdayAbbreviations, weekdayNames } from './date-words.ts';

/** Longest and surest first. */
const patterns: readonly Pattern[] = [
  weekdayAndDate,
  numeric,
  monthFirst,
  dayFirst,
  monthAlone,
  ago,
  dayWord,
  weekday,
  pastSpan,
  calendarUnit,
  yearAlone,
];

const starters: ReadonlySet<string> = new Set([
  ...monthNames.keys(),
  ...weekdayNames.keys(),
  ...[...weekdayNames.keys()].map((name) => `${name}s`),
  ...weekdayAbbreviations.keys(),
  ...smallNumbers.keys(),
  ...'early late mid last next this past previous recent earlier later today tonight overnight yesterday tomorrow day the a'.split(
    ' ',
  ),
]);

/** The date that starts at a word, or null. */
export function readDate(input: DateInput): DateReading | null {
  const first = input.words[input.at];
  if (first === undefined || first.kind === 'mark' || (first.kind === 'word' && !starters.has(first.key)))
    return null;
  for (const pattern of patterns) {
    const reading = pattern(input);
    if (reading !== null) return reading;
  }
  return null;
}
