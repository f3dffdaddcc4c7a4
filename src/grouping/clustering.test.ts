import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageLinkage, type Edge } from './clustering.ts';

/** A symmetric score of two items, made of a seed. */
function seeded(seed: number): (a: number, b: number) => number {
  return (a, b) => ((Math.min(a, b) * 31 + Math.max(a, b) * 17 + seed) % 10) / 10;
}

function allEdges(size: number, scoreOf: (a: number, b: number) => number): Edge[] {
  const edges: Edge[] = [];
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) edges.push({ a, b, score: scoreOf(a, b) });
  return edges;
}

describe('averageLinkage', () => {
  it('does not let one good pair pull in what is unlike the rest', () => {
    const scores: Readonly<Record<string, number>> = { '0 1': 0.9, '0 2': 0.1, '1 2': 0.8 };
    const scoreOf = (a: number, b: number): number => scores[`${Math.min(a, b)} ${Math.max(a, b)}`] ?? 0;
    expect(averageLinkage(3, allEdges(3, scoreOf), 0.5, scoreOf)).toEqual([[0, 1], [2]]);
  });

  it('puts every item into exactly one cluster, the same ones for edges in any order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), fc.nat(100), fc.nat(1000), (size, seed, shuffle) => {
        const scoreOf = seeded(seed);
        const edges = allEdges(size, scoreOf);
        const clusters = averageLinkage(size, edges, 0.6, scoreOf);
        expect(clusters.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        const turned = edges
          .map((e, i) => ({ e, key: (i * 7919 + shuffle) % 101 }))
          .sort((a, b) => a.key - b.key);
        expect(
          averageLinkage(
            size,
            turned.map(({ e }) => e),
            0.6,
            scoreOf,
          ),
        ).toEqual(clusters);
      }),
    );
  });
});
