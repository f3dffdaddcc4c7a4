/**
 * Optimal one-to-one assignment (the Hungarian method with potentials, O(n³)): pairs rows with columns so that the sum of
 * `weights[row][column]` is largest. Pairs of weight 0 or less are left unpaired. Returns the column of each row, or -1.
 */
export function assignBest(weights: readonly (readonly number[])[]): number[] {
  const rows = weights.length;
  const columns = Math.max(0, ...weights.map((w) => w.length));
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number): number => -Math.max(0, weights[row]?.[column] ?? 0);
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    const way = augment(row, size, cost, rowPotential, columnPotential, rowOf);
    for (let column = way.free; column !== 0;) {
      const previous = way.from[column] ?? 0;
      rowOf[column] = rowOf[previous] ?? 0;
      column = previous;
    }
  }
  const columnOf = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row >= 0 && row < rows && cost(row, column - 1) < 0) columnOf[row] = column - 1;
  }
  return columnOf;
}

/** One shortest augmenting path from a row; `free` is the unassigned column it ends in, `from` the columns on the way. */
function augment(
  row: number,
  size: number,
  cost: (row: number, column: number) => number,
  rowPotential: Float64Array,
  columnPotential: Float64Array,
  rowOf: Int32Array,
): { free: number; from: Int32Array } {
  rowOf[0] = row;
  const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
  const seen = new Uint8Array(size + 1);
  const from = new Int32Array(size + 1);
  let column = 0;
  do {
    seen[column] = 1;
    const at = rowOf[column] ?? 0;
    let delta = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let j = 1; j <= size; j++) {
      if (seen[j] === 1) continue;
      const reduced = cost(at - 1, j - 1) - (rowPotential[at] ?? 0) - (columnPotential[j] ?? 0);
      if (reduced < (least[j] ?? 0)) {
        least[j] = reduced;
        from[j] = column;
      }
      if ((least[j] ?? 0) < delta) {
        delta = least[j] ?? 0;
        next = j;
      }
    }
    for (let j = 0; j <= size; j++) {
      if (seen[j] === 1) {
        const assigned = rowOf[j] ?? 0;
        rowPotential[assigned] = (rowPotential[assigned] ?? 0) + delta;
        columnPotential[j] = (columnPotential[j] ?? 0) - delta;
      } else least[j] = (least[j] ?? 0) - delta;
    }
    column = next;
  } while (rowOf[column] !== 0);
  return { free: column, from };
}
