import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

/** Reads one line as RFC 4180 says. */
function readLine(line: string): string[] {
  const cells: string[] = [];
  let rest = line.replace(/\r\n$/, '');
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const text = quoted ? (quoted[1] ?? '').replaceAll('""', '"') : (/^[^,]*/.exec(rest)?.[0] ?? '');
    cells.push(text);
    rest = rest.slice(quoted ? quoted[0].length : text.length);
    if (!rest.startsWith(',')) return cells;
    rest = rest.slice(1);
  }
}

describe('a line of CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1'])(
    'keeps %j from being run as a formula',
    (text) => {
      expect(readLine(csvLine([text]))[0]).toBe(`'${text}`);
    },
  );

  it('leaves numbers and words as they are', () => {
    expect(csvLine([-12.5, 'a - b', null, true, 'x=1'])).toBe('-12.5,a - b,,true,x=1\r\n');
  });

  it('gives back what went in, quoted or not, and never starts a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (texts) => {
        const cells = readLine(csvLine(texts));
        expect(cells.map((cell, i) => (cell === texts[i] ? cell : cell.slice(1)))).toEqual(texts);
        expect(cells.every((cell) => !/^[=+\-@\t\r]/.test(cell))).toBe(true);
      }),
    );
  });
});
