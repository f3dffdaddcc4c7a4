/**
 * Reports are grouped in windows of a third of a month (days 1–10, 11–20, 21 to the end), each together with the next one: reports
 * of one story are printed within three days of one another, and an archive of years is never grouped whole for one report
 * more. A window is called by its first day; reports that nothing dates are a window of their own.
 */
export const undated = 'none';

/** The window of a reference date (an ISO prefix: a month falls into its first third, a year into January's). */
export function windowOf(date: string | null): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date ?? '');
  if (!match) return undated;
  const [, year = '', month = '01', day = '01'] = match;
  return `${year}-${month}-${thirds.findLast((first) => day >= first) ?? '01'}`;
}

const thirds = ['01', '11', '21'];

/** The window after it; null after the undated. */
export function windowAfter(key: string): string | null {
  if (key === undated) return null;
  const next = thirds[thirds.indexOf(key.slice(8)) + 1];
  if (next !== undefined) return `${key.slice(0, 8)}${next}`;
  const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5, 7))];
  return month === 12 ? `${padded(year + 1, 4)}-01-01` : `${padded(year, 4)}-${padded(month + 1, 2)}-01`;
}

/** The window before it; null before the undated. */
export function windowBefore(key: string): string | null {
  if (key === undated) return null;
  const before = thirds[thirds.indexOf(key.slice(8)) - 1];
  if (before !== undefined) return `${key.slice(0, 8)}${before}`;
  const [year, month] = [Number(key.slice(0, 4)), Number(key.slice(5, 7))];
  return month === 1 ? `${padded(year - 1, 4)}-12-21` : `${padded(year, 4)}-${padded(month - 1, 2)}-21`;
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
