import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayByKey,
  dueInMonth,
  dueOnDay,
  isDay,
  monthGrid,
  weekday,
} from './month-grid.ts';

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const weekdays = fc.integer({ min: 0, max: 6 });

describe('the month grid', () => {
  it('holds every day of the month once, in whole weeks that begin on the weekday asked for', () => {
    fc.assert(
      fc.property(days, weekdays, (day, first) => {
        const weeks = monthGrid(day.slice(0, 7), first);
        const all = weeks.flat();
        expect(weeks.every((week) => week.length === 7 && weekday(week[0] ?? '') === first)).toBe(true);
        expect(all.filter((d) => d === day)).toHaveLength(1);
        expect(all.every((d, i) => i === 0 || d === addDays(all[i - 1] ?? '', 1))).toBe(true);
        expect(weeks.every((week) => week.some((d) => d.startsWith(day.slice(0, 7))))).toBe(true);
      }),
    );
  });

  it('goes from month to month and stays within the month', () => {
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2023-12-05', 1)).toBe('2024-01-05');
    fc.assert(
      fc.property(days, fc.integer({ min: -30, max: 30 }), (day, n) => {
        const [y = 0, m = 0] = day.split('-').map(Number);
        const [y2 = 0, m2 = 0] = addMonths(day, n).split('-').map(Number);
        expect(y2 * 12 + m2).toBe(y * 12 + m + n);
      }),
    );
  });

  it('moves by keys, mirrored where writing runs from right to left', () => {
    expect(dayByKey('ArrowRight', '2023-05-06', 1, false)).toBe('2023-05-07');
    expect(dayByKey('ArrowRight', '2023-05-06', 1, true)).toBe('2023-05-05');
    expect(dayByKey('Home', '2023-05-06', 1, false)).toBe('2023-05-01');
    expect(dayByKey('End', '2023-05-06', 6, false)).toBe('2023-05-12');
    expect(dayByKey('PageDown', '2023-05-31', 1, false)).toBe('2023-06-30');
    expect(dayByKey('a', '2023-05-06', 1, false)).toBeNull();
  });

  it('knows a day from something else', () => {
    expect(isDay('2023-02-28')).toBe(true);
    expect(isDay('2023-02-30')).toBe(false);
    expect(isDay('yesterday')).toBe(false);
    expect(isDay(undefined)).toBe(false);
  });
});

describe('what falls due', () => {
  const told = (from: string, to: string, precision: number) => ({ due: { from, to, precision } });
  const items = [told('2023-05-06', '2023-05-06', 1), told('2023-05-01', '2023-05-31', 4)];

  it('stands on its day; what is due within a month stands on none', () => {
    expect(dueOnDay(items, '2023-05-06')).toEqual([items[0]]);
    expect(dueOnDay(items, '2023-05-07')).toEqual([]);
    expect(dueInMonth(items, '2023-05')).toEqual([items[1]]);
    expect(dueInMonth(items, '2023-06')).toEqual([]);
  });
});
