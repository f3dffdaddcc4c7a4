import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainAnalysis } from '../../../test/fixtures/plain-analysis.ts';
import { readNumber } from './quantity-numbers.ts';
import { listWords } from '../words.ts';

const range = (text: string): unknown => readNumber(listWords(plainAnalysis(text)), 0)?.range;

describe('readNumber', () => {
  it.each([
    ['twenty-three men', [23, 23]],
    ['twenty three men', [23, 23]],
    ['two hundred and five men', [205, 205]],
    ['three thousand two hundred men', [3200, 3200]],
    ['1,900 men', [1900, 1900]],
    ['100000 men', [100_000, 100_000]],
    ['a dozen men', [12, 12]],
    ['two dozen men', [24, 24]],
    ['dozens of men', [24, null]],
    ['scores of men', [40, null]],
    ['hundreds of men', [200, null]],
    ['several men', null],
    ['a large number of men', null],
  ])('%s', (text, expected) => {
    expect(range(text)).toEqual(expected);
  });

  it('reads what it is given in digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (value) => {
        expect(range(`${value} men`)).toEqual([value, value]);
        expect(range(`${value.toLocaleString('en-US')} men`)).toEqual([value, value]);
      }),
    );
  });

  it('does not run two numbers together', () => {
    expect(range('two three men')).toEqual([2, 2]);
    expect(range('five twenty men')).toEqual([5, 5]);
  });
});
