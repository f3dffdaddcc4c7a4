const millisecondsADay = 86_400_000;

/** A full day as a count of days since 1970-01-01; null for anything else, a month or a year included. */
export function dayNumber(day: string | null | undefined): number | null {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day.slice(0, 10))) return null;
  const time = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / millisecondsADay);
}

/** The day of such a count, YYYY-MM-DD. */
export function dayOf(number: number): string {
  return new Date(number * millisecondsADay).toISOString().slice(0, 10);
}
