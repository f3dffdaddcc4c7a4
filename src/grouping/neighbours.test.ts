import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denseKeys, orderByDay, visitNeighbours } from './neighbours.ts';

const items = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }), { maxLength: 20 });

function pairsOf(keys: readonly ArrayLike<number>[], next: number, order = keys.map((_, i) => i)): string[] {
  const found: string[] = [];
  visitNeighbours(order, keys, { next }, (a, b, shared) => {
    found.push(`${a} ${b} ${shared}`);
  });
  return found.sort();
}

describe('neighbours', () => {
  it('visits all pairs that share a key, once, with what they share', () => {
    fc.assert(
      fc.property(items, (held) => {
        const expected = held.flatMap((a, i) =>
          held.slice(i + 1).flatMap((b, j) => {
            const shared = [...new Set(a)].filter((key) => b.includes(key)).length;
            return shared > 0 ? [`${i} ${i + 1 + j} ${shared}`] : [];
          }),
        );
        expect(pairsOf(denseKeys(held), held.length)).toEqual(expected.sort());
      }),
    );
  });

  it('looks no further along a key than it is told', () => {
    const common = Array.from({ length: 10 }, () => [0]);
    expect(pairsOf(common, 2)).toHaveLength(9 + 8);
  });

  it('stops where nothing later can be near', () => {
    const days = [1, 1, 9, 9];
    const found: number[][] = [];
    visitNeighbours(
      orderByDay(days),
      days.map(() => [0]),
      { next: 10, isTooFar: (a, b) => (days[b] ?? 0) - (days[a] ?? 0) > 3 },
      (a, b) => found.push([a, b]),
    );
    expect(found).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('ignores negative keys', () => {
    expect(pairsOf([[-1, 0], [-1], [0]], 5)).toEqual(['0 2 1']);
  });

  it('puts items without a day first', () => {
    expect(orderByDay([5, null, 2])).toEqual([1, 2, 0]);
  });
});
