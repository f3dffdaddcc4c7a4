import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, padded, wrapped } from './display-width.ts';

describe('display width', () => {
  it('counts columns, not characters', () => {
    expect(displayWidth('abc')).toBe(3);
    expect(displayWidth('停火')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('🚑')).toBe(2);
  });

  it('pads on either side', () => {
    expect(padded('停', 4)).toBe('停  ');
    expect(padded('7', 3, 'right')).toBe('  7');
  });

  it('never makes a line that is too wide and loses no word', () => {
    const word = fc.constantFrom('shell', '停火停火停火', 'e\u0301e\u0301', 'a'.repeat(30), '🚑', 'on');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), fc.integer({ min: 8, max: 40 }), (words, width) => {
        const lines = wrapped(words.join(' '), width);
        lines.forEach((line) => {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        });
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
      }),
    );
  });
});
