import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from './quotations.ts';

/** The quotations as strings, an asterisk before the unbalanced ones. */
function read(text: string): string[] {
  return findQuotations(text).map((each) => (each.balanced ? '' : '*') + text.slice(each.start, each.end));
}

describe('findQuotations', () => {
  it.each([
    ['straight', 'The envoy said "we will wait" on Monday.', ['"we will wait"']],
    ['curly', 'The envoy said \u201cwe will wait\u201d on Monday.', ['\u201cwe will wait\u201d']],
    ['guillemets', 'The envoy said \u00abwe will wait\u00bb on Monday.', ['\u00abwe will wait\u00bb']],
    ['doubled singles', "The envoy said ``we will wait'' on Monday.", ["``we will wait''"]],
    ['low and high', 'The envoy said \u201ewe will wait\u201c on Monday.', ['\u201ewe will wait\u201c']],
    [
      'singles',
      "'Ostrava will wait for the convoy,' the envoy says",
      ["'Ostrava will wait for the convoy,'"],
    ],
    ['curly singles', 'A \u2018quiet\u2019 night in Velm', ['\u2018quiet\u2019']],
  ])('finds %s marks', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('gives the inner range without the marks', () => {
    const text = 'She said: "Leave."';
    const [only] = findQuotations(text);
    expect(only && text.slice(only.inner.start, only.inner.end)).toBe('Leave.');
  });

  it.each([
    "Velm's army and the rebels' guns didn't stop; it's the 'season",
    'Velm\u2019s army and the rebels\u2019 guns didn\u2019t stop',
    'Velm`s army wasn`t there',
    "They took 'em in the '90s and said so's",
    "The Ka'ab clan of 'Ayn Morr",
    'A 12" pipe and a 6\' wall',
    'Don\ufffdt stop at Velm\ufffds gate',
  ])('takes apostrophes for what they are: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('tells a possessive from a closing single mark', () => {
    expect(read("'We back the rebels' cause to the end,' Orlan said")).toEqual([
      "'We back the rebels' cause to the end,'",
    ]);
    expect(read("the so-called 'free towns' near the border")).toEqual(["'free towns'"]);
  });

  it('reads a closing mark where an opening one belongs', () => {
    expect(read('It was rejected by Velm.\u201dOur guns are silent,\u201d Orlan said.')).toEqual([
      '\u201dOur guns are silent,\u201d',
    ]);
  });

  it('reads an opening mark where a closing one belongs', () => {
    expect(read('\u201cOur guns are silent,\u201c Orlan said.')).toEqual([
      '\u201cOur guns are silent,\u201c',
    ]);
    expect(read('"Our guns are silent. "he said. "We wait," he added.')).toEqual([
      '"Our guns are silent. "',
      '"We wait,"',
    ]);
  });

  it('finds quotations within quotations', () => {
    expect(read("He said: \"They shouted 'go home' at Velm's men.\"")).toEqual([
      "\"They shouted 'go home' at Velm's men.\"",
      "'go home'",
    ]);
    expect(read('\u201cThe \u201cred\u201d line\u201d')).toEqual([
      '\u201cThe \u201cred\u201d line\u201d',
      '\u201cred\u201d',
    ]);
  });

  it('lets an unclosed one run to the end of its paragraph and no further', () => {
    expect(read('He said "we will wait.\n\nThen he left. "Soon," she said.')).toEqual([
      '*"we will wait.',
      '"Soon,"',
    ]);
    expect(read('He said "we will wait. She said "so be it" at noon.')).toEqual([
      '*"we will wait. She said',
      '"so be it"',
    ]);
  });

  it('ends an unclosed one with its sentence where the paragraph is long', () => {
    const rest = 'The road was quiet all day. '.repeat(60);
    expect(read(`He said "we will wait. ${rest}`)).toEqual(['*"we will wait.']);
  });

  it('reads back to the start of the sentence from a closing mark without an opening one', () => {
    expect(read('Noon came. We will wait,\u201d he said.')).toEqual(['*We will wait,\u201d']);
  });

  it('takes a paragraph left open for continued where the next begins with a mark', () => {
    expect(read('\u201cWe will wait.\n\n\u201cAnd then we go,\u201d he said.')).toEqual([
      '\u201cWe will wait.',
      '\u201cAnd then we go,\u201d',
    ]);
  });

  it('reads what wrong decoding left of marks', () => {
    expect(read('He said \ufffd\ufffdwe will wait\ufffd\ufffd at noon.')).toEqual([
      '\ufffd\ufffdwe will wait\ufffd\ufffd',
    ]);
    const latin = '\u00ef\u00bf\u00bd';
    expect(read(`He said ${latin}${latin}we will wait${latin}${latin} at noon.`)).toHaveLength(1);
    expect(read(`Copyright ${latin} 2031 Velm Press`)).toEqual([]);
    expect(read('He said \u00e2\u20ac\u0153we will wait\u00e2\u20ac\u009d at noon.')).toHaveLength(1);
  });

  it('does not join ranges', () => {
    const text = 'He said "one. Two" he said.';
    const cut = text.indexOf('Two');
    const found = findQuotations(text, [
      { start: 0, end: cut },
      { start: cut, end: text.length },
    ]);
    expect(found.every((each) => each.end <= cut || each.start >= cut)).toBe(true);
  });

  it('joins lines that a mailer wrapped', () => {
    const lines = [
      'The envoy told the council on its second day that "the men of',
      'Velm will wait for the convoy" and that he would ask for boats',
      'to bring it over the lake before the first snow.',
    ];
    expect(read(lines.join('\n'))).toEqual(['"the men of\nVelm will wait for the convoy"']);
  });

  it('stays within bounds and in order on any text', () => {
    const piece = fc.constantFrom(
      '"',
      '\u201c',
      '\u201d',
      "'",
      '\u2019',
      '`',
      '\u00ab',
      '\u00bb',
      '\ufffd',
      ' ',
      '\n',
      '.',
      ',',
      'a',
      'Bs',
      '7',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('');
        const found = findQuotations(text);
        let last = 0;
        for (const each of found) {
          expect(each.start).toBeGreaterThanOrEqual(last);
          last = each.start;
          expect(each.start).toBeLessThanOrEqual(each.inner.start);
          expect(each.inner.start).toBeLessThan(each.inner.end);
          expect(each.inner.end).toBeLessThanOrEqual(each.end);
          expect(each.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(each.start, each.end)).not.toMatch(/\n\s*\n/);
        }
      }),
    );
  });

  it('finds every well-formed quotation among plain words', () => {
    const words = fc.array(fc.constantFrom('guns', 'fell', 'silent', 'Velm', "Velm's", 'at', 'noon'), {
      minLength: 1,
      maxLength: 6,
    });
    const marks = fc.constantFrom<readonly [string, string]>(
      ['"', '"'],
      ['\u201c', '\u201d'],
      ['\u00ab', '\u00bb'],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(words, marks, words), { maxLength: 6 }), (parts) => {
        const quoted = parts.map(([, [open, close], inner]) => `${open}${inner.join(' ')}${close}`);
        const text = parts.map(([plain], at) => `${plain.join(' ')} ${quoted[at] ?? ''}`).join(' ');
        expect(read(text)).toEqual(quoted);
      }),
    );
  });

  it.each(['\u201ca ', '"a', "'a s' ", 'a," ', '\ufffd', '" "a'])(
    'takes linear time on hostile text: %j',
    (bit) => {
      const time = (count: number): number => {
        const started = performance.now();
        findQuotations(bit.repeat(count));
        return performance.now() - started;
      };
      // Four times the text: quadratic growth would take sixteen times as long. The floor keeps a busy machine's noise out.
      const short = Math.max(150, time(20_000));
      expect(time(80_000)).toBeLessThan(10 * short);
    },
  );
});
