import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { undated, windowAfter, windowBefore, windowOf } from './windows.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the windows that reports are grouped in', () => {
  it.each([
    ['2016-05-01', '2016-05-01'],
    ['2016-05-10', '2016-05-01'],
    ['2016-05-11', '2016-05-11'],
    ['2016-05-31', '2016-05-21'],
    ['2016-05', '2016-05-01'],
    ['2016', '2016-01-01'],
    ['soon', undated],
    [null, undated],
  ])('%s falls into %s', (date, key) => {
    expect(windowOf(date)).toBe(key);
  });

  it('follow one another without a gap', () => {
    fc.assert(
      fc.property(day, (date) => {
        const key = windowOf(date);
        const after = windowAfter(key) ?? '';
        expect(key <= date && date < after).toBe(true);
        expect(windowOf(after)).toBe(after);
        expect(windowBefore(after)).toBe(key);
      }),
    );
  });

  it('are eleven days long at most', () => {
    fc.assert(
      fc.property(day, (date) => {
        const key = windowOf(date);
        const days = (Date.parse(windowAfter(key) ?? '') - Date.parse(key)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(8);
        expect(days).toBeLessThanOrEqual(11);
      }),
    );
  });

  it('leave the undated by themselves', () => {
    expect([windowAfter(undated), windowBefore(undated)]).toEqual([null, null]);
  });
});
