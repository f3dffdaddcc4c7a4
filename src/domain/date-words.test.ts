import { describe, expect, it } from 'vitest';
import { toldDate } from '../../test/tellings.ts';
import { dateWords, dayWords, toldDateWords } from './date-words.ts';

describe('a date in words', () => {
  it('writes dates as precisely as they are told', () => {
    expect(dateWords('2016-05-20')).toBe('20 May 2016');
    expect(dateWords('2016-05')).toBe('May 2016');
    expect(dateWords('2016')).toBe('2016');
    expect(dayWords('2016-05-25')).toBe('Wed 25 May 2016');
    expect(toldDateWords({ ...toldDate('2016-05-23', '2016-05-29'), precision: 3 })).toBe(
      '23 May 2016 to 29 May 2016',
    );
  });

  it('leaves what is no date as it is', () => {
    expect(dateWords('last week')).toBe('last week');
    expect(dateWords('2016-05-20T12:00Z')).toBe('2016-05-20T12:00Z');
  });
});
