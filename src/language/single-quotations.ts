import type { Range } from '../domain/passage.ts';
import type { Quotation } from './analysis.ts';
import type { Mark } from './quotation-marks.ts';

/** A quotation whose closing mark could be a plural's possessive is believed up to this many characters: scare quotes are short. */
const LONGEST_BEFORE_POSSESSIVE = 60;
/** Words that begin with an apostrophe, and shortened years. */
const SHORTENED = /^(?:em|tis|twas|til|till|cause|bout|n|\d{2}s?)\b/i;

interface Placed extends Mark {
  /** Which double quotation it stands in (an index), -1 for none: single marks do not pair across its marks. */
  readonly inside: number;
}

/**
 * Quotations in single marks. An opening mark that finds no closing one is taken for an apostrophe (or for the mark that
 * some transliterations begin a name with), so none is unbalanced. Linear: each mark is looked at a bounded number of times.
 */
export function findSingleQuotations(
  text: string,
  marks: readonly Mark[],
  outer: readonly Quotation[],
): Quotation[] {
  const singles = place(
    marks.filter((mark) => mark.family === 'single'),
    outer,
  );
  const found: Quotation[] = [];
  const open = new Map<number, Placed>();
  singles.forEach((mark, at) => {
    const opener = open.get(mark.inside);
    const canOpen = mark.lean !== 'close' && !SHORTENED.test(text.slice(mark.end, mark.end + 6));
    if (canOpen) open.set(mark.inside, mark);
    else if (opener !== undefined && mark.lean !== 'open' && closes(text, singles, at, opener)) {
      found.push({
        start: opener.start,
        end: mark.end,
        inner: { start: opener.end, end: mark.start },
        balanced: true,
      });
      open.delete(mark.inside);
    }
  });
  return found.filter((each) => each.inner.start < each.inner.end);
}

/** Whether a mark that faces as a closing one closes, or is the possessive of a plural ("the rebels' guns"). */
function closes(text: string, singles: readonly Placed[], at: number, opener: Placed): boolean {
  const mark = singles[at];
  if (mark === undefined) return false;
  if (!isPossessiveLike(text, mark)) return true;
  const next = singles[at + 1];
  const nextCloses = next?.inside === mark.inside && next.lean !== 'open' && !isPossessiveLike(text, next);
  return !nextCloses && mark.start - opener.end <= LONGEST_BEFORE_POSSESSIVE;
}

function isPossessiveLike(text: string, mark: Range): boolean {
  const before = text.charAt(mark.start - 1);
  const follows = text.slice(mark.end, mark.end + 2);
  return (before === 's' || before === 'S') && /^ \p{L}/u.test(follows);
}

/** Finds for each mark the innermost double quotation around it, in one sweep. */
function place(singles: readonly Mark[], outer: readonly Quotation[]): Placed[] {
  const starts = [...outer].sort((a, b) => a.start - b.start || b.end - a.end);
  const stack: { readonly index: number; readonly end: number }[] = [];
  let next = 0;
  return singles.map((mark) => {
    for (let each = starts[next]; each !== undefined && each.start <= mark.start; each = starts[++next]) {
      stack.push({ index: next, end: each.end });
    }
    while (stack.length > 0 && (stack.at(-1)?.end ?? 0) <= mark.start) stack.pop();
    return { ...mark, inside: stack.at(-1)?.index ?? -1 };
  });
}
