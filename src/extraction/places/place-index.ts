/**
 * The compiled world gazetteer: one binary with the places of cities-500 (GeoNames, CC BY 4.0), read through typed arrays
 * so that loading costs a file read and nothing else. Names are found by a 48-bit hash of their folded form; only a place's main
 * name is kept as text. With 600,000 keys a wrong hit is one in 470 million lookups.
 *
 * Layout (little-endian; sections 8-aligned): header of 8 uint32 [magic, version, places, keys, text bytes, codes bytes, 0, 0],
 * then sorted key hashes (uint32), their check parts (uint16), their places (uint32, top bit: main name), latitudes, longitudes
 * (int32, 1e-5 degrees), populations (uint32), GeoNames numbers (uint32), name offsets (uint32, places + 1), code indices (uint16), classes (uint8), names (UTF-8),
 * codes (UTF-8, "SY.09" separated by line feeds).
 */
export interface IndexedPlace {
  /** GeoNames' number of the place. */
  readonly geonameId: number;
  readonly name: string;
  readonly alternates: readonly string[];
  readonly country: string;
  /** GeoNames code of the first-order division, or "". */
  readonly division: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
  /** True for a section of a populated place (GeoNames PPLX). */
  readonly quarter: boolean;
  /** 2 a country's capital, 1 the seat of a division, 0 neither. */
  readonly seat: 0 | 1 | 2;
}

const magic = 0x54_57_50_49;
const version = 3;
const mainBit = 0x8000_0000;

/** FNV-1a over UTF-16 units, with two multipliers: 32 bits to search by and 16 to check. */
export function hashName(key: string): { readonly hash: number; readonly check: number } {
  let hash = 0x81_1c_9d_c5;
  let check = 0x9e_37_79_b9;
  for (let i = 0; i < key.length; i += 1) {
    const code = key.charCodeAt(i);
    hash = Math.imul(hash ^ code, 0x01_00_01_93);
    check = Math.imul(check ^ code, 0x85_eb_ca_6b);
    check ^= check >>> 13;
  }
  return { hash: hash >>> 0, check: (check >>> 16) & 0xff_ff };
}

const align = (offset: number): number => (offset + 7) & ~7;

interface Sections {
  readonly hashes: number;
  readonly checks: number;
  readonly owners: number;
  readonly latitudes: number;
  readonly longitudes: number;
  readonly populations: number;
  readonly ids: number;
  readonly offsets: number;
  readonly codes: number;
  readonly classes: number;
  readonly names: number;
  readonly codeText: number;
  readonly end: number;
}

function sectionsOf(places: number, keys: number, textBytes: number, codeBytes: number): Sections {
  const hashes = 32;
  const checks = align(hashes + keys * 4);
  const owners = align(checks + keys * 2);
  const latitudes = align(owners + keys * 4);
  const longitudes = align(latitudes + places * 4);
  const populations = align(longitudes + places * 4);
  const ids = align(populations + places * 4);
  const offsets = align(ids + places * 4);
  const codes = align(offsets + (places + 1) * 4);
  const classes = align(codes + places * 2);
  const names = align(classes + places);
  const codeText = align(names + textBytes);
  return {
    hashes,
    checks,
    owners,
    latitudes,
    longitudes,
    populations,
    ids,
    offsets,
    codes,
    classes,
    names,
    codeText,
    end: align(codeText + codeBytes),
  };
}

/** Writes the index. `keysOf` gives the folded keys of one name. Deterministic for the same places in the same order. */
export function encodePlaceIndex(
  places: readonly IndexedPlace[],
  keysOf: (name: string, place: IndexedPlace) => readonly string[],
): Uint8Array {
  const encoder = new TextEncoder();
  const names = places.map((place) => encoder.encode(place.name));
  const codeList = [...new Set(places.map((place) => `${place.country}.${place.division}`))].sort();
  const codeIndex = new Map(codeList.map((code, i) => [code, i]));
  const codeText = encoder.encode(codeList.join('\n'));
  const entries: { hash: number; check: number; owner: number }[] = [];
  places.forEach((place, i) => {
    const seen = new Set<string>();
    const add = (name: string, main: boolean): void => {
      for (const key of keysOf(name, place)) {
        if (key === '' || seen.has(key)) continue;
        seen.add(key);
        entries.push({ ...hashName(key), owner: main ? (i | mainBit) >>> 0 : i });
      }
    };
    add(place.name, true);
    for (const name of place.alternates) add(name, false);
  });
  entries.sort((a, b) => a.hash - b.hash || a.check - b.check || (a.owner & ~mainBit) - (b.owner & ~mainBit));
  const textBytes = names.reduce((sum, name) => sum + name.length, 0);
  const at = sectionsOf(places.length, entries.length, textBytes, codeText.length);
  const bytes = new Uint8Array(at.end);
  const view = new DataView(bytes.buffer);
  [magic, version, places.length, entries.length, textBytes, codeText.length].forEach((value, i) => {
    view.setUint32(i * 4, value, true);
  });
  entries.forEach((entry, i) => {
    view.setUint32(at.hashes + i * 4, entry.hash, true);
    view.setUint16(at.checks + i * 2, entry.check, true);
    view.setUint32(at.owners + i * 4, entry.owner, true);
  });
  let offset = 0;
  places.forEach((place, i) => {
    view.setInt32(at.latitudes + i * 4, Math.round(place.latitude * 1e5), true);
    view.setInt32(at.longitudes + i * 4, Math.round(place.longitude * 1e5), true);
    view.setUint32(at.populations + i * 4, place.population, true);
    view.setUint32(at.ids + i * 4, place.geonameId, true);
    view.setUint32(at.offsets + i * 4, offset, true);
    view.setUint16(at.codes + i * 2, codeIndex.get(`${place.country}.${place.division}`) ?? 0, true);
    view.setUint8(at.classes + i, place.seat | (place.quarter ? 4 : 0));
    const name = names[i] ?? new Uint8Array();
    bytes.set(name, at.names + offset);
    offset += name.length;
  });
  view.setUint32(at.offsets + places.length * 4, offset, true);
  bytes.set(codeText, at.codeText);
  return bytes;
}

