import { describe, expect, it } from 'vitest';
import { commitment, report, toldDate } from '../../test/tellings.ts';
import type { Commitment } from '../domain/commitment.ts';
import { groupCommitments } from './commitment-groups.ts';

const a = report('a', 'T\nThe Northern League offers a corridor from 9 June.');
const b = report('b', 'T\nThe Northern League said next week a corridor could open; Orlen said no.');

function sizes(commitments: readonly Commitment[]): number[] {
  return groupCommitments(commitments).map((g) => g.commitments.length);
}

describe('groupCommitments', () => {
  const exact = commitment(a, 'Northern League', toldDate('2031-06-09'));

  it('puts a week together with a day in it', () => {
    expect(sizes([exact, commitment(b, 'Northern League', toldDate('2031-06-09', '2031-06-15'))])).toEqual([
      2,
    ]);
  });

  it('keeps apart givers, kinds and dates', () => {
    expect(sizes([exact, commitment(b, 'Orlen', toldDate('2031-06-09'))])).toEqual([1, 1]);
    expect(
      sizes([exact, commitment(b, 'Northern League', toldDate('2031-06-09'), { kind: 'threat' })]),
    ).toEqual([1, 1]);
    expect(sizes([exact, commitment(b, 'Northern League', toldDate('2031-06-19'))])).toEqual([1, 1]);
  });
});
