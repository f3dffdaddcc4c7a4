import { dayNumber } from './day-number.ts';
import { mercatorY } from './mercator.ts';
import { families, familyOf } from './type-families.ts';

/** The compact answer of the map endpoint: one row an incident, columns named once. */
export interface CompactRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Incidents as columns: 20,000 of them are looked through in about a millisecond. */
export interface IncidentMarks {
  readonly size: number;
  readonly id: readonly string[];
  readonly type: readonly string[];
  readonly side: readonly string[];
  readonly place: readonly (string | null)[];
  /** NaN where no place is known. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** The same on the Mercator map, 0 to 1 from west to east and from north to south: worked out once. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Kilometres that the place may be off the mark. */
  readonly radius: Float32Array;
  /** Index into `families`. */
  readonly family: Uint8Array;
  /** Days since 1970-01-01; `undated` where none is told. */
  readonly day: Int32Array;
  readonly reports: Uint16Array;
  readonly independent: Uint16Array;
  /** True where all of them lie in made-up countries, of which no atlas has an outline. */
  readonly isMadeUp: boolean;
}

/** Codes that ISO 3166-1 leaves to its users: XA to XZ. */
const madeUpCountry = /^X[A-Z]$/;

export const undated = -2_147_483_648;

const familyIndex = new Map(families.map((family, i) => [family, i]));

export function readMarks(answer: CompactRows): IncidentMarks {
  const column = (name: string): ((row: readonly unknown[]) => unknown) => {
    const i = answer.columns.indexOf(name);
    return (row) => (i < 0 ? null : row[i]);
  };
  const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
  const word = (value: unknown): string =>
    typeof value === 'string' ? value : Array.isArray(value) ? word(value[0]) : 'unknown';
  const [id, lon, lat] = [column('id'), column('lon'), column('lat')];
  const [radius, type, side] = [column('radius'), column('type'), column('side')];
  const [day, reports, independent] = [column('day'), column('reports'), column('independent')];
  const [place, country] = [column('place'), column('country')];
  const size = answer.rows.length;
  const types = answer.rows.map((row) => word(type(row)));
  const fill = <T extends Float64Array | Float32Array | Uint8Array | Uint16Array | Int32Array>(
    array: T,
    value: (row: readonly unknown[], i: number) => number,
  ): T => {
    answer.rows.forEach((row, i) => {
      array[i] = value(row, i);
    });
    return array;
  };
  const dayIn = (value: unknown): number => (typeof value === 'string' ? dayNumber(value) : null) ?? undated;
  return {
    size,
    id: answer.rows.map((row) => word(id(row))),
    type: types,
    side: answer.rows.map((row) => word(side(row))),
    place: answer.rows.map((row) => {
      const name = place(row);
      return typeof name === 'string' ? name : null;
    }),
    longitude: fill(new Float64Array(size), (row) => number(lon(row))),
    latitude: fill(new Float64Array(size), (row) => number(lat(row))),
    x: fill(new Float64Array(size), (row) => (number(lon(row)) + 180) / 360),
    y: fill(new Float64Array(size), (row) => mercatorY(number(lat(row)))),
    radius: fill(new Float32Array(size), (row) => number(radius(row)) || 0),
    family: fill(new Uint8Array(size), (_, i) => familyIndex.get(familyOf(types[i] ?? 'other')) ?? 0),
    day: fill(new Int32Array(size), (row) => dayIn(day(row))),
    reports: fill(new Uint16Array(size), (row) => number(reports(row)) || 0),
    independent: fill(new Uint16Array(size), (row) => number(independent(row)) || 0),
    isMadeUp: areMadeUp(answer.rows.map(country)),
  };
}

function areMadeUp(countries: readonly unknown[]): boolean {
  const known = countries.filter((country) => typeof country === 'string');
  return known.length > 0 && known.every((country) => madeUpCountry.test(country));
}

/** The first and last day told; null where nothing is dated. */
export function daySpan(marks: IncidentMarks): { readonly first: number; readonly last: number } | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of marks.day) {
    if (day === undated) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return first > last ? null : { first, last };
}

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The box around everything placed, its precision included and widened a little; null where nothing is placed. */
export function boundsOf(marks: IncidentMarks): Bounds | null {
  let [west, south, east, north] = [181, 91, -181, -91];
  for (let i = 0; i < marks.size; i++) {
    const lon = marks.longitude[i] ?? Number.NaN;
    const lat = marks.latitude[i] ?? Number.NaN;
    if (Number.isNaN(lon) || Number.isNaN(lat)) continue;
    // A circle of a whole country would push everything else into a corner: half of it is enough to be seen.
    const reach = Math.min((marks.radius[i] ?? 0) / 111 / 2, 3);
    west = Math.min(west, lon - reach);
    east = Math.max(east, lon + reach);
    south = Math.min(south, lat - reach);
    north = Math.max(north, lat + reach);
  }
  if (west > east) return null;
  const widen = Math.max((east - west) * 0.08, (north - south) * 0.08, 0.15);
  return {
    west: Math.max(-180, west - widen),
    south: Math.max(-85, south - widen),
    east: Math.min(180, east + widen),
    north: Math.min(85, north + widen),
  };
}
