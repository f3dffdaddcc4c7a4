import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTree } from './decode-tree.ts';

/** The best tree by trying all of them. */
function bestByTrying(scores: readonly number[][]): number {
  const n = scores.length;
  let best = -Infinity;
  const heads = new Array<number>(n).fill(-1);
  const isTree = (): boolean =>
    heads.filter((head) => head === -1).length === 1 &&
    heads.every((_, i) => {
      let at = i;
      for (let step = 0; step <= n; step++) {
        if (at === -1) return true;
        at = heads[at] ?? -1;
      }
      return false;
    });
  const tryFrom = (i: number, sum: number): void => {
    if (i === n) {
      if (sum > best && isTree()) best = sum;
      return;
    }
    for (let head = -1; head < n; head++) {
      if (head === i) continue;
      heads[i] = head;
      tryFrom(i + 1, sum + (scores[i]?.[head + 1] ?? 0));
    }
  };
  tryFrom(0, 0);
  return best;
}

describe('decodeTree', () => {
  it('finds a tree with one root that no other tree beats', () => {
    const square = fc.integer({ min: 1, max: 5 }).chain((n) => {
      const row = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: n + 1, maxLength: n + 1 });
      return fc.array(row, { minLength: n, maxLength: n });
    });
    fc.assert(
      fc.property(square, (rows) => {
        const n = rows.length;
        const heads = decodeTree(Float32Array.from(rows.flat()), n, n + 1);
        expect([...heads].filter((head) => head === -1)).toHaveLength(1);
        const sum = rows.reduce((total, row, i) => total + (row[(heads[i] ?? -1) + 1] ?? 0), 0);
        expect(sum).toBe(bestByTrying(rows));
      }),
      { numRuns: 300 },
    );
  });
});
