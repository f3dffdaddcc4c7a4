import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmless, harmlessJson, harmlessLine } from './harmless.ts';

describe('harmless', () => {
  it('shows control, direction and invisible characters as escapes', () => {
    expect(harmless('a\u001B[31mb\u202Ec\u0000d\u200Be\u009Bf')).toBe(
      'a\\u{1b}[31mb\\u{202e}c\\u{0}d\\u{200b}e\\u{9b}f',
    );
    expect(harmless('\u2066x\u2069 \u{E0041}')).toBe('\\u{2066}x\\u{2069} \\u{e0041}');
  });

  it('leaves what people write alone: joiners, accents, Arabic, emoji, line feeds', () => {
    const text = 'Maʿarrat\n\tمعرة النعمان می\u200Cخواهم 👩\u200D🚒 naïve co\u00ADoperate';
    expect(harmless(text)).toBe(text);
  });

  it('makes one line feed of a carriage return', () => {
    expect(harmless('a\r\nb\rc')).toBe('a\nb\nc');
  });

  it('never lets a harmful character through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(harmlessLine(text)).not.toMatch(/(?![\u00AD\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      }),
    );
  });

  it('keeps JSON values what they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = harmlessJson(JSON.stringify({ text }, null, 1));
        expect(JSON.parse(written)).toEqual({ text });
        expect(written.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
