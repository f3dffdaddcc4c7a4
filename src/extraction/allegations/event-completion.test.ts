import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jointRange } from './event-completion.ts';

describe('figures that differ inside one report', () => {
  it('give the smallest and the largest', () => {
    expect(
      jointRange([
        [5, 5],
        [8, 8],
      ]),
    ).toEqual([5, 8]);
  });

  it('stay open where the largest told number is open', () => {
    expect(
      jointRange([
        [31, null],
        [31, 31],
      ]),
    ).toEqual([31, null]);
    expect(
      jointRange([
        [10, null],
        [10, null],
      ]),
    ).toEqual([10, null]);
  });

  it('close where a closed number is larger than every open one', () => {
    expect(
      jointRange([
        [85, null],
        [56, null],
        [160, 160],
      ]),
    ).toEqual([56, 160]);
  });

  it('never put the high end under the low one', () => {
    const range = fc
      .tuple(fc.nat(500), fc.nat(100), fc.boolean())
      .map(([low, more, open]) => [low, open ? null : low + more] as const);
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
        const [low, high] = jointRange(ranges);
        expect(low).toBe(Math.min(...ranges.map((r) => r[0])));
        if (high !== null) expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });
});
