import type { Range } from '../domain/passage.ts';
import type { Told } from '../domain/report.ts';
import { outletsIn } from './outlet-mentions.ts';
import type { OutletEntry, ReadingReference } from './reading-reference.ts';

const citesBefore =
  /(?:told|tells|telling|informed|acc?ording to|citing|quoting|(?:quoted|reported|published|carried|saying|announced|stated) by|statement to|speaking to|interview with|via)(?: [\p{L}'’-]{1,20}){0,4} $/u;
const workOf =
  /^(?:'s|’s)?(?: (?:official|state|news|agency|website|site|TV|television|channel|radio|daily|newspaper|Arabic|English|Online))*(?: (?:correspondent|reporter|journalist|photographer)s?\b|,? (?:(?:has|had|have|also|later|earlier) ){0,2}(?:report(?:s|ed)|e?ported|said|says|quoted|quotes|announced|added|cited|cites|confirmed|wrote|learned|broadcast|stated)\b)/u;

/** Characters that are looked at: fifty times a long report. It bounds the work on a text that does nothing but cite. */
const longestSearched = 500_000;

/**
 * Outlets and agencies that the report's own text cites for what it tells ("sources told X", "X reported"), one entry for
 * each citation, in text order. They are no credits: a report that cites X may still be the outlet's own.
 */
export function citedOutlets(
  text: string,
  kept: readonly Range[],
  own: OutletEntry | null,
  reference: ReadingReference,
): Told<string>[] {
  const cited: Told<string>[] = [];
  for (const part of kept) {
    if (part.start > longestSearched) break;
    for (const { outlet, start, end } of outletsIn(
      text,
      part.start,
      Math.min(part.end, longestSearched),
      reference,
    )) {
      if (own !== null && outlet.family === own.family) continue;
      const before = text.slice(Math.max(part.start, start - 110), start);
      const after = text.slice(end, Math.min(part.end, end + 70));
      if (citesBefore.test(before) || workOf.test(after))
        cited.push({ value: outlet.name, range: { start, end } });
    }
  }
  return cited;
}
