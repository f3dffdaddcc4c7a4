import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayBefore,
  isIsoDate,
  matchDate,
  readDateField,
  resolveDate,
  type DateEvidence,
} from './printed-dates.ts';

const nothing: DateEvidence = { others: [], record: null, country: null, weekdays: [] };
const read = (text: string, evidence = nothing): string | null => {
  const date = matchDate(text, 0);
  return date && resolveDate(date, evidence);
};

describe('matchDate', () => {
  it.each([
    ['20 May, 2031 12:41', '2031-05-20'],
    ['May 20, 2031', '2031-05-20'],
    ['Thu Sep 5 2031', '2031-09-05'],
    ['Thursday 5 September 2031', '2031-09-05'],
    ['Jul 012031', '2031-07-01'],
    ['1st July 2031', '2031-07-01'],
    ['2031-07-01T10:00', '2031-07-01'],
    ['25.12.2031', '2031-12-25'],
    ['12/25/2031', '2031-12-25'],
    ['29 February 2032', '2032-02-29'],
  ])('reads %s', (text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each([
    '30 February 2031',
    '29.02.2031',
    '13-13-2031',
    'May',
    '2031',
    'May 2031',
    '5 May 1066',
    '1-2-20311',
  ])('does not read %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it('reads back every day of two centuries, in each form', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
        const name = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(date);
        expect(read(`${Number(dayOfMonth)} ${name} ${year}`)).toBe(iso);
        expect(read(`${name} ${Number(dayOfMonth)}, ${year}`)).toBe(iso);
        expect(matchDate(`${dayOfMonth}.${month}.${year}`, 0)?.readings).toContain(iso);
        expect(matchDate(`${month}/${dayOfMonth}/${year}`, 0)?.readings).toContain(iso);
      }),
    );
  });
});

describe('resolveDate', () => {
  it('keeps only the year where nothing decides', () => {
    expect(read('05/09/2031')).toBe('2031');
  });

  it.each<[string, Partial<DateEvidence>, string]>([
    ['the country of a month-first press', { country: 'US' }, '2031-05-09'],
    ['any other country', { country: 'XA' }, '2031-09-05'],
    ['a weekday of the text', { weekdays: [1, 0] }, '2031'],
  ])('decides by %s', (_, evidence, value) => {
    expect(read('05-09-2031', { ...nothing, ...evidence })).toBe(value);
  });

  it('decides by a weekday that only one reading fits', () => {
    // 6 September 2031 is a Saturday, 9 June a Monday.
    expect(read('06-09-2031', { ...nothing, weekdays: [5] })).toBe('2031-09-06');
    expect(read('06-09-2031', { ...nothing, weekdays: [1] })).toBe('2031-06-09');
  });
});

it('takes the day and the time from a record', () => {
  expect(readDateField('2031-05-20T07:30:00Z')).toEqual({ value: '2031-05-20', time: '07:30' });
  expect(readDateField('2031-05')).toEqual({ value: '2031-05', time: null });
  expect(readDateField('last spring')).toBeNull();
});

it('knows an ISO prefix from other strings', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(isIsoDate(text)).toBe(/^\d{4}(?:-\d\d){0,2}$/.test(text) && isIsoDate(text));
    }),
  );
  expect(isIsoDate('2031-02-30')).toBe(false);
  expect(isIsoDate('2031-13')).toBe(false);
});

it.each([
  ['April 3', '2031-04-05', '2031-04-03'],
  ['April 7', '2031-04-05', '2031-04-07'],
  ['April 8', '2031-04-05', '2030-04-08'],
  ['Dec. 31', '2031-01-01', '2030-12-31'],
  ['Jan. 1', '2030-12-31', '2031-01-01'],
])('gives a dateline of %s, published %s, the year that fits', (words, published, value) => {
  if (!isIsoDate(published)) throw new Error('no date');
  expect(dayBefore(words, published)).toBe(value);
});
