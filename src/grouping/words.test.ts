import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Word } from './words.ts';
import { roughSentences, wordsOf } from './words.ts';

describe('wordsOf', () => {
  it('reads a word the same with and without its apostrophe, accents and capitals', () => {
    expect(wordsOf('Vessen’s Crête').map((w) => w.text)).toEqual(['vessens', 'crete']);
  });

  it('gives folded words without blanks for any text, and the same ones with a batch in common', () => {
    const known = new Map<string, Word>();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = wordsOf(text, 0, text.length, known);
        expect(words).toEqual(wordsOf(text));
        expect(words.every((w) => !/\s/.test(w.text))).toBe(true);
      }),
    );
  });
});

describe('roughSentences', () => {
  it('ends at full stops before a capital, not after initials and titles', () => {
    const text = 'Gen. Orsk spoke to J. Pell. "We leave." He left at 5.30 p.m. on foot';
    expect(roughSentences(text).map((s) => text.slice(s.start, s.end))).toEqual([
      'Gen. Orsk spoke to J. Pell.',
      '"We leave."',
      'He left at 5.30 p.m. on foot',
    ]);
  });

  it('loses nothing but white space, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kept = roughSentences(text).map((s) => text.slice(s.start, s.end));
        expect(kept.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
