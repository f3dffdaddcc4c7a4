import type { Range } from '../domain/passage.ts';

/** Marks pair only within a family. */
export type MarkFamily = 'double' | 'guillemet' | 'single';

/** Which way a mark faces, judged by its shape and its neighbours; `either` where neither tells. */
export type Lean = 'open' | 'close' | 'either';

export interface Mark extends Range {
  readonly family: MarkFamily;
  readonly lean: Lean;
}

type Shape = 'open' | 'close' | 'straight';

/**
 * Every mark that may quote, with the wrecks that wrong decoding makes of one: U+FFFD and the three characters that its
 * bytes become in Latin-1, and UTF-8 curly marks read as Windows-1252.
 */
const MARK =
  /["\u201c\u201d\u201e\u201f\uff02'\u2018\u2019\u201a\u201b`\u00b4\u00ab\u00bb\u2039\u203a]|\u00e2\u20ac[\u0153\u009d\u2122\u02dc\ufffd]|(?:\ufffd|\u00ef\u00bf\u00bd)+/gu;

const SHAPES: ReadonlyMap<string, readonly [MarkFamily, Shape]> = new Map([
  ['"', ['double', 'straight']],
  ['\uff02', ['double', 'straight']],
  ["''", ['double', 'straight']],
  ['``', ['double', 'open']],
  ['\u201c', ['double', 'open']],
  ['\u201e', ['double', 'open']],
  ['\u201f', ['double', 'open']],
  ['\u201d', ['double', 'close']],
  ['\u00e2\u20ac\u0153', ['double', 'open']],
  ['\u00e2\u20ac\u009d', ['double', 'close']],
  ['\u00e2\u20ac\ufffd', ['double', 'close']],
  ['\u00ab', ['guillemet', 'open']],
  ['\u2039', ['guillemet', 'open']],
  ['\u00bb', ['guillemet', 'close']],
  ['\u203a', ['guillemet', 'close']],
  ["'", ['single', 'straight']],
  ['`', ['single', 'straight']],
  ['\u00b4', ['single', 'straight']],
  ['\u2018', ['single', 'open']],
  ['\u201a', ['single', 'open']],
  ['\u201b', ['single', 'open']],
  ['\u2019', ['single', 'close']],
  ['\u00e2\u20ac\u02dc', ['single', 'open']],
  ['\u00e2\u20ac\u2122', ['single', 'close']],
] as const);

const WORD = /[\p{L}\p{N}]/u;
const SPACE_OR_OPENING = /[\s([{<\u2014\u2013\u2012/-]/u;
const OPENING_AFTER = /[\p{L}\p{N}([{$\u00a3\u20ac#@\u2026]/u;
const DOUBLED = new Set(["''", '``']);

/** The quotation marks of a range in text order; apostrophes inside words are left out. Linear. */
export function findMarks(text: string, range: Range): Mark[] {
  const marks: Mark[] = [];
  MARK.lastIndex = range.start;
  for (let match = MARK.exec(text); match !== null && match.index < range.end; match = MARK.exec(text)) {
    const start = match.index;
    const end = Math.min(range.end, start + lengthAt(text, start, match[0]));
    MARK.lastIndex = end;
    const mark = markOf(text, { start, end }, range);
    if (mark !== undefined) marks.push(mark);
  }
  return marks;
}

/** Two apostrophes or two backticks in a row are one double mark. */
function lengthAt(text: string, start: number, found: string): number {
  return DOUBLED.has(text.slice(start, start + 2)) ? 2 : found.length;
}

function markOf(text: string, at: Range, range: Range): Mark | undefined {
  const before = at.start > range.start ? lastCharacter(text, at.start) : ' ';
  const after = at.end < range.end ? firstCharacter(text, at.end) : ' ';
  const glued = WORD.test(before) && WORD.test(after);
  const known = SHAPES.get(text.slice(at.start, at.end));
  // A lost character between letters was nearly always an apostrophe.
  if (glued && (known === undefined || known[0] === 'single')) return undefined;
  const [family, shape] = known ?? (['double', 'straight'] as const);
  return { ...at, family, lean: leanOf(shape, before, after) };
}

function leanOf(shape: Shape, before: string, after: string): Lean {
  const free = SPACE_OR_OPENING.test(before);
  const opensBefore = free || isMark(before);
  const spaceAfter = after.trim() === '';
  if (shape === 'open') return !free && spaceAfter ? 'close' : 'open';
  if (shape === 'close') {
    if (free && !spaceAfter && OPENING_AFTER.test(after)) return 'open';
    return !free && WORD.test(after) ? 'either' : 'close';
  }
  if (opensBefore && (OPENING_AFTER.test(after) || isMark(after)))
    return isMark(before) && isMark(after) ? 'either' : 'open';
  if (!free && !WORD.test(after)) return 'close';
  return 'either';
}

function isMark(character: string): boolean {
  return SHAPES.has(character) || character === '\ufffd';
}

function firstCharacter(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 32);
}

/** The character before `at`, whole where it takes two code units. */
function lastCharacter(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
  return isLowSurrogate && at >= 2 ? firstCharacter(text, at - 2) : text.charAt(at - 1);
}
