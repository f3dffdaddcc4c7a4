import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../map/day-number.ts';
import { readMarks } from '../map/incident-marks.ts';
import { axisTicks, binDays, dateTicks, rangeOf } from './day-bins.ts';

const marksOf = (days: readonly (string | null)[]) =>
  readMarks({ columns: ['id', 'type', 'day'], rows: days.map((day, i) => [String(i), 'shelling', day]) });
const number = (day: string): number => dayNumber(day) ?? Number.NaN;

describe('bins of days', () => {
  it('lose no dated incident, whatever the width', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 80 }), (offsets) => {
        const days = offsets.map((offset) =>
          new Date(Date.UTC(2012, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10),
        );
        const numbers = days.map(number);
        const span = { first: Math.min(...numbers), last: Math.max(...numbers) };
        const bins = binDays(marksOf([...days, null]), span, null);
        expect(bins.bins.reduce((sum, bin) => sum + bin.total, 0)).toBe(days.length);
        expect(bins.undated).toBe(1);
        expect(bins.bins.length).toBeLessThanOrEqual(220);
        expect(bins.bins.reduce((sum, bin) => sum + bin.days, 0)).toBe(span.last - span.first + 1);
      }),
    );
  });

  it('tell a day of which nothing was read from one of which that is not known', () => {
    const span = { first: number('2023-05-10'), last: number('2023-05-12') };
    const marks = marksOf(['2023-05-10']);
    const effort = [
      { day: '2023-05-10', reports: 4 },
      { day: '2023-05-12', reports: 0 },
    ];
    expect(binDays(marks, span, effort).bins.map((bin) => bin.reports)).toEqual([4, 0, 0]);
    expect(binDays(marks, span, null).bins.map((bin) => bin.reports)).toEqual([null, null, null]);
  });
});

describe('the axes', () => {
  it('have round numbers up to the highest', () => {
    expect(axisTicks(33)).toEqual([10, 20, 30]);
    expect(axisTicks(1)).toEqual([1]);
    expect(axisTicks(7)).toEqual([2, 4, 6]);
  });

  it('name few days, months or years, all of them within the span', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 3, max: 12 }),
        (first, length, most) => {
          const ticks = dateTicks(first, first + length, most);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          for (const { day } of ticks) expect(day >= first && day <= first + length).toBe(true);
        },
      ),
    );
  });
});

describe('a chosen range', () => {
  const span = { first: 100, last: 200 };
  it('is no bound where it is everything', () => {
    expect(rangeOf(100, 200, span)).toEqual({ from: null, to: null });
    expect(rangeOf(150, 200, span)).toEqual({ from: 150, to: null });
  });
  it('may be drawn from either end', () => {
    expect(rangeOf(180, 120, span)).toEqual({ from: 120, to: 180 });
  });
});
