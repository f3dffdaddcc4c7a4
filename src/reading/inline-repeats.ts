import type { Range } from '../domain/passage.ts';
import { matchFolded } from './folded-match.ts';

/** How far behind its start a lead can stand a second time: the longest leads of wire copy are about 400 characters. */
const reach = 900;
/** Words by which the second copy is found; fewer letters than this are no evidence of a copy. */
const anchorWords = 6;
const shortestCopy = 25;

/**
 * Flattened pages show the lead twice, as teaser and as first sentence. Returns the copy to drop: the second one where both
 * are equal, the first where it is cut off and the second runs on. Constant time (bounded by `reach`).
 */
export function repeatedLead(text: string, range: Range): Range | null {
  const anchor = anchorOf(text, range);
  if (anchor === null) return null;
  const limit = Math.min(range.end, range.start + reach);
  const second = text.indexOf(anchor, range.start + anchor.length);
  if (second < 0 || second >= limit) return null;
  const first = text.slice(range.start, second).trimEnd();
  const match = matchFolded(text, second, first, range.end);
  if (match.length < shortestCopy || !match.whole) return null;
  const behind = text.slice(match.end, match.end + 4);
  const ends = /^["”’)]{0,2}(?:[.!?]|$)/.exec(behind);
  // The second copy has ended where a sentence ends, or where a capital starts the next one without a full stop.
  if (!ends) return { start: range.start, end: second };
  return { start: second, end: Math.min(range.end, match.end + ends[0].length) };
}

/** The first words from `range.start` on, as they stand; null where there are too few. */
function anchorOf(text: string, range: Range): string | null {
  const head = text.slice(range.start, Math.min(range.end, range.start + 160));
  let at = 0;
  for (let i = 0; i < anchorWords; i += 1) {
    const space = head.indexOf(' ', at);
    if (space < 0) return null;
    at = space + 1;
  }
  return at - 1 >= shortestCopy ? head.slice(0, at - 1) : null;
}
