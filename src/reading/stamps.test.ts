import { describe, expect, it } from 'vitest';
import { matchStamp } from './stamps.ts';

describe('matchStamp', () => {
  it.each([
    ['14 March, 2031 09:05 and on', 'published', '09:05', '14 March, 2031 09:05'],
    ['Update : 02.06.2031', 'updated', null, 'Update : 02.06.2031'],
    ['Last updated at Jul 012031 BEIRUT', 'updated', null, 'Last updated at Jul 012031'],
    ['Date of publication 3 June 2031 Raids', 'published', null, 'Date of publication 3 June 2031'],
    ['Sat 24 Aug 2031 at 2354 Regional', 'published', '23:54', 'Sat 24 Aug 2031 at 2354'],
    ['August 22 2031 1849 UTC+3 A total', 'published', '18:49', 'August 22 2031 1849 UTC+3'],
    ['(updated 1457 19.07.2031) Get', 'updated', '14:57', '(updated 1457 19.07.2031)'],
    ['May 3, 2031 3:41 PM', 'published', '15:41', 'May 3, 2031 3:41 PM'],
    ['3 May 2031 9999 people', 'published', null, '3 May 2031'],
  ])('reads %s', (text, kind, time, words) => {
    const stamp = matchStamp(text, 0);
    expect(stamp).toMatchObject({ kind, time });
    expect(text.slice(stamp?.start, stamp?.end)).toBe(words);
  });

  it.each(['Updated figures show', 'May the best win', 'On Friday', '12:41'])('does not read %s', (text) => {
    expect(matchStamp(text, 0)).toBeNull();
  });
});
