import { describe, expect, it } from 'vitest';
import { datesWords, listed, shortened, sideWords, tollWords } from './wording.ts';

describe('wording', () => {
  it('says the month and the year of neighbouring days once', () => {
    expect(datesWords(['2016-05-11', '2016-05-12'])).toBe('11 and 12 May 2016');
    expect(datesWords(['2016-04-30', '2016-05-01'])).toBe('30 April and 1 May 2016');
    expect(datesWords(['2015-12-31', '2016-01-01'])).toBe('31 December 2015 and 1 January 2016');
    expect(datesWords(['2016-05', '2016-05-12'])).toBe('May 2016 and 12 May 2016');
  });

  it('writes the day of a side in words, and any other value as it was told', () => {
    expect(sideWords('when', '2016-05-11')).toBe('11 May 2016');
    expect(sideWords('where', '2016-05-11')).toBe('2016-05-11');
  });

  it('writes tolls as told', () => {
    expect(tollWords([6, 6])).toBe('6');
    expect(tollWords([6, 14])).toBe('6 to 14');
    expect(tollWords([10, null])).toBe('at least 10');
    expect(tollWords(null)).toBe('not told');
  });

  it('names a few and counts the rest', () => {
    expect(listed([])).toBe('');
    expect(listed(['a'])).toBe('a');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listed(['a', 'b', 'c', 'd', 'e'], 3)).toBe('a, b and 3 more');
  });

  it('cuts at a word and never inside a character', () => {
    expect(shortened('one two three four', 12)).toBe('one two…');
    expect(shortened('👩👩👩👩', 3)).toBe('👩👩…');
  });
});
