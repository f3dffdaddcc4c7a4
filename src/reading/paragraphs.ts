import type { Range } from '../domain/passage.ts';

/** Column widths at which mail and terminal texts are broken; pages give whole paragraphs on one line. */
const wrapFrom = 40;
const wrapTo = 100;

/**
 * The paragraphs of a text, without the white space around them. A line is a paragraph, as pages give them; lines that
 * a mailer broke at a fixed width are joined. Linear.
 */
export function splitParagraphs(text: string): Range[] {
  const paragraphs: Range[] = [];
  let block: Range[] = [];
  const flush = (): void => {
    const first = block[0];
    const last = block.at(-1);
    if (first && last && isWrapped(text, block)) paragraphs.push({ start: first.start, end: last.end });
    else for (const line of block) paragraphs.push(line);
    block = [];
  };
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = trimRange(text, { start, end: lineEnd });
    if (line) block.push(line);
    else flush();
    start = lineEnd + 1;
  }
  flush();
  return paragraphs;
}

/** True for lines of one width of which at least one goes on in the next with a small letter. */
function isWrapped(text: string, lines: readonly Range[]): boolean {
  if (lines.length < 2) return false;
  let shortest = Infinity;
  let longest = 0;
  let runsOn = false;
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const line = lines[i];
    const next = lines[i + 1];
    if (!line || !next) return false;
    const length = line.end - line.start;
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
    runsOn ||= /[\p{Ll},]/u.test(text.charAt(line.end - 1)) && /\p{Ll}/u.test(text.charAt(next.start));
  }
  return runsOn && shortest >= wrapFrom && longest <= wrapTo && longest - shortest <= 30;
}

/** The range without white space at its ends; null where nothing else is in it. */
export function trimRange(text: string, range: Range): Range | null {
  let { start, end } = range;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}

/** White space as `\s` has it, for a UTF-16 code unit. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
