import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, CanonicalJsonError, type JsonValue } from './canonical-json.ts';

describe('canonicalJson', () => {
  it("sorts keys by code units, as the RFC's example does", () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '1': 'One',
      '\u0080': 'Control',
      '\u00f6': 'o',
      '\ufb33': 'Dalet',
      '\ud83d\ude02': 'Face',
    };
    const keys = [...canonicalJson(value).matchAll(/:"(\w+)/g)].map((m) => m[1]);
    expect(keys).toEqual(['Carriage', 'One', 'Control', 'o', 'Euro', 'Face', 'Dalet']);
  });

  it("writes numbers as the RFC's example does", () => {
    expect(canonicalJson([333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });

  it('means the same value, whatever the order of the keys', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'grapheme' }),
          fc.oneof(fc.integer(), fc.string({ unit: 'grapheme' }), fc.boolean(), fc.constant(null)),
        ),
        (value) => {
          const turned = Object.fromEntries(Object.entries(value).reverse());
          expect(canonicalJson(turned)).toBe(canonicalJson(value));
          expect(JSON.parse(canonicalJson(value))).toEqual({ ...value });
        },
      ),
    );
  });

  it.each<JsonValue>([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }])(
    'refuses %j',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(CanonicalJsonError);
    },
  );
});
