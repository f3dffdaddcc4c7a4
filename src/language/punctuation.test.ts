import { describe, expect, it } from 'vitest';
import { hangMarks } from './punctuation.ts';

/** Words as "form>head", heads counted from 1, 0 for the root, marks with an asterisk in place of a head. */
function hang(sentence: string): number[] {
  const words = sentence.split(' ').map((word) => word.split('>'));
  const forms = words.map(([form = '']) => form);
  const isMark = Uint8Array.from(words, ([, head]) => (head === '*' ? 1 : 0));
  const heads = Int32Array.from(words, ([, head = ''], i) =>
    head === '*' ? (i === 0 ? 1 : 0) : Number(head) - 1,
  );
  hangMarks(forms, isMark, heads);
  return forms.flatMap((_, i) => (isMark[i] === 1 ? [(heads[i] ?? -1) + 1] : []));
}

describe('hangMarks', () => {
  it('hangs a comma on what it sets off', () => {
    // "In March , it left": on "March", not on "left".
    expect(hang('In>2 March>5 ,>* it>5 left>0')).toEqual([2]);
    // "Arms , men and money": on the second conjunct.
    expect(hang('Arms>0 ,>* men>1 and>5 money>1')).toEqual([3]);
  });

  it('hangs both of a pair on the head of what they enclose', () => {
    expect(hang('He>2 rejected>0 ">* their>5 demands>2 ">* at>8 once>2')).toEqual([5, 5]);
    expect(hang('Orsk>5 (>* Keldia>1 )>* fell>0')).toEqual([3, 3]);
  });
});
