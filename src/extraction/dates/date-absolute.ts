import { boundsOf, dayNumberOf, dayOf, daysInMonth, type DayNumber } from './calendar.ts';
import {
  dayOfMonth,
  key,
  month,
  pointIn,
  skipComma,
  word,
  year,
  type DateInput,
  type Pattern,
} from './date-input.ts';
import { weekdayAbbreviations, weekdayNames } from './date-words.ts';

const rangeMarks = new Set(['-', '–', '—', 'to', 'until', 'through', 'and']);

/** The second day of "27 to 29" or "27-29", where one follows. */
function secondDay(input: DateInput, offset: number): { day: number; end: number } | null {
  const mark = key(input, offset);
  if (!rangeMarks.has(mark)) return null;
  return dayOfMonth(input, offset + 1);
}

/** "May 25", "May 25, 2016", "Feb. 27-29", "February 27 to March 1". */
export const monthFirst: Pattern = (input) => {
  const m = month(input, 0);
  const d = m && dayOfMonth(input, m.end);
  if (!m || !d) return null;
  const second = secondDay(input, d.end);
  const lastEnd = second?.end ?? d.end;
  const y = year(input, skipComma(input, lastEnd));
  const end = y?.end ?? lastEnd;
  // "5 May 30 people": a number after is a count; "May 5:30" is no day at all.
  if (key(input, d.end) === ':' && second === null && y === null) return null;
  const first = pointIn(input, m.month, d.day, y?.year ?? null, end);
  if (first === null || second === null) return first;
  const chosen = dayOf(first.from).year;
  const last = dayNumberOf(chosen, m.month, second.day);
  return last === null || last < first.from ? first : { ...first, to: last, span: true };
};

/** "5 April", "5th of April 2016", "27-29 February". */
export const dayFirst: Pattern = (input) => {
  const d = dayOfMonth(input, 0);
  if (!d) return null;
  const second = secondDay(input, d.end);
  const afterDays = second?.end ?? d.end;
  const of = key(input, afterDays) === 'of' ? 1 : 0;
  const m = month(input, afterDays + of);
  if (!m) return second === null ? null : null;
  const y = year(input, skipComma(input, m.end));
  const end = y?.end ?? m.end;
  const first = pointIn(input, m.month, d.day, y?.year ?? null, end);
  if (first === null || second === null) return first;
  const last = dayNumberOf(dayOf(first.from).year, m.month, second.day);
  return last === null || last < first.from ? first : { ...first, to: last, span: true };
};

/** "2016-05-20", "21.05.2016", "03/04/2016"; day first where both readings are days, as most of the world writes. */
export const numeric: Pattern = (input) => {
  const parts: string[] = [];
  let offset = 0;
  let mark = '';
  // "21.05.2016" may come as one number word or as several.
  while (parts.length < 3) {
    const found = word(input, offset);
    if (found?.kind !== 'number' || (offset > 0 && found.spaced)) return null;
    parts.push(...found.text.split(/[.,]/));
    offset += 1;
    if (parts.length >= 3) break;
    const sign = word(input, offset);
    if (sign === undefined || sign.spaced || !/^[-/.]$/.test(sign.key) || (mark !== '' && sign.key !== mark))
      return null;
    mark = sign.key;
    offset += 1;
  }
  if (parts.length !== 3) return null;
  const [a = '', b = '', c = ''] = parts;
  const numbers = [Number(a), Number(b), Number(c)] as const;
  let day: DayNumber | null = null;
  if (/^(?:19|20)\d\d$/.test(a) && b.length <= 2 && c.length <= 2)
    day = dayNumberOf(numbers[0], numbers[1], numbers[2]);
  else if (/^(?:19|20)\d\d$/.test(c) && a.length <= 2 && b.length <= 2) {
    day = dayNumberOf(numbers[2], numbers[1], numbers[0]) ?? dayNumberOf(numbers[2], numbers[0], numbers[1]);
  }
  return day === null ? null : { from: day, to: day, end: input.at + offset, span: false };
};

/** A third of a month: "early May", "mid-May", "late February", "the end of April". */
function third(part: string, first: DayNumber, length: number): { from: DayNumber; to: DayNumber } {
  if (part === 'early') return { from: first, to: first + 9 };
  if (part === 'mid') return { from: first + 10, to: first + 19 };
  if (part === 'late') return { from: first + 20, to: first + length - 1 };
  return { from: first, to: first + length - 1 };
}

