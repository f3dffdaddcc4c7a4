import type { AdherenceView } from '../../api/views.ts';

/** One period of one row: where it stands and how high its bars are, in the drawing's units. */
export interface AdherenceBar {
  readonly x: number;
  readonly width: number;
  readonly from: string;
  readonly to: string;
  /** Height of all that is told, and of the part that two independent origins tell. */
  readonly told: { readonly count: number; readonly height: number };
  readonly independent: { readonly count: number; readonly height: number };
  /** No report of that time is in the store: nothing can be said, which is not zero. */
  readonly noData: boolean;
}

/** The largest count over all rows: every small chart has the same scale, so that they can be compared. */
export function largestCount(view: Pick<AdherenceView, 'rows'>): number {
  return view.rows.flatMap((row) => row.cells).reduce((most, cell) => Math.max(most, cell.told), 0);
}

/** The bars of one row. Time runs with the writing: from the right where that is how the page is read. */
export function adherenceBars(
  periods: AdherenceView['periods'],
  cells: AdherenceView['rows'][number]['cells'],
  size: { readonly width: number; readonly height: number; readonly most: number },
  rightToLeft: boolean,
): readonly AdherenceBar[] {
  const step = size.width / Math.max(periods.length, 1);
  const width = Math.max(step - Math.min(2, step * 0.2), 0.5);
  const heightOf = (count: number) => (size.most === 0 ? 0 : (count / size.most) * size.height);
  return periods.map(({ from, to, reports }, i) => {
    const { told = 0, independent = 0 } = cells[i] ?? {};
    return {
      x: (rightToLeft ? periods.length - 1 - i : i) * step,
      width,
      from,
      to,
      told: { count: told, height: heightOf(told) },
      independent: { count: independent, height: heightOf(independent) },
      noData: reports === 0 && told === 0,
    };
  });
}
