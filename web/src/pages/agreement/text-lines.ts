/** Lines and columns of a text, counted from 1 as editors and the agreement check count them. */

/** The range of a problem's line from its column on, as offsets; clamped to what the text has. */
export function rangeOfLine(text: string, line: number, column: number): { start: number; end: number } {
  let begin = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', begin);
    if (next < 0) break;
    begin = next + 1;
  }
  const stop = text.indexOf('\n', begin);
  const end = stop < 0 ? text.length : stop;
  return { start: Math.min(begin + Math.max(column - 1, 0), end), end };
}

export function lineCount(text: string): number {
  return text.split('\n').length;
}

/** The line and column at which an offset stands. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: lineCount(before), column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}
