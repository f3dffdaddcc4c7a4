import type { Range } from '../domain/passage.ts';
import type { DroppedKind, KeptKind, ReportPart, Told } from '../domain/report.ts';
import type { ReadingReference } from './reading-reference.ts';
import type { Stamp } from './stamps.ts';
import { trimRange } from './paragraphs.ts';

/** A report being read: what has been recognised of its text so far. */
export interface Draft {
  readonly text: string;
  readonly reference: ReadingReference;
  /** Paragraphs of the text, in order. */
  readonly paragraphs: readonly Range[];
  /** Recognised stretches by the index of their paragraph, in order of place; never overlapping, never across paragraphs. */
  readonly claimed: Map<number, ReportPart[]>;
  readonly stamps: Stamp[];
  readonly agencies: Told<string>[];
  readonly authors: Told<string>[];
  title: Told<string> | null;
  datelinePlace: Told<string> | null;
  /** "April 3" in a dateline: a day that leaves the year to the reader. */
  datelineDay: Range | null;
}

const droppedKinds: ReadonlySet<string> = new Set(['byline', 'credit', 'stamp', 'label', 'page', 'repeat']);

function isDropped(kind: KeptKind | DroppedKind): kind is DroppedKind {
  return droppedKinds.has(kind);
}

/** Claims what is still free of a range inside one paragraph for a kind. White space at its ends stays out. */
export function claim(draft: Draft, range: Range, kind: KeptKind | DroppedKind, reason: string): void {
  const index = paragraphAt(draft, range.start);
  const parts = draft.claimed.get(index) ?? [];
  for (const { start, end } of freeRanges(draft, range)) {
    parts.push(isDropped(kind) ? { start, end, kind, reason } : { start, end, kind });
  }
  parts.sort((a, b) => a.start - b.start);
  draft.claimed.set(index, parts);
}

/** The stretches of a range inside one paragraph that nothing has claimed yet, without white space at their ends. */
export function freeRanges(draft: Draft, range: Range): Range[] {
  const free: Range[] = [];
  let at = range.start;
  for (const part of draft.claimed.get(paragraphAt(draft, range.start)) ?? []) {
    if (part.end <= at || part.start >= range.end) continue;
    const gap = trimRange(draft.text, { start: at, end: part.start });
    if (gap) free.push(gap);
    at = part.end;
  }
  const rest = trimRange(draft.text, { start: at, end: range.end });
  if (rest) free.push(rest);
  return free;
}

/** Index of the paragraph in which a character stands, or of the last one before it. */
function paragraphAt(draft: Draft, position: number): number {
  let low = 0;
  let high = draft.paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((draft.paragraphs[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The parts of the text in order: what was claimed, and body for the rest. They tile it but for white space. */
export function tile(draft: Draft): ReportPart[] {
  const parts: ReportPart[] = [];
  draft.paragraphs.forEach((paragraph, index) => {
    let at = paragraph.start;
    for (const part of draft.claimed.get(index) ?? []) {
      pushBody(draft.text, parts, { start: at, end: part.start });
      parts.push(part);
      at = part.end;
    }
    pushBody(draft.text, parts, { start: at, end: paragraph.end });
  });
  return parts;
}

function pushBody(text: string, parts: ReportPart[], range: Range): void {
  const body = trimRange(text, range);
  if (body) parts.push({ ...body, kind: 'body' });
}
