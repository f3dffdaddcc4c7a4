import type { Range } from '../domain/passage.ts';
import type { Quotation } from './analysis.ts';
import { findBlocks } from './lines.ts';
import { findMarks, type Mark, type MarkFamily } from './quotation-marks.ts';
import { findSingleQuotations } from './single-quotations.ts';

/** An unclosed quotation in a paragraph longer than this ends with its sentence: archives run whole reports into one paragraph. */
const LONGEST_UNCLOSED = 600;
const SENTENCE_END = /[.!?\u2026][\s)\]]/g;

/**
 * The stretches of a text in quotation marks, by start and, where they start together, the longer first. Double marks
 * (straight, curly, doubled singles, wrecks of wrong decoding), guillemets and single marks, nested or not; apostrophes
 * and possessives are told from single marks. Where marks are wrong (a closing one where an opening one belongs) or
 * missing, the likeliest reading is given with `balanced: false`; it never leaves its paragraph. A paragraph that ends unclosed
 * where the next begins with an opening mark is a quotation continued: it is balanced. Linear in the text's length.
 */
export function findQuotations(
  text: string,
  ranges: readonly Range[] = [{ start: 0, end: text.length }],
): Quotation[] {
  const found: Quotation[] = [];
  const paragraphs = ranges.flatMap((range) => findBlocks(text, range));
  const marks = paragraphs.map((paragraph) => findMarks(text, paragraph));
  paragraphs.forEach((paragraph, at) => {
    const own = marks[at] ?? [];
    if (own.length === 0) return;
    const continued = isOpeningAt(marks[at + 1]?.[0], paragraphs[at + 1]);
    const outer = [
      ...pairUp(text, paragraph, own, 'double', continued),
      ...pairUp(text, paragraph, own, 'guillemet', continued),
    ];
    found.push(...outer, ...findSingleQuotations(text, own, outer));
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function isOpeningAt(mark: Mark | undefined, paragraph: Range | undefined): boolean {
  return mark !== undefined && mark.start === paragraph?.start && mark.lean !== 'close';
}

/** Pairs one family's marks within a paragraph, with a stack. */
function pairUp(
  text: string,
  paragraph: Range,
  all: readonly Mark[],
  family: MarkFamily,
  continued: boolean,
): Quotation[] {
  const marks = all.filter((mark) => mark.family === family);
  const open: number[] = [];
  const found: Quotation[] = [];
  let lastEnd = paragraph.start;
  marks.forEach((mark, at) => {
    if (opens(marks, at, open.length > 0)) {
      open.push(at);
      return;
    }
    const opener = marks[open.pop() ?? -1];
    if (opener !== undefined) found.push(quotation(opener.start, opener.end, mark.start, mark.end, true));
    else if (closesUnopened(text, mark)) {
      const start = sentenceStart(text, lastEnd, mark.start);
      found.push(quotation(start, start, mark.start, mark.end, false));
    }
    lastEnd = mark.end;
  });
  for (const left of open) found.push(...unclosed(text, paragraph, marks, left, continued));
  return found.filter((each) => each.inner.start < each.inner.end);
}

/** Whether the mark opens, given its lean, whether one is open, and the marks that follow. */
function opens(marks: readonly Mark[], at: number, isOpen: boolean): boolean {
  const lean = marks[at]?.lean;
  if (!isOpen) return lean !== 'close';
  if (lean !== 'open') return false;
  // It faces as an opening mark although one is open. Nested ("A "B" C") and forgotten closing marks ("A. "B") are followed
  // by a closing one; a closing mark that faces wrongly ("A. "he said) is followed by an opening one or by nothing.
  const next = marks[at + 1];
  return next !== undefined && next.lean !== 'open';
}

/** A closing mark without an opening one quotes only after punctuation: 12" is a length. */
function closesUnopened(text: string, mark: Mark): boolean {
  return mark.start > 0 && ',.!?\u2026'.includes(text.charAt(mark.start - 1));
}

function sentenceStart(text: string, from: number, to: number): number {
  let start = Math.max(from, to - LONGEST_UNCLOSED);
  // The mark's own full stop is no end of a sentence before it.
  const window = text.slice(start, Math.max(start, to - 1));
  const ends = [...window.matchAll(SENTENCE_END)].at(-1);
  if (ends !== undefined) start += ends.index + ends[0].length;
  while (start < to && text.charAt(start).trim() === '') start++;
  return start;
}

/** An opening mark without a closing one: to the end of the paragraph, but not over a later quotation's mark. */
function unclosed(
  text: string,
  paragraph: Range,
  marks: readonly Mark[],
  at: number,
  continued: boolean,
): readonly Quotation[] {
  const mark = marks[at];
  // A lone mark that faces neither way is dirt: "(c) \ufffd 2018".
  if (mark === undefined || mark.lean === 'either') return [];
  const next = marks[at + 1];
  if (next === undefined && continued) {
    return [quotation(mark.start, mark.end, paragraph.end, paragraph.end, true)];
  }
  const limit = next?.start ?? paragraph.end;
  const end = limit - mark.end <= LONGEST_UNCLOSED ? limit : sentenceEnd(text, mark.end, limit);
  let trimmed = end;
  while (trimmed > mark.end && text.charAt(trimmed - 1).trim() === '') trimmed--;
  return [quotation(mark.start, mark.end, trimmed, trimmed, false)];
}

function sentenceEnd(text: string, from: number, limit: number): number {
  const window = Math.min(limit, from + LONGEST_UNCLOSED);
  const found = text.slice(from, window).search(SENTENCE_END);
  return found < 0 ? window : from + found + 1;
}

function quotation(
  start: number,
  innerStart: number,
  innerEnd: number,
  end: number,
  balanced: boolean,
): Quotation {
  return { start, end, inner: { start: innerStart, end: innerEnd }, balanced };
}
