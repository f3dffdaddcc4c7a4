import { describe, expect, it } from 'vitest';
import { makeConsistent } from './name-consistency.ts';
import { readNameDocument } from './name-document.ts';
import type { WordName } from './name-labels.ts';
import { HashTable } from './name-lexicon.ts';

const PERSON = 0;
const ORGANISATION = 1;
const PLACE = 2;

const nothing = (): HashTable => new HashTable(new Uint32Array(0), new Uint32Array(0));

/** The names of one sentence after they were made consistent, as "kind words". */
function consistent(
  sentence: string,
  found: readonly (readonly [first: number, end: number, kind: number, score?: number])[],
): string[] {
  const words = sentence.split(' ');
  const document = readNameDocument(words, Int32Array.from([0, words.length]), {
    words: nothing(),
    phrases: nothing(),
  });
  const names = found.map(([first, end, kind, score = 0.9]): WordName => ({ first, end, kind, score }));
  return makeConsistent(document, words, names).map(
    (name) => `${name.kind} ${words.slice(name.first, name.end).join(' ')}`,
  );
}

describe('makeConsistent', () => {
  it('finds a sure name again', () => {
    expect(consistent('then Velm fell and later Velm burned', [[1, 2, PLACE]])).toEqual(['2 Velm', '2 Velm']);
  });

  it('does not spread a doubtful one', () => {
    expect(consistent('then Velm fell and later Velm burned', [[1, 2, PLACE, 0.5]])).toEqual(['2 Velm']);
  });

  it('does not find a name in a word in lower case', () => {
    expect(consistent('the Front moved and the front held', [[1, 2, ORGANISATION]])).toEqual(['1 Front']);
  });

  it('gives a string the kind that clearly prevails, and leaves close ones', () => {
    const sentence = 'in Velm and Velm and Velm it was';
    expect(
      consistent(sentence, [
        [1, 2, PLACE],
        [3, 4, PLACE],
        [5, 6, PERSON, 0.6],
      ]),
    ).toEqual(['2 Velm', '2 Velm', '2 Velm']);
    expect(
      consistent('in Velm and Velm it was', [
        [1, 2, PLACE],
        [3, 4, PERSON],
      ]),
    ).toEqual(['2 Velm', '0 Velm']);
  });

  it('finds the surname of a full name, and no other part', () => {
    expect(consistent('so Pavel Orlan left and Orlan wept but Pavel stayed', [[1, 3, PERSON]])).toEqual([
      '0 Pavel Orlan',
      '0 Orlan',
    ]);
  });

  it('knows the short form in brackets by its letters', () => {
    expect(consistent('the Free Velm Army ( FVA ) and', [[1, 4, ORGANISATION]])).toEqual([
      '1 Free Velm Army',
      '1 FVA',
    ]);
    expect(consistent('the Free Velm Army ( NATO ) and', [[1, 4, ORGANISATION]])).toEqual([
      '1 Free Velm Army',
    ]);
  });
});
