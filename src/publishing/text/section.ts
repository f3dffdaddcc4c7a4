import type { BriefingIndex } from '../briefing-index.ts';
import type { Release } from '../harm-gate.ts';
import { wrapped } from './display-width.ts';
import type { Paint } from './paint.ts';
import { tableLines, type Column } from './table.ts';

/** What every section of the text is made from. */
export interface TextContext {
  readonly release: Release;
  readonly index: BriefingIndex;
  readonly width: number;
  readonly paint: Paint;
}

/** A terminal is no place for hundreds of rows: the page and the JSON hold all of them. */
export const cap = 20;

/** A heading and a table; nothing where there are no rows. */
export function section(
  title: string,
  { width, paint }: TextContext,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  shown = cap,
): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length - shown;
  return [
    ...headingLines(title, width, paint),
    ...tableLines(columns, rows.slice(0, shown), width, paint),
    ...(more > 0 ? [paint.faint(`and ${more} more: see --format html or --format json`)] : []),
  ];
}

export function headingLines(title: string, width: number, paint: Paint): readonly string[] {
  return wrapped(title, width).map((line) => paint.heading(line));
}

/** An entry of a list: the first line behind the bullet, the others under its text. */
export function hanging(bullet: string, text: string, width: number): readonly string[] {
  return wrapped(text, width - 4).map((line, i) => (i === 0 ? `  ${bullet}${line}` : `    ${line}`));
}
