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
] as const;

/** "2016-05-03" as "3 May 2016". */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** Days in order, once each, as "3 May 2016" or "3 May 2016 to 5 May 2016". */
export function spanInWords(days: readonly string[]): string {
  const ordered = [...new Set(days)].sort();
  const first = ordered[0] ?? '';
  const last = ordered.at(-1) ?? '';
  return first === last ? dayInWords(first) : `${dayInWords(first)} to ${dayInWords(last)}`;
}
