import { harmlessLine } from '../harmless.ts';
import { displayWidth, padded, wrapped } from './display-width.ts';
import type { Paint } from './paint.ts';

export interface Column {
  readonly header: string;
  /** Narrowest useful width in columns. */
  readonly min: number;
  /** Share of the space that is left over; 0 keeps the column as narrow as its content. */
  readonly grow: number;
  readonly align?: 'left' | 'right';
  /** Left out, last first, where the table would be too wide. */
  readonly optional?: boolean;
}

const gap = 2;

/**
 * A table of at most `width` columns. Cells wrap; a column that holds nothing in any row is left out. Cells are made
 * harmless here, whatever they hold.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  paint: Paint,
): readonly string[] {
  const cells = rows.map((row) => row.map(harmlessLine));
  const filled = columns
    .map((column, i) => ({ column, i, content: contentWidth(column, cells, i) }))
    .filter(({ i }) => cells.some((row) => row[i] !== ''));
  const used = fitting(filled, width);
  const widths = columnWidths(used, width);
  const line = (texts: readonly string[]) =>
    texts
      .map((text, k) => padded(text, widths[k] ?? 0, used[k]?.column.align))
      .join(' '.repeat(gap))
      .trimEnd();
  const rowLines = (texts: readonly string[]) => {
    const wrappedCells = texts.map((text, k) => wrapped(text, widths[k] ?? 1));
    const height = Math.max(...wrappedCells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, h) => line(wrappedCells.map((lines) => lines[h] ?? '')));
  };
  const header = rowLines(used.map(({ column }) => column.header)).map((text) => paint.faint(text));
  const body = cells.flatMap((row) => rowLines(used.map(({ i }) => row[i] ?? '')));
  return [...header, ...body];
}

function contentWidth(column: Column, cells: readonly (readonly string[])[], i: number): number {
  return Math.max(displayWidth(column.header), ...cells.map((row) => displayWidth(row[i] ?? '')));
}

interface Measured {
  readonly column: Column;
  readonly i: number;
  readonly content: number;
}

/** The columns that fit at their narrowest, optional ones leaving first. */
function fitting(columns: readonly Measured[], width: number): readonly Measured[] {
  const narrowest = columns.reduce(
    (sum, { column, content }) => sum + narrow(column, content),
    gap * (columns.length - 1),
  );
  const leaving = columns.findLast(({ column }) => column.optional === true);
  if (narrowest <= width || leaving === undefined) return columns;
  return fitting(
    columns.filter((column) => column !== leaving),
    width,
  );
}

function narrow(column: Column, content: number): number {
  return column.grow === 0 ? content : Math.min(content, column.min);
}

/** Every column gets its narrowest width; what is left goes by `grow`, never beyond what the content needs; if even
 * the narrowest are too wide, the widest give way. */
function columnWidths(
  columns: readonly { readonly column: Column; readonly content: number }[],
  width: number,
): readonly number[] {
  const widths = columns.map(({ column, content }) => narrow(column, content));
  let left = width - gap * (columns.length - 1) - widths.reduce((sum, w) => sum + w, 0);
  while (left > 0) {
    const hungry = columns.map(({ column, content }, i) => ((widths[i] ?? 0) < content ? column.grow : 0));
    const total = hungry.reduce((sum, g) => sum + g, 0);
    if (total === 0) break;
    let given = 0;
    columns.forEach(({ content }, i) => {
      const share = Math.min(
        Math.ceil((left * (hungry[i] ?? 0)) / total),
        content - (widths[i] ?? 0),
        left - given,
      );
      if (share <= 0) return;
      widths[i] = (widths[i] ?? 0) + share;
      given += share;
    });
    left -= given;
  }
  for (; left < 0; left++) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 1) - 1;
  }
  return widths;
}
