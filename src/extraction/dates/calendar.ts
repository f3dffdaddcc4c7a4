import type { IsoDate } from '../../domain/date.ts';

/** Days since 1970-01-01 in the Gregorian calendar, extended to all years. No time of day, no zone. */
export type DayNumber = number;

export interface Day {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  /** 1–31. */
  readonly day: number;
}

/** Day number of a date (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil). */
export function dayNumber(date: Day): DayNumber {
  const year = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5) + date.day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number (the same source, civil_from_days). */
export function dayOf(number: DayNumber): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 0 Monday … 6 Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(number: DayNumber): number {
  return (((number + 3) % 7) + 7) % 7;
}

export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return dayNumber(next) - dayNumber({ year, month, day: 1 });
}

/** Null where there is no such day (31 June, month 13). */
export function dayNumberOf(year: number, month: number, day: number): DayNumber | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber({ year, month, day });
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The only place in extraction that makes an ISO date out of numbers. Years 1–9999. */
export function isoDay(number: DayNumber): IsoDate {
  const { year, month, day } = dayOf(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate; // built from checked numbers
}

/** The longest ISO prefix that two days share: a day, a month or a year; the first one's year where they share none. */
export function commonPrefix(from: DayNumber, to: DayNumber): IsoDate {
  const first = isoDay(from);
  const last = isoDay(to);
  if (first === last) return first;
  const length = first.slice(0, 7) === last.slice(0, 7) ? 7 : 4;
  return first.slice(0, length) as IsoDate; // a prefix of an ISO date is one
}

/** First and last day that an ISO prefix allows, or null where it is none. */
export function boundsOf(iso: string): { readonly from: DayNumber; readonly to: DayNumber } | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  if (month === null)
    return { from: dayNumber({ year, month: 1, day: 1 }), to: dayNumber({ year, month: 12, day: 31 }) };
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) {
    const from = dayNumber({ year, month, day: 1 });
    return { from, to: from + daysInMonth(year, month) - 1 };
  }
  const day = dayNumberOf(year, month, Number(match[3]));
  return day === null ? null : { from: day, to: day };
}
