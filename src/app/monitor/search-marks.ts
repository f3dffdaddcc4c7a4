/**
 * Words that stand in a search vector beside those of its text: its kind, month and day. A search for a common word looks at
 * the newest days first; with these marks one GIN index answers "this word, in a report of these days" without reading
 * what else the word stands in. No text has such a word: the parser makes none that begins with "@".
 */

/** The marks of a row, as SQL over columns `kind` and `day`. */
export const marksSql = `array_to_tsvector(array['@' || kind, '@' || kind || '/' || to_char(day, 'YYYY-MM'), '@' || kind || '/' || to_char(day, 'YYYY-MM-DD')])`;

/** The mark of every row of a kind, as a tsquery's text. */
export const kindMark = (kind: string): string => quoted(`@${kind}`);

/** Days up to here are named one by one, more by their months. */
const mostDays = 20;
/** More months than this are not worth naming. */
const mostMonths = 60;

/** Marks that hold all rows of a kind from one day to another (and may hold some more), as a tsquery's text. */
export function daysMark(kind: string, from: string, to: string): string {
  const days = stepsBetween(from, to, mostDays, nextDay);
  const months = days ? null : stepsBetween(from.slice(0, 7), to.slice(0, 7), mostMonths, nextMonth);
  const steps = days ?? months;
  return steps ? steps.map((step) => quoted(`@${kind}/${step}`)).join(' | ') : kindMark(kind);
}

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

/** Kinds and days hold no quotes. */
const quoted = (mark: string): string => `'${mark}'`;
