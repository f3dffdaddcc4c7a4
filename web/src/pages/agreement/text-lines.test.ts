import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineCount, positionOf, rangeOfLine } from './text-lines.ts';

const texts = fc
  .array(fc.string({ unit: fc.constantFrom('a', ' ', ':', '\n') }))
  .map((parts) => parts.join(''));

describe('lines of a text', () => {
  it('finds the way from an offset to its line and back', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, n) => {
        const offset = n % (text.length + 1);
        const { line, column } = positionOf(text, offset);
        expect(rangeOfLine(text, line, column).start).toBe(offset);
        expect(line).toBeLessThanOrEqual(lineCount(text));
      }),
    );
  });

  it('ends a range at the end of its line, and clamps what is not there', () => {
    expect(rangeOfLine('id: a\ntitle: b\n', 2, 8)).toEqual({ start: 13, end: 14 });
    expect(rangeOfLine('id: a', 9, 40)).toEqual({ start: 5, end: 5 });
  });
});
