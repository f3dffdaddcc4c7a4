export type Cell = string | number | boolean | null;

/** What a spreadsheet runs as a formula when a cell begins with it; the wide forms are read as their narrow ones by some. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;

/** One line of CSV (RFC 4180), CRLF at its end. A text that a spreadsheet would run is led by an apostrophe. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  // Numbers are ours: a longitude may begin with a minus sign.
  if (typeof cell !== 'string') return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
