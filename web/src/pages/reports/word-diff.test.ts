import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTexts, type Piece } from './word-diff.ts';

const joined = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
const changed = (pieces: readonly Piece[]) =>
  pieces.filter((piece) => piece.changed).map((piece) => piece.text);

const words = fc
  .array(fc.constantFrom('shell', 'fell', 'on', 'Orsk', ' ', ' ', '\n', '.', '12'), { maxLength: 40 })
  .map((w) => w.join(''));

describe('two texts side by side', () => {
  it('lose nothing of either', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const rows = diffTexts(before, after);
        expect(rows.map((row) => joined(row.before)).join('')).toBe(before);
        expect(rows.map((row) => joined(row.after)).join('')).toBe(after);
      }),
    );
  });

  it('agree where they say they are the same', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        for (const row of diffTexts(before, after)) {
          const same = (pieces: readonly Piece[]) => joined(pieces.filter((piece) => !piece.changed));
          expect(same(row.before)).toBe(same(row.after));
        }
      }),
    );
  });

  it('mark the words that differ and no others', () => {
    const rows = diffTexts(
      'Title\nTwelve people died, the mayor said.\nEnd',
      'Title\nNineteen people died, the mayor said.\nEnd',
    );
    expect(rows.map((row) => row.same)).toEqual([true, false, true]);
    expect(rows.flatMap((row) => changed(row.before))).toEqual(['Twelve']);
    expect(rows.flatMap((row) => changed(row.after))).toEqual(['Nineteen']);
  });

  it('stay quick where everything differs', () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word}${String(i)}`).join(' ');
    const started = performance.now();
    diffTexts(long('a'), long('b'));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
