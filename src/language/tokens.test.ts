import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTokens, isSpace } from './tokens.ts';

const cut = (text: string): string =>
  findTokens(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('|');

describe('findTokens', () => {
  it.each([
    ["They don't, can't and won't.", "They|do|n't|,|ca|n't|and|wo|n't|."],
    ["Norland's and Norland’s and Norland`s", "Norland|'s|and|Norland|’s|and|Norland|`s"],
    ['The U.S.-led force of Keldia left.', 'The|U.S.|-|led|force|of|Keldia|left|.'],
    ['Capt. J. Reed met Gen. Orsk.', 'Capt.|J.|Reed|met|Gen.|Orsk|.'],
    ['He left Keldia.”Norland agreed', 'He|left|Keldia|.|”|Norland|agreed'],
    ['He left Keldia.Norland agreed', 'He|left|Keldia|.|Norland|agreed'],
    ['“not [yet] ... (now)”', '“|not|[|yet|]|...|(|now|)|”'],
    ['It wont and didnt', 'It|wo|nt|and|did|nt'],
    ['10,000 men, 3.5% and $2.5m', '10,000|men|,|3.5|%|and|$|2.5|m'],
    ['a 98-kilometer (60-mile) road', 'a|98|-|kilometer|(|60|-|mile|)|road'],
    ['anti-aircraft co-workers north-west', 'anti-aircraft|co-workers|north|-|west'],
    ['on 21.05.2016 at 5pm, 10:30 GMT', 'on|21.05.2016|at|5|pm|,|10:30|GMT'],
    ['www.norland.example/news, a@keldia.example.', 'www.norland.example/news|,|a@keldia.example|.'],
    ['Really?! Yes…no—maybe--so', 'Really|?!|Yes|…|no|—|maybe|--|so'],
    ['men and/or arms', 'men|and|/|or|arms'],
  ])('%s', (text, tokens) => {
    expect(cut(text)).toBe(tokens);
  });

  it('holds all but white space, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const tokens = findTokens(text);
        let end = 0;
        let kept = '';
        for (const token of tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
          kept += text.slice(token.start, token.end);
        }
        let all = '';
        for (let i = 0; i < text.length; i++) if (!isSpace(text.charCodeAt(i))) all += text.charAt(i);
        expect(kept).toBe(all);
      }),
    );
  });

  it('takes marks and letters in any mixture without growing slow', () => {
    const started = performance.now();
    for (const piece of ['.', "'", '.)', '“"', 'a.', '-', 'a-', '(', 'x’', '(.a"', '1/'])
      findTokens(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
