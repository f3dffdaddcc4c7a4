import { describe, expect, it } from 'vitest';
import type { NameKind } from '../src/language/analysis.ts';
import { properParts } from './names-proper.ts';

/** The proper names in a text that is annotated as a whole. */
function parts(text: string, kind: NameKind): string[] {
  return properParts(text, { start: 0, end: text.length }, kind, []).map(
    (part) => `${part.kind}: ${text.slice(part.start, part.end)}`,
  );
}

describe('properParts', () => {
  it.each([
    ['Foreign Minister Pavel Orlan', 'Pavel Orlan'],
    ['the Ostran citizen Adam al-Velm', 'Adam al-Velm'],
    ['Lt. Gen. Anna P. Orlan', 'Anna P. Orlan'],
    ['Mr Orlan\u2019s', 'Orlan'],
    ['UN Special Envoy Staff Colonel de Velm', 'de Velm'],
  ])('cuts a person to the name: %s', (text, name) => {
    expect(parts(text, 'person')).toEqual([`person: ${name}`]);
  });

  it.each(['he', 'The Foreign Secretary', 'an artillery chief in Velm', 'two soldiers'])(
    'finds no person in a pronoun or description: %s',
    (text) => {
      expect(parts(text, 'person')).toEqual([]);
    },
  );

  it('takes articles and compass words from places, and parts them at commas', () => {
    expect(parts('northern Qorv', 'place')).toEqual(['place: Qorv']);
    expect(parts('Velm, Ostra', 'place')).toEqual(['place: Velm', 'place: Ostra']);
    expect(parts('the city', 'place')).toEqual([]);
  });

  it('calls a country a place and a nation a nationality wherever they stand', () => {
    expect(parts('the United Kingdom', 'organisation')).toEqual(['place: United Kingdom']);
    expect(parts('Syrians', 'organisation')).toEqual(['nationality: Syrians']);
  });

  it('keeps only proper names of bodies', () => {
    expect(parts('the Free Velm Army', 'organisation')).toEqual(['organisation: Free Velm Army']);
    expect(parts('the regime', 'organisation')).toEqual([]);
    expect(parts('they', 'organisation')).toEqual([]);
  });
});
