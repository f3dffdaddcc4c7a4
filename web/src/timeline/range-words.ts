import { dayOf } from '../map/day-number.ts';
import { formatSpan } from '../i18n/format.ts';

/** Chosen days in words: "3–7 May 2016". */
export function rangeWords(from: number, to: number): string {
  return formatSpan(dayOf(from), dayOf(to));
}
