import type { Cell } from './csv.ts';

/** One column of an export: its name as the file has it, what it holds, and where that comes from. */
export interface Column<Row> {
  readonly name: string;
  readonly about: string;
  readonly value: (row: Row) => Cell;
}

export interface Table<Row> {
  /** What it is called in the documentation. */
  readonly title: string;
  readonly about: string;
  readonly columns: readonly Column<Row>[];
}

export function column<Row>(name: string, about: string, value: Column<Row>['value']): Column<Row> {
  return { name, about, value };
}

/** Several values of one cell. */
export function joined(values: Iterable<string | null>): string | null {
  const kept = [...new Set(values)].filter((value) => value !== null && value !== '');
  return kept.length === 0 ? null : kept.join('; ');
}