/** One hit: the place's number in the index and whether the key is its main name. */
export interface IndexHit {
  readonly number: number;
  readonly mainName: boolean;
}

export interface PlaceIndex {
  readonly size: number;
  /** Numbers of the places with this folded key; empty where there are none. */
  readonly lookup: (key: string) => readonly IndexHit[];
  /** Whether any place has this folded key. */
  readonly has: (key: string) => boolean;
  readonly place: (number: number) => Omit<IndexedPlace, 'alternates'>;
}

/** The index's bytes are not what this program writes: damaged, cut off, or of another version. */
export class PlaceIndexError extends Error {
  override readonly name = 'PlaceIndexError';
}

/** Binary search: the first index whose value is not below `wanted`. */
function firstNotBelow(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Opens an index over its bytes without copying them (copied once where they are not 8-aligned). Throws `PlaceIndexError`. */
export function openPlaceIndex(bytes: Uint8Array): PlaceIndex {
  const remedy = 'Make it again with "npm run build".';
  if (bytes.length < 32) throw new PlaceIndexError(`The place index is empty or cut off. ${remedy}`);
  const own = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const header = new Uint32Array(own.buffer, own.byteOffset, 8);
  const [foundMagic, foundVersion, places = 0, keys = 0, textBytes = 0, codeBytes = 0] = header;
  if (foundMagic !== magic || foundVersion !== version)
    throw new PlaceIndexError(`The place index is of another kind or version. ${remedy}`);
  const at = sectionsOf(places, keys, textBytes, codeBytes);
  if (own.length < at.end) throw new PlaceIndexError(`The place index is cut off. ${remedy}`);
  return { size: places, ...keysOver(own, at, keys), ...placesOver(own, at, places, codeBytes) };
}

function keysOver(own: Uint8Array, at: Sections, keys: number): Pick<PlaceIndex, 'lookup' | 'has'> {
  const hashes = new Uint32Array(own.buffer, own.byteOffset + at.hashes, keys);
  const checks = new Uint16Array(own.buffer, own.byteOffset + at.checks, keys);
  const owners = new Uint32Array(own.buffer, own.byteOffset + at.owners, keys);
  return {
    lookup: (key) => {
      const { hash, check } = hashName(key);
      const hits: IndexHit[] = [];
      for (let i = firstNotBelow(hashes, hash); i < keys && hashes[i] === hash; i += 1) {
        const owner = owners[i] ?? 0;
        if (checks[i] === check) hits.push({ number: (owner & ~mainBit) >>> 0, mainName: owner >= mainBit });
      }
      return hits;
    },
    has: (key) => {
      const { hash, check } = hashName(key);
      for (let i = firstNotBelow(hashes, hash); i < keys && hashes[i] === hash; i += 1)
        if (checks[i] === check) return true;
      return false;
    },
  };
}

function placesOver(
  own: Uint8Array,
  at: Sections,
  places: number,
  codeBytes: number,
): Pick<PlaceIndex, 'place'> {
  const base = own.byteOffset;
  const latitudes = new Int32Array(own.buffer, base + at.latitudes, places);
  const longitudes = new Int32Array(own.buffer, base + at.longitudes, places);
  const populations = new Uint32Array(own.buffer, base + at.populations, places);
  const ids = new Uint32Array(own.buffer, base + at.ids, places);
  const offsets = new Uint32Array(own.buffer, base + at.offsets, places + 1);
  const codes = new Uint16Array(own.buffer, base + at.codes, places);
  const classes = new Uint8Array(own.buffer, base + at.classes, places);
  const decoder = new TextDecoder();
  const codeList = decoder.decode(own.subarray(at.codeText, at.codeText + codeBytes)).split('\n');
  return {
    place: (number) => {
      const [country = '', division = ''] = (codeList[codes[number] ?? 0] ?? '.').split('.');
      const mark = classes[number] ?? 0;
      return {
        geonameId: ids[number] ?? 0,
        name: decoder.decode(
          own.subarray(at.names + (offsets[number] ?? 0), at.names + (offsets[number + 1] ?? 0)),
        ),
        country,
        division,
        latitude: (latitudes[number] ?? 0) / 1e5,
        longitude: (longitudes[number] ?? 0) / 1e5,
        population: populations[number] ?? 0,
        quarter: (mark & 4) !== 0,
        seat: (mark & 3) === 2 ? 2 : (mark & 3) === 1 ? 1 : 0,
      };
    },
  };
}
