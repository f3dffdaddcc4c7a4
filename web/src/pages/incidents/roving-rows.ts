/** Where a key takes the focus in a list of rows; null where the key means nothing to it. */
export function nextRow(key: string, row: number, count: number, page: number): number | null {
  const target = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  }[key];
  if (target === undefined || count === 0) return null;
  return Math.max(0, Math.min(count - 1, target));
}

export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key takes the focus in a grid, as the ARIA grid pattern has it. Row −1 is the head. In right-to-left
 * interfaces the left arrow goes on to the next column.
 */
export function nextCell(
  key: string,
  withControl: boolean,
  at: GridPlace,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
  rightToLeft: boolean,
): GridPlace | null {
  const on = rightToLeft ? -1 : 1;
  const within = (row: number, column: number): GridPlace => ({
    row: Math.max(-1, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  });
  switch (key) {
    case 'ArrowRight':
      return within(at.row, at.column + on);
    case 'ArrowLeft':
      return within(at.row, at.column - on);
    case 'ArrowDown':
      return within(at.row + 1, at.column);
    case 'ArrowUp':
      return within(at.row - 1, at.column);
    case 'PageDown':
      return within(at.row + size.page, at.column);
    case 'PageUp':
      return within(Math.max(0, at.row - size.page), at.column);
    case 'Home':
      return withControl ? within(0, 0) : within(at.row, 0);
    case 'End':
      return withControl ? within(size.rows - 1, size.columns - 1) : within(at.row, size.columns - 1);
    default:
      return null;
  }
}
