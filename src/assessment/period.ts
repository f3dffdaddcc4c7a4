import type { Agreement } from '../domain/agreement.ts';
import { dateWords, toldDateWords } from '../domain/date-words.ts';
import type { ToldDate } from '../domain/date.ts';
import type { Answer } from '../domain/finding.ts';

/**
 * Was the agreement in force on the told day? "Cannot tell" where the told span reaches over a border of a period, or
 * the border itself lies within the told day: a date carries no time of day.
 */
export function inForce(
  agreement: Agreement,
  date: ToldDate | null,
): { readonly answer: Answer; readonly reason: string } {
  if (!date) return { answer: 'cannot tell', reason: 'No report gives a date.' };
  const told = date.from === date.to ? dateWords(date.from) : toldDateWords(date);
  let touched = false;
  for (const period of agreement.periods) {
    const first = dayOf(period.from);
    const last = period.to === null ? null : dayOf(period.to);
    const startsWhole = period.from.slice(11, 16) === '00:00' ? date.from >= first : date.from > first;
    if (startsWhole && (last === null || date.to < last)) {
      return {
        answer: 'yes',
        reason: `${told} lies in the period from ${dateWords(first)}${last === null ? ', which has no end set' : ` to ${dateWords(last)}`}.`,
      };
    }
    if (date.to >= first && (last === null || date.from <= last)) touched = true;
  }
  if (touched)
    return {
      answer: 'cannot tell',
      reason: `${told} reaches over the start or the end of the period; the hour is not told.`,
    };
  const starts = agreement.periods.map((p) => dayOf(p.from)).sort()[0] ?? agreement.announced;
  return date.to < starts
    ? { answer: 'no', reason: `${told} is before the agreement took effect on ${dateWords(starts)}.` }
    : { answer: 'no', reason: `${told} is outside every period in which the agreement held.` };
}

function dayOf(instant: string): string {
  return instant.slice(0, 10);
}
