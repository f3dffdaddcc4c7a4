import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysIn, daysOf, periodEnding } from './period.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('ends where it should and is as long as it should be', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 400 }), (to, length) => {
      const period = periodEnding(to, length);
      expect(period.to).toBe(to);
      expect(daysIn(period)).toBe(length);
      const days = daysOf(period);
      expect(days).toHaveLength(length);
      expect(days[0]).toBe(period.from);
      expect(days.at(-1)).toBe(to);
    }),
  );
});

it('counts over the leap day and the end of the year', () => {
  expect(periodEnding('2016-03-01', 2).from).toBe('2016-02-29');
  expect(daysIn({ from: '2015-12-28', to: '2016-01-03' })).toBe(7);
});
