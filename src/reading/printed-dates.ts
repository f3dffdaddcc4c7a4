import type { IsoDate } from '../domain/date.ts';

/** A date as printed: one reading, or two where 05-09-2013 may be May or September. */
export interface PrintedDate {
  readonly end: number;
  /** Day first, then month first, where both are possible; else the only reading. */
  readonly readings: readonly [IsoDate] | readonly [IsoDate, IsoDate];
  readonly separator: string;
  /** Which number came first, where the date has one reading and shows it; null for words and for ambiguous dates. */
  readonly order: 'day-first' | 'month-first' | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? {1,3})?';

const dayMonthYear = new RegExp(
  `${weekday}(\\d{1,2})(?:st|nd|rd|th)? ?[- ]${month}\\.?[-, ] ?(\\d{4})(?!\\d)`,
  'iy',
);
// "Jul 012016": flattened pages lose the comma between day and year.
const monthDayYear = new RegExp(
  `${weekday}${month}\\.? {1,2}(\\d{1,2})(?:st|nd|rd|th)?,? {0,2}(\\d{4})(?!\\d)`,
  'iy',
);
const yearMonthDay = /(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/y;
const numeric = /(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/y;

/** The narrowing that makes an ISO prefix of a checked string. */
export function isIsoDate(value: string): value is IsoDate {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!parts) return false;
  const [, year, monthOfYear, day] = parts;
  if (monthOfYear === undefined) return true;
  if (Number(monthOfYear) < 1 || Number(monthOfYear) > 12) return false;
  return day === undefined || isDay(Number(year), Number(monthOfYear), Number(day));
}

function isDay(year: number, monthOfYear: number, day: number): boolean {
  // Day 0 of the next month is the last day of this one.
  return day >= 1 && day <= new Date(Date.UTC(year, monthOfYear, 0)).getUTCDate();
}

function isoDay(year: string, monthOfYear: number, day: string): IsoDate | null {
  const value = `${year}-${String(monthOfYear).padStart(2, '0')}-${day.padStart(2, '0')}`;
  // A press report of before 1900 or after 2100 is a number that looks like a date.
  return Number(year) >= 1900 && Number(year) <= 2100 && isIsoDate(value) ? value : null;
}

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Reads the date that starts at `position`, or null. Years must be written out. Constant time. */
export function matchDate(text: string, position: number): PrintedDate | null {
  const at = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    return pattern.exec(text);
  };
  let m = at(dayMonthYear);
  if (m) return single(m, isoDay(m[3] ?? '', monthNumber(m[2] ?? ''), m[1] ?? ''));
  m = at(monthDayYear);
  if (m) return single(m, isoDay(m[3] ?? '', monthNumber(m[1] ?? ''), m[2] ?? ''));
  m = at(yearMonthDay);
  if (m) return single(m, isoDay(m[1] ?? '', Number(m[2]), m[3] ?? ''));
  m = at(numeric);
  if (!m) return null;
  const [whole, first = '', separator = '', second = '', year = ''] = m;
  const dayFirst = isoDay(year, Number(second), first);
  const monthFirst = isoDay(year, Number(first), second);
  const end = position + whole.length;
  if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) {
    return { end, readings: [dayFirst, monthFirst], separator, order: null };
  }
  const only = dayFirst ?? monthFirst;
  if (only === null) return null;
  return { end, readings: [only], separator, order: dayFirst === null ? 'month-first' : 'day-first' };
}

function single(m: RegExpExecArray, value: IsoDate | null): PrintedDate | null {
  return value === null
    ? null
    : { end: m.index + m[0].length, readings: [value], separator: ' ', order: null };
}

/** What may tell a day-first from a month-first date. */
export interface DateEvidence {
  /** The other dates printed in the same text. */
  readonly others: readonly PrintedDate[];
  /** The date of the record beside the text. */
  readonly record: IsoDate | null;
  /** Where the outlet is known: only those of the United States print the month first. */
  readonly country: string | null;
  /** Weekdays that the report's first sentences name, 0 = Sunday. */
  readonly weekdays: readonly number[];
}

/**
 * Decides between the two readings of an ambiguous date: by another date of the same form that has only one reading, by
 * the record's date, by the weekday that the text names (its day or the day before), by the outlet's country, by the dot,
 * which is only used day first. Without any of these only the year is sure.
 */
export function resolveDate(date: PrintedDate, evidence: DateEvidence): IsoDate {
  const [first, second] = date.readings;
  if (second === undefined) return first;
  for (const other of evidence.others) {
    if (other.order !== null && other.separator === date.separator)
      return other.order === 'day-first' ? first : second;
  }
  if (evidence.record === first || evidence.record === second) return evidence.record;
  const fits = [first, second].filter((d) =>
    evidence.weekdays.some((w) => w === weekdayOf(d) || (w + 1) % 7 === weekdayOf(d)),
  );
  if (fits.length === 1 && fits[0] !== undefined) return fits[0];
  if (evidence.country !== null) return evidence.country === 'US' ? second : first;
  if (date.separator === '.') return first;
  const year = first.slice(0, 4);
  return isIsoDate(year) ? year : first;
}

function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The weekdays that a stretch of text names, in order, 0 = Sunday. */
export function weekdaysNamed(text: string): number[] {
  return [...text.matchAll(/\b(?:sun|mon|tues|wednes|thurs|fri|satur)day\b/gi)].map((m) =>
    weekdayNames.indexOf(m[0].toLowerCase()),
  );
}

/** A record's own date field: an ISO date or instant, or a date as printed. Null when it is neither. */
export function readDateField(
  value: string,
): { readonly value: IsoDate; readonly time: string | null } | null {
  const trimmed = value.trim();
  const iso = /^(\d{4}(?:-\d{2}){0,2})(?:[T ](\d{2}:\d{2}))?/.exec(trimmed);
  if (iso?.[1] !== undefined && isIsoDate(iso[1])) return { value: iso[1], time: iso[2] ?? null };
  const printed = matchDate(trimmed, 0);
  return printed?.readings.length === 1 ? { value: printed.readings[0], time: null } : null;
}

const monthAndDay = new RegExp(`${month}\\.? (\\d{1,2})(?!\\d)`, 'i');

/**
 * The date of a dateline's "April 3", which leaves the year to the reader: the last such day up to two days after `published` (a
 * record's date may be that of another time zone). Null where there is no such day.
 */
export function dayBefore(words: string, published: IsoDate): IsoDate | null {
  const m = monthAndDay.exec(words);
  if (!m || published.length < 10) return null;
  const year = Number(published.slice(0, 4));
  const latest = Date.parse(published) + 2 * 86_400_000;
  for (const candidate of [year + 1, year, year - 1]) {
    const value = isoDay(String(candidate), monthNumber(m[1] ?? ''), m[2] ?? '');
    if (value !== null && Date.parse(value) <= latest) return value;
  }
  return null;
}
