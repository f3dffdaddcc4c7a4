import type { Range } from '../domain/passage.ts';

/** Longest line that a hard wrap makes; e-mail and wire archives wrap at 60 to 80 characters, a few at 100. */
const LONGEST_WRAPPED_LINE = 100;
const TERMINAL = new Set(['.', '!', '?', ':', '"', '\u201d', '\u2019', "'", '\u00bb', ')', '\u2026']);

/**
 * The paragraphs of a text, or of ranges of it, in text order, without the white space around them. A blank line always
 * divides; a single line break does too, unless the lines look wrapped by a mailer. Linear in the text's length.
 */
export function findParagraphs(
  text: string,
  ranges: readonly Range[] = [{ start: 0, end: text.length }],
): Range[] {
  return ranges.flatMap((range) =>
    blocksOf(text, range).flatMap((lines) => (isWrapped(text, lines) ? [joined(lines)] : lines)),
  );
}

/** Runs of lines without a blank line among them; each line trimmed. */
function blocksOf(text: string, range: Range): Range[][] {
  const blocks: Range[][] = [];
  let block: Range[] = [];
  let at = Math.max(0, range.start);
  const end = Math.min(text.length, range.end);
  while (at < end) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    const line = trimmed(text, at, lineEnd);
    if (line.start < line.end) block.push(line);
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
    at = lineEnd + 1;
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}

function trimmed(text: string, from: number, to: number): Range {
  let start = from;
  let end = to;
  while (start < end && text.charAt(start).trim() === '') start++;
  while (end > start && text.charAt(end - 1).trim() === '') end--;
  return { start, end };
}

/** True when short lines break off in mid-sentence. */
function isWrapped(text: string, lines: readonly Range[]): boolean {
  if (lines.some((line) => line.end - line.start > LONGEST_WRAPPED_LINE)) return false;
  return lines.slice(0, -1).some((line) => !TERMINAL.has(text.charAt(line.end - 1)));
}

function joined(lines: readonly Range[]): Range {
  return { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
}
