import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adherenceBars, largestCount } from './adherence-bars.ts';

const weeks = fc.array(fc.record({ reports: fc.nat(5), told: fc.nat(9), share: fc.nat(9) }), {
  minLength: 1,
  maxLength: 60,
});

describe('the bars of adherence', () => {
  it('stand side by side in time, inside the drawing, and mirror from right to left', () => {
    fc.assert(
      fc.property(weeks, (list) => {
        const periods = list.map(({ reports }, i) => ({ from: `d${i}`, to: `d${i}`, reports }));
        const cells = list.map(({ told, share }) => ({
          told,
          independent: Math.min(told, share),
          outcomes: [],
        }));
        const most = largestCount({ rows: [{ clause: 'a', side: 'government', cells }] });
        const bars = adherenceBars(periods, cells, { width: 300, height: 40, most }, false);
        const mirrored = adherenceBars(periods, cells, { width: 300, height: 40, most }, true);
        expect(
          bars.every((b, i) => i === 0 || b.x >= (bars[i - 1]?.x ?? 0) + (bars[i - 1]?.width ?? 0)),
        ).toBe(true);
        expect(bars.every((b) => b.x >= 0 && b.x + b.width <= 300.001 && b.told.height <= 40)).toBe(true);
        expect(mirrored.map((b) => b.x)).toEqual(bars.map((b) => b.x).reverse());
        expect(bars.every((b) => b.independent.height <= b.told.height)).toBe(true);
      }),
    );
  });

  it('tells no data from zero', () => {
    const periods = [0, 4].map((reports) => ({ from: 'd', to: 'd', reports }));
    const cells = [0, 0].map((told) => ({ told, independent: 0, outcomes: [] }));
    const bars = adherenceBars(periods, cells, { width: 10, height: 10, most: 0 }, false);
    expect(bars.map((b) => b.noData)).toEqual([true, false]);
  });
});
