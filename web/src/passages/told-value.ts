import type { ContradictionView } from '../api/views.ts';
import { formatDay, formatRange } from '../i18n/format.ts';
import { word } from '../i18n/translate.ts';

/** How the API writes a toll: "6", "6 to 14", "24 or more". */
const toll = /^(\d{1,9})(?: to (\d{1,9})|( or more))?$/;

/** A toll in the reader's own numbers; as it is where it is written in another way. */
export function tollSaid(value: string): string {
  const match = toll.exec(value);
  if (!match) return value;
  const [, low, high, open] = match;
  return formatRange(Number(low), open === undefined ? Number(high ?? low) : null);
}

/** What one side of a contradiction tells, in the reader's language: names and places stay as they were told. */
export function sideSaid(field: ContradictionView['field'], value: string): string {
  switch (field) {
    case 'when':
      return formatDay(value);
    case 'how many':
      return tollSaid(value);
    case 'happened':
    case 'answer':
    case 'scope':
      return word('contradiction.side', value);
    case 'who':
    case 'where':
    case 'speaker':
    case 'blame':
      return value;
  }
}
