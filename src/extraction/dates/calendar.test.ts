import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, commonPrefix, dayNumber, dayNumberOf, dayOf, isoDay, weekdayOf } from './calendar.ts';

const someDay = fc.integer({ min: -700_000, max: 2_900_000 });

describe('calendar', () => {
  it('turns any day number into a date and back', () => {
    fc.assert(fc.property(someDay, (day) => dayNumber(dayOf(day)) === day));
  });

  it('agrees with the platform about dates and weekdays', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        return (
          isoDay(day) === date.toISOString().slice(0, 10) && weekdayOf(day) === (date.getUTCDay() + 6) % 7
        );
      }),
    );
  });

  it('knows no 29 February outside leap years', () => {
    expect(dayNumberOf(1900, 2, 29)).toBeNull();
    expect(dayNumberOf(2000, 2, 29)).not.toBeNull();
    expect(dayNumberOf(2023, 13, 1)).toBeNull();
  });

  it('gives the prefix that two days share, which bounds both', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 300 }), (from, length) => {
        const bounds = boundsOf(commonPrefix(from, from + length));
        const sameYear = dayOf(from).year === dayOf(from + length).year;
        return bounds !== null && bounds.from <= from && (!sameYear || bounds.to >= from + length);
      }),
    );
  });
});
