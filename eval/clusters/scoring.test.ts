import { describe, expect, it } from 'vitest';
import { pairKey, pairsWithin, scoreBCubed, scorePairs } from './scoring.ts';

describe('scoring clusters', () => {
  it('counts pairs whichever way round they are written', () => {
    const score = scorePairs(pairsWithin([['a', 'b', 'c']]), new Set([pairKey('b', 'a'), pairKey('d', 'e')]));
    expect(score.precision).toBeCloseTo(1 / 3);
    expect(score.recall).toBeCloseTo(1 / 2);
    expect(score.f1).toBeCloseTo(2 / 5);
  });

  it('gives B³ as by hand: one item put into the wrong group', () => {
    // a b | c d against a b c | d: precision (1 + 1 + .5 + .5) / 4, recall (2/3 + 2/3 + 1/3 + 1) / 4
    const precision = 3 / 4;
    const recall = (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4;
    expect(
      scoreBCubed(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        [['a', 'b', 'c']],
        ['a', 'b', 'c', 'd'],
      ),
    ).toBeCloseTo((2 * precision * recall) / (precision + recall));
  });

  it('gives 1 for the same groups and takes loners as groups of one', () => {
    expect(scoreBCubed([['a', 'b']], [['b', 'a'], ['c']], ['a', 'b', 'c'])).toBeCloseTo(1);
  });
});