const monthPrepositions = new Set(
  'in of since during by until till from before after throughout between early late mid last next this and to through around'.split(
    ' ',
  ),
);

/** "February", "in March", "late February 2016", "September last year", "last September". */
export const monthAlone: Pattern = (input) => {
  const leading = key(input, 0);
  let offset = 0;
  if (leading === 'early' || leading === 'late' || leading === 'mid') offset = key(input, 1) === '-' ? 2 : 1;
  else if (leading === 'last' || leading === 'next' || leading === 'this') offset = 1;
  const m = month(input, offset);
  if (!m) return null;
  const name = word(input, offset);
  const before = input.words[input.at - 1];
  const introduced = offset > 0 || (before !== undefined && monthPrepositions.has(before.key));
  const of = key(input, m.end) === 'of' ? 1 : 0;
  const y = year(input, skipComma(input, m.end + of));
  // "May" and "March" are words too, and short forms are names: they need a preposition or a year.
  if (
    !introduced &&
    y === null &&
    (name === undefined || name.key.length < 4 || name.key === 'march' || name.key === 'august')
  )
    return null;
  let end = y?.end ?? m.end;
  let chosen = y?.year ?? null;
  if (
    chosen === null &&
    key(input, m.end) === 'last' &&
    key(input, m.end + 1) === 'year' &&
    input.anchor.year !== null
  ) {
    chosen = input.anchor.year - 1;
    end = m.end + 2;
  } else if (chosen === null && key(input, m.end) === 'this' && key(input, m.end + 1) === 'year') {
    chosen = input.anchor.year;
    end = m.end + 2;
  }
  chosen ??= leading === 'this' && offset === 1 ? input.anchor.year : yearOfMonth(input, m.month, leading);
  if (chosen === null) return null;
  const first = dayNumberOf(chosen, m.month, 1);
  if (first === null) return null;
  return { ...third(leading, first, daysInMonth(chosen, m.month)), end: input.at + end, span: true };
};

function yearOfMonth(input: DateInput, m: number, leading: string): number | null {
  const { anchor } = input;
  if (anchor.year === null) return null;
  const now = anchor.month ?? 12;
  if (leading === 'last') return m < now ? anchor.year : anchor.year - 1;
  if (leading === 'next' || input.tense() === 'future')
    return m >= now && leading !== 'next' ? anchor.year : m > now ? anchor.year : anchor.year + 1;
  return m <= now ? anchor.year : anchor.year - 1;
}

const yearPrepositions = new Set(
  'in since until till from by during of before after early late mid year and to between throughout summer autumn winter spring through around ('.split(
    ' ',
  ),
);

/** What may follow a year: "in 2000 cities" counts cities, "in 2000 and" tells a year. */
const afterYear = new Set(
  'a according after agreement amid an and are as at because before but by ceasefire census conflict coup deal election elections following for from had has have he his in into invasion is it its killing led of on or over report resolution revolution said she that the their there they this to truce under until uprising war was we were when where which while who with'.split(
    ' ',
  ),
);

/** "in 2014", "since 2011", "early 2016". */
export const yearAlone: Pattern = (input) => {
  const y = year(input, 0);
  const before = input.words[input.at - 1];
  const next = word(input, 1);
  if (y === null || before === undefined || !yearPrepositions.has(before.key)) return null;
  if (next?.kind === 'word' && !next.capital && !afterYear.has(next.key)) return null;
  const bounds = boundsOf(String(y.year));
  return bounds === null ? null : { ...bounds, end: input.at + 1, span: true };
};

/** Weekday before another part of a date: "Sat May 7 2016", "Tuesday, 26 April". */
export const weekdayAndDate: Pattern = (input) => {
  const name = word(input, 0);
  if (name === undefined || !(weekdayNames.has(name.key) || weekdayAbbreviations.has(name.key))) return null;
  let offset = 1;
  while (
    offset < 4 &&
    (key(input, offset) === ',' ||
      key(input, offset) === '.' ||
      key(input, offset) === 'the' ||
      key(input, offset) === '(')
  )
    offset += 1;
  const moved: DateInput = { ...input, at: input.at + offset };
  if (word(input, offset) === undefined) return null;
  return monthFirst(moved) ?? dayFirst(moved) ?? numeric(moved);
};
