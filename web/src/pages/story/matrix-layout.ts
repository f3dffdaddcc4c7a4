import type { MatrixRow, StoryDetail } from '../../api/views.ts';
import { reportName } from '../../passages/report-names.ts';

/** How an outlet has a statement. 'absent': it does not. */
export type How = 'quoted' | 'paraphrased' | 'via' | 'absent';

export interface Column {
  readonly report: string;
  readonly outlet: string;
  readonly title: string | null;
  readonly day: string | null;
  /** How many of the statements it has. */
  readonly has: number;
  /** Set where it is mostly another column's text. */
  readonly copyOf: string | null;
}

export interface Cell {
  readonly how: How;
  readonly evidence: string;
  readonly start: number;
  readonly end: number;
  readonly statement: string | null;
}

export interface Row {
  readonly group: string;
  readonly row: MatrixRow;
  /** One a column, in the columns' order; several statements of one report are in one cell, the most literal first. */
  readonly cells: readonly (readonly Cell[])[];
  readonly told: number;
}

export interface Matrix {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const literal: Readonly<Record<How, number>> = { quoted: 0, paraphrased: 1, via: 2, absent: 3 };
/** A report of which this share stands in an earlier one says nothing by itself. */
const copyFrom = 0.5;

/** The statements of a story by its reports: reports in the order in which they appeared, statements as the API orders them. */
export function layMatrix(story: Pick<StoryDetail, 'matrix' | 'reportList' | 'copies'>): Matrix {
  const has = new Map<string, number>();
  for (const row of story.matrix)
    for (const report of new Set(row.cells.map((cell) => cell.report)))
      has.set(report, (has.get(report) ?? 0) + 1);
  const reports = [...story.reportList].sort(
    (a, b) => order(a.published ?? a.referenceDate, b.published ?? b.referenceDate) || order(a.id, b.id),
  );
  const place = new Map(reports.map((report, i) => [report.id, i]));
  const columns = reports.map((report, i): Column => {
    const copy = story.copies.find(
      ({ reports: pair, share, kind }) =>
        share >= copyFrom &&
        kind !== 'update' &&
        pair.includes(report.id) &&
        pair.some((id) => id !== report.id && (place.get(id) ?? i) < i),
    );
    return {
      report: report.id,
      outlet: reportName(report),
      title: report.title,
      day: report.published?.slice(0, 10) ?? report.referenceDate,
      has: has.get(report.id) ?? 0,
      copyOf: copy?.reports.find((id) => id !== report.id) ?? null,
    };
  });
  const rows = story.matrix.map((row): Row => {
    const cells = columns.map((column): readonly Cell[] => {
      const told = row.cells
        .filter((cell) => cell.report === column.report)
        .sort((a, b) => literal[a.how] - literal[b.how] || a.start - b.start);
      return told.length > 0 ? told : [{ how: 'absent', evidence: '', start: 0, end: 0, statement: null }];
    });
    return { group: row.group, row, cells, told: new Set(row.cells.map((cell) => cell.report)).size };
  });
  return { columns, rows };
}

const order = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
