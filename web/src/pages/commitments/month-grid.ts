/** A day as YYYY-MM-DD; a month as YYYY-MM. Days have no zone: they are computed as days of UTC. */
const dayMs = 86_400_000;

function instantOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOf(instantOf(day) + days * dayMs);
}

/** The same day of another month, or that month's last where it is shorter: 31 January and a month is 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + months, 1);
  return dayOf(first + (Math.min(date, daysIn(dayOf(first))) - 1) * dayMs);
}

function daysIn(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 0 is Sunday. */
export function weekday(day: string): number {
  return new Date(instantOf(day)).getUTCDay();
}

export function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(instantOf(text) || 0) === text;
}

/** The weeks that a month's days stand in, whole: the days before and after it fill the first and last one. */
export function monthGrid(month: string, firstWeekday: number): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const start = addDays(first, -((weekday(first) - firstWeekday + 7) % 7));
  const last = addDays(first, daysIn(first) - 1);
  const weeks: string[][] = [];
  for (let day = start; day <= last; day = addDays(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(day, i)));
  return weeks;
}

/** Where a key leads from a day in a calendar (ARIA grid pattern); null where the key means nothing here. */
export function dayByKey(
  key: string,
  day: string,
  firstWeekday: number,
  rightToLeft: boolean,
): string | null {
  const column = (weekday(day) - firstWeekday + 7) % 7;
  const forward = rightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return addDays(day, forward);
    case 'ArrowLeft':
      return addDays(day, -forward);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'Home':
      return addDays(day, -column);
    case 'End':
      return addDays(day, 6 - column);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    default:
      return null;
  }
}

interface Due {
  readonly due: { readonly from: string; readonly to: string; readonly precision: number };
}

/** What falls due on a day: told to the day or to a few days around it. Vaguer dates belong to no day of a calendar. */
export function dueOnDay<Item extends Due>(items: readonly Item[], day: string): readonly Item[] {
  return items.filter(({ due }) => due.precision <= 2 && due.from <= day && day <= due.to);
}

/** What falls due some time in a month, with no day told. */
export function dueInMonth<Item extends Due>(items: readonly Item[], month: string): readonly Item[] {
  return items.filter(
    ({ due }) => due.precision > 2 && due.from.slice(0, 7) <= month && month <= due.to.slice(0, 7),
  );
}
