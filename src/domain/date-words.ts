import type { IsoDate, ToldDate } from './date.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `2023-05-11` as "11 May 2023", `2023-05` as "May 2023", `2023` as "2023"; anything else as it is. */
export function dateWords(date: IsoDate | string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!match) return date;
  const [, year = '', month, day] = match;
  const monthName = month === undefined ? undefined : months[Number(month) - 1];
  if (monthName === undefined) return year;
  return day === undefined ? `${monthName} ${year}` : `${Number(day)} ${monthName} ${year}`;
}

/** "Wed 17 May 2023" for a whole day, else as `dateWords`. */
export function dayWords(date: IsoDate | string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return dateWords(date);
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return weekday === undefined ? dateWords(date) : `${weekday} ${dateWords(date)}`;
}

/** A told date with its span where it is not one day: "22–28 May 2016" is written out as two days. */
export function toldDateWords(date: ToldDate): string {
  if (date.from === date.to) return dayWords(date.from);
  if (date.value.length === 7 || date.value.length === 4) return dateWords(date.value);
  return `${dateWords(date.from)} to ${dateWords(date.to)}`;
}
