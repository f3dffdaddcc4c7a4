import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareReport } from '../../../test/fixtures/bare-report.ts';
import { plainAnalysis } from '../../../test/fixtures/plain-analysis.ts';
import { boundsOf, isoDay, weekdayOf } from './calendar.ts';
import { findDates } from './dates.ts';

function read(text: string, day: string | null = '2031-05-21'): string[] {
  return findDates(bareReport(text, day), plainAnalysis(text)).map(
    (date) => `${date.told.wording}=${date.told.value}`,
  );
}

// 21 May 2031 is a Wednesday.
describe('findDates', () => {
  it.each([
    ['Shells fell on Tuesday.', 'Tuesday=2031-05-20'],
    ['Shells fell on Wednesday.', 'Wednesday=2031-05-21'],
    ['Talks will resume on Friday.', 'Friday=2031-05-23'],
    ['A halt from next Wednesday was offered.', 'next Wednesday=2031-05-28'],
    ['A halt planned for Friday was offered.', 'Friday=2031-05-23'],
    ['The truce of last Friday held.', 'last Friday=2031-05-16'],
    ['He spoke yesterday.', 'yesterday=2031-05-20'],
    ['Two days ago it rained.', 'Two days ago=2031-05-19'],
    ['It began on 3 May.', '3 May=2031-05-03'],
    ['It began on November 12, 2029.', 'November 12, 2029=2029-11-12'],
    ['It began on 12 January 2030.', '12 January 2030=2030-01-12'],
    ['It began on Nov 30.', 'Nov 30=2030-11-30'],
    ['They agreed in February.', 'February=2031-02'],
    ['They agreed in September.', 'September=2030-09'],
    ['They agreed in September last year.', 'September last year=2030-09'],
    ['They agreed last month.', 'last month=2031-04'],
    ['Nothing moved in 2029.', '2029=2029'],
    ['It stands at 21.05.2031 now.', '21.05.2031=2031-05-21'],
    ['It stands at 2031-05-02 now.', '2031-05-02=2031-05-02'],
    ['It stands at 03/04/2031 now.', '03/04/2031=2031-04-03'],
    ['Posted Sat May 17 2031 by us.', 'Sat May 17 2031=2031-05-17'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('takes what somebody did on a weekday for past, whatever the deed looks ahead to', () => {
    const text = 'She proposed on Friday to send patrols.';
    const plain = plainAnalysis(text);
    const tokens = plain.tokens.map((token) =>
      token.text === 'proposed'
        ? { ...token, upos: 'VERB' as const, feats: 'Mood=Ind|Tense=Past|VerbForm=Fin' }
        : token,
    );
    const [date] = findDates(bareReport(text, '2031-05-21'), { ...plain, tokens });
    expect(date?.told.value).toBe('2031-05-16');
  });

  it('reads stretches of time with their first and last day', () => {
    const text = 'Ten died in the past two days.';
    const [date] = findDates(bareReport(text, '2031-05-21'), plainAnalysis(text));
    expect(date?.told).toMatchObject({ from: '2031-05-19', to: '2031-05-21', precision: 2 });
    expect(date?.role).toBe('during');
  });

  it('takes no verb, age, count or plural weekday for a date', () => {
    expect(read('They may march in 2000 towns on Fridays, aged 12.')).toEqual([]);
  });

  it('leaves weekdays alone where the report has no day', () => {
    expect(read('Shells fell on Tuesday, 4 May 2031 and on Monday.', null)).toEqual([
      'Tuesday, 4 May 2031=2031-05-04',
    ]);
  });

  it('resolves a weekday to that weekday, at most a week away, for any day', () => {
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.nat(6),
        fc.constantFrom('fell', 'will fall'),
        (day, weekday, verb) => {
          const text = `Shells ${verb} on ${names[weekday] ?? ''}.`;
          const [date] = findDates(bareReport(text, isoDay(day)), plainAnalysis(text));
          const told = boundsOf(date?.told.value ?? '')?.from ?? NaN;
          return (
            weekdayOf(told) === weekday &&
            (verb === 'fell' ? told <= day && day - told < 7 : told >= day && told - day < 7)
          );
        },
      ),
    );
  });

  it('survives any text and keeps its ranges in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const dates = findDates(bareReport(text, '2031-05-21'), plainAnalysis(text));
        return dates.every((date, i) => date.start < date.end && (dates[i - 1]?.end ?? 0) <= date.start);
      }),
    );
  });
});
