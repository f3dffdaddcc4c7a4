const msADay = 86_400_000;

/** True for a day of the calendar; "2016-02-30" is none. Years 0001–9999, which every database takes. */
export function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && day > '0001' && new Date(time).toISOString().slice(0, 10) === day;
}

/** The day so many days later (earlier when negative), kept within years 0001–9999. */
export function addDays(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + days * msADay;
  const first = Date.parse('0001-01-01T00:00:00Z');
  const last = Date.parse('9999-12-31T00:00:00Z');
  return new Date(Math.min(Math.max(time, first), last)).toISOString().slice(0, 10);
}

/** How many days from one to the other; 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msADay);
}
