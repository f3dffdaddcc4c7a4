import type { Range } from '../domain/passage.ts';
import { isSpace } from './tokens.ts';

/** Mailers and wire services wrap between these widths; a line outside them was broken by hand. */
const NARROWEST_WRAP = 45;
const WIDEST_WRAP = 132;

/**
 * The stretches of a range that no sentence crosses: a blank line always divides, a single line break does unless a machine wrapped the lines.
 * Lines are wrapped where no line has room for the first word of the next one. Trimmed, never empty, in text order; linear.
 */
export function findBlocks(text: string, range: Range): Range[] {
  const blocks: Range[] = [];
  let lines: Range[] = [];
  const flush = (): void => {
    const first = lines[0];
    const last = lines.at(-1);
    if (first && last) {
      if (lines.length > 1 && isWrapped(text, lines)) blocks.push({ start: first.start, end: last.end });
      else blocks.push(...joinBroken(text, lines));
    }
    lines = [];
  };
  let at = Math.max(0, range.start);
  const end = Math.min(text.length, range.end);
  while (at < end) {
    let newline = at;
    while (newline < end && !isLineBreak(text.charCodeAt(newline))) newline++;
    const line = trim(text, at, newline);
    if (line.start < line.end) lines.push(line);
    else if (!(text.charCodeAt(newline) === 10 && text.charCodeAt(newline - 1) === 13)) flush();
    at = newline + 1;
  }
  flush();
  return blocks;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function trim(text: string, from: number, to: number): Range {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isWrapped(text: string, lines: readonly Range[]): boolean {
  let widest = 0;
  for (const line of lines) widest = Math.max(widest, line.end - line.start);
  if (widest < NARROWEST_WRAP || widest > WIDEST_WRAP) return false;
  // With two lines the width is a guess: a first line that ends in mid-sentence has to vouch for it.
  if (lines.length === 2 && /[.!?:"”’')\]]/.test(text.charAt((lines[0]?.end ?? 1) - 1))) return false;
  return lines.every((line, i) => {
    const next = lines[i + 1];
    return next === undefined || line.end - line.start + 1 + firstWordLength(text, next) > widest;
  });
}

function firstWordLength(text: string, line: Range): number {
  let at = line.start;
  while (at < line.end && !isSpace(text.charCodeAt(at))) at++;
  return at - line.start;
}

/** Lines broken by hand stand alone, but one that starts in lower case goes on with a long line before it that has no full stop. */
function joinBroken(text: string, lines: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const isOpen =
      before && before.end - before.start >= NARROWEST_WRAP && !/[.!?]/.test(text.charAt(before.end - 1));
    if (isOpen && /[a-z]/.test(text.charAt(line.start)))
      joined[joined.length - 1] = { start: before.start, end: line.end };
    else joined.push(line);
  }
  return joined;
}
