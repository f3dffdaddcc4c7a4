import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../fold.ts';
import { encodePlaceIndex, openPlaceIndex, PlaceIndexError, type IndexedPlace } from './place-index.ts';

const town = (name: string, population: number, alternates: string[] = []): IndexedPlace => ({
  geonameId: population + 1,
  name,
  alternates,
  country: 'XA',
  division: '01',
  latitude: 12.34567,
  longitude: -98.76543,
  population,
  quarter: false,
  seat: 1,
});
const keys = (name: string): string[] => [nameKey(name)];

describe('place index', () => {
  it('finds places by main and other names and gives back what went in', () => {
    const index = openPlaceIndex(encodePlaceIndex([town('Vélmar', 500, ['Welmar']), town('Osk', 7)], keys));
    const [hit] = index.lookup('velmar');
    expect(hit).toEqual({ number: 0, mainName: true });
    expect(index.lookup('welmar')).toEqual([{ number: 0, mainName: false }]);
    expect(index.place(0)).toMatchObject({
      name: 'Vélmar',
      country: 'XA',
      division: '01',
      latitude: 12.34567,
      longitude: -98.76543,
      population: 500,
    });
    expect(index.lookup('nowhere')).toEqual([]);
  });

  it('finds every name of any list of places', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 1, maxLength: 40 }),
        (names) => {
          const index = openPlaceIndex(
            encodePlaceIndex(
              names.map((name, i) => town(name, i)),
              keys,
            ),
          );
          return names.every((name, i) =>
            index.lookup(name).some((hit) => hit.number === i && index.place(hit.number).name === name),
          );
        },
      ),
    );
  });

  it('refuses bytes that are cut off or of another kind, with the remedy', () => {
    const bytes = encodePlaceIndex([town('Osk', 7)], keys);
    expect(() => openPlaceIndex(bytes.slice(0, bytes.length - 8))).toThrow(PlaceIndexError);
    expect(() => openPlaceIndex(new Uint8Array(64))).toThrow(/npm run build/);
    expect(() => openPlaceIndex(new Uint8Array())).toThrow(PlaceIndexError);
  });
});
