import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from './decode-bytes.ts';

const text = 'The café of Henn Ford – “closed” since May.';
const utf16 = (value: string, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(value.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < value.length; i += 1) view.setUint16(i * 2, value.charCodeAt(i), littleEndian);
  return bytes;
};

describe('decodeBytes', () => {
  it.each([
    ['utf-8', new TextEncoder().encode(text)],
    ['utf-8', new TextEncoder().encode(`\uFEFF${text}`)],
    ['utf-16le', utf16(`\uFEFF${text}`, true)],
    ['utf-16be', utf16(`\uFEFF${text}`, false)],
    ['utf-16le', utf16(text, true)],
    ['utf-16be', utf16(text, false)],
    [
      'windows-1252',
      Uint8Array.from(text, (c) => ({ '–': 0x96, '“': 0x93, '”': 0x94 })[c] ?? c.charCodeAt(0)),
    ],
  ])('reads %s', (encoding, bytes) => {
    expect(decodeBytes(bytes)).toMatchObject({ ok: true, text, encoding, warnings: [] });
  });

  it('keeps what stands before a cut, and says so', () => {
    const cut = new TextEncoder().encode(`${text}”`).subarray(0, -1);
    expect(decodeBytes(cut)).toMatchObject({
      ok: true,
      text,
      encoding: 'utf-8',
      warnings: [{ kind: 'unreadable' }],
    });
  });

  it('reads an encoding that the page declares', () => {
    const page = Uint8Array.from('<meta charset="windows-1251"><p>\xCC\xE8\xF0</p>', (c) => c.charCodeAt(0));
    const decoded = decodeBytes(page);
    expect(decoded).toMatchObject({ ok: true, encoding: 'windows-1251' });
    expect(decoded.ok && decoded.text).toContain('Мир');
  });

  it('gives every line end as one "\\n"', () => {
    expect(decodeBytes(new TextEncoder().encode('a\r\nb\rc\nd'))).toMatchObject({ text: 'a\nb\nc\nd' });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', new TextEncoder().encode(' \n\t')],
    ['binary', new TextEncoder().encode('%PDF-1.7 and so on')],
    ['binary', Uint8Array.from({ length: 500 }, (_, i) => i % 32)],
  ])('refuses what is %s', (kind, bytes) => {
    expect(decodeBytes(bytes)).toMatchObject({ ok: false, trouble: { kind } });
  });

  it('gives any text back that was written as UTF-8', () => {
    const plain = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((s) => !/[\p{Cc}\uFEFF]/u.test(s) && s.trim() !== '');
    fc.assert(
      fc.property(plain, (value) => {
        const decoded = decodeBytes(new TextEncoder().encode(`A text: ${value}`));
        expect(decoded).toMatchObject({ ok: true, text: `A text: ${value}` });
      }),
    );
  });
});
