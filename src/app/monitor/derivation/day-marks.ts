/**
 * Marks of a row's month and day, of its kind. They stand beside the words in a search vector and beside the values in `derived.keys`,
 * so that one GIN index answers "this word (or party, or place), in these days" without reading what else it stands in. No
 * text has such a word: the parser makes none that begins with "@". No filter has such a value: those begin with their kind.
 */

/** The marks of a row, as an SQL array; what has no day has the first day there is. `day` is a column or expression beside the column `kind`. */
export function marksSql(day = 'day'): string {
  const sorted = `coalesce(${day}, date '0001-01-01')`;
  const mark = (format: string): string => `'@' || kind || '/' || to_char(${sorted}, '${format}')`;
  return `array[${mark('YYYY-MM')}, ${mark('YYYY-MM-DD')}]`;
}

/** Days up to here are named one by one, more by their months. */
const mostDays = 20;
/** More months than this are not worth naming. */
const mostMonths = 60;

/**
 * Marks of which every row of a kind from one day to another has one (and some others may have one); null where that would
 * be too many.
 */
export function daysMarks(kind: string, from: string, to: string): readonly string[] | null {
  const steps =
    stepsBetween(from, to, mostDays, nextDay) ??
    stepsBetween(from.slice(0, 7), to.slice(0, 7), mostMonths, nextMonth);
  return steps?.map((step) => `@${kind}/${step}`) ?? null;
}

/** Any of these marks, as a tsquery's text. Kinds and days hold no quotes. */
export const anyOfMarks = (marks: readonly string[]): string => marks.map((mark) => `'${mark}'`).join(' | ');

function stepsBetween(
  from: string,
  to: string,
  most: number,
  next: (step: string) => string,
): readonly string[] | null {
  const steps: string[] = [];
  for (let step = from; step <= to; step = next(step)) {
    if (steps.length === most) return null;
    steps.push(step);
  }
  return steps;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The 28th and four days are always in the next month. */
function nextMonth(month: string): string {
  return new Date(Date.parse(`${month}-28T00:00:00Z`) + 4 * 86_400_000).toISOString().slice(0, 7);
}
