import type { Range } from '../domain/passage.ts';
import { captionAhead } from './captions.ts';
import { isPlaceLine } from './datelines.ts';
import { claim, freeRanges, type Draft } from './draft.ts';
import { headSteps } from './head-items.ts';
import { matchStamp } from './stamps.ts';

/** Most things that stand before a report's first sentence; real pages have up to a dozen. */
const mostItems = 40;
/** Longest headline and longest summary below it that are taken for such, characters. */
const longestTitle = 220;
const longestSubtitle = 400;

/**
 * Claims what stands before the report's first sentence: title, its repeats, summary, stamps, credits, datelines, buttons.
 * Works on lines as pages give them and on archives that put all of it in one line. The work is bounded whatever the text.
 */
export function readHead(draft: Draft): void {
  let items = 0;
  const [first] = draft.paragraphs;
  const titleEnd = draft.title?.range?.end ?? 0;
  // A title that opens the only line counts as the page's repeat of it: what follows it there is the same.
  let previous = first && titleEnd > first.start && titleEnd < first.end ? 'repeat' : '';
  for (const paragraph of draft.paragraphs) {
    const free = freeRanges(draft, paragraph);
    for (let range = free.at(-1); range && items < mostItems; items += 1) {
      const done = oneItem(draft, range, previous);
      if (!done) break;
      previous = done.name;
      range = freeRanges(draft, { start: Math.min(done.end, range.end), end: range.end })[0];
    }
    const rest = freeRanges(draft, paragraph);
    if (rest.length === 0) continue;
    const body = rest.at(-1);
    if (items >= mostItems || !body || !wholeParagraphItem(draft, paragraph, body)) return;
    items += 1;
    previous = 'line';
  }
}

function oneItem(
  draft: Draft,
  range: Range,
  previous: string,
): { readonly name: string; readonly end: number } | null {
  for (const [name, step] of headSteps) {
    const end = step(draft, range, previous);
    if (end !== null && end > range.start) return { name, end };
  }
  return null;
}

/** A whole line of the head: the title, where none is known yet, or a summary below it. */
function wholeParagraphItem(draft: Draft, paragraph: Range, rest: Range): boolean {
  if (rest.start !== paragraph.start) return false;
  const line = draft.text.slice(rest.start, rest.end);
  const last = draft.paragraphs.at(-1);
  if (!last || last.start === paragraph.start) return false;
  if (isPlaceLine(line, draft.reference, draft.title !== null)) {
    claim(draft, rest, 'dateline', 'place line');
    draft.datelinePlace = { value: line, range: rest };
    return true;
  }
  if (draft.title === null) {
    if (line.length > longestTitle || /[.:;,]$/.test(line)) return false;
    draft.title = { value: line, range: rest };
    claim(draft, rest, 'title', 'first headline');
    return true;
  }
  if (line.length > longestSubtitle || !followedByFurniture(draft, paragraph)) return false;
  claim(draft, rest, 'subtitle', 'summary below the title');
  return true;
}

/** True where the next paragraph is no text yet: a stamp, a caption, a repeat, a byline. */
function followedByFurniture(draft: Draft, paragraph: Range): boolean {
  const below = draft.paragraphs.findIndex((p) => p.start > paragraph.start);
  const next = draft.paragraphs[below];
  // Something must be left to be the report itself.
  if (!next || !draft.paragraphs.some((p, i) => i > below && freeRanges(draft, p).length > 0)) return false;
  if (freeRanges(draft, next).length === 0) return true;
  return matchStamp(draft.text, next.start) !== null || captionAhead(draft, next) !== null;
}
