import { geoMercator, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPoint } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Outlines of the world's countries, as the npm package world-atlas has them; ids are ISO 3166-1 numeric codes. */
export type CountryAtlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface ZonePlace {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A place as a dot, and where its name stands beside it; null where there is no room for it. */
export interface PlacedName {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end' | 'middle';
  } | null;
}

/** A zone as paths for one SVG. */
export interface ZoneOutline {
  /** All land in the window. */
  readonly land: string;
  /** The zone's countries. */
  readonly zone: string;
  readonly places: readonly PlacedName[];
  /** Countries of the zone that the atlas does not know: made-up ones, and a few territories. */
  readonly unknown: readonly string[];
}

/** Draws a zone to fit a window; null where neither an outline nor a place says where it lies. */
export function zoneOutline(
  atlas: CountryAtlas,
  countries: readonly string[],
  places: readonly ZonePlace[],
  size: { readonly width: number; readonly height: number },
): ZoneOutline | null {
  const world = feature(atlas, atlas.objects.countries);
  const coded = world.features.map((country) => ({ country, code: alphaCode(country) }));
  const known = coded.filter(({ code }) => code !== null && countries.includes(code));
  const unknown = countries.filter((code) => !known.some((one) => one.code === code));
  const ground: FeatureCollection = {
    type: 'FeatureCollection',
    features: known.map(({ country }) => country),
  };
  const target = ground.features.length > 0 ? ground : places.length > 0 ? around(places) : null;
  if (!target) return null;
  const margin = Math.min(size.width, size.height) * 0.06;
  const projection = geoMercator()
    .fitExtent(
      [
        [margin, margin],
        [size.width - margin, size.height - margin],
      ],
      target,
    )
    .clipExtent([
      [-1, -1],
      [size.width + 1, size.height + 1],
    ]);
  const path = geoPath(projection).digits(1);
  return {
    land: path(world) ?? '',
    zone: path(ground) ?? '',
    places: placeNames(
      places.flatMap((place) => {
        const at = projection([place.longitude, place.latitude]);
        const inside = at && at[0] >= 0 && at[1] >= 0 && at[0] <= size.width && at[1] <= size.height;
        return inside ? [{ name: place.name, x: at[0], y: at[1] }] : [];
      }),
      size,
    ),
    unknown,
  };
}

/** Width of a letter and height of a line in the drawing's units, at the size that the style sheet gives names; a little generous. */
const letter = 7.6;
const line = 15;

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Puts each name right, left, above or below its dot, where it covers no other name or dot and stays in the window. */
function placeNames(
  places: readonly { readonly name: string; readonly x: number; readonly y: number }[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly PlacedName[] {
  const taken: Box[] = places.map(({ x, y }) => [x - 4, y - 4, x + 4, y + 4]);
  return places.map((place, i) => {
    const { name, x, y } = place;
    const long = name.length * letter;
    const choices = [
      { x: x + 8, y: y + 4, anchor: 'start', left: x + 8 },
      { x: x - 8, y: y + 4, anchor: 'end', left: x - 8 - long },
      { x, y: y - 9, anchor: 'middle', left: x - long / 2 },
      { x, y: y + 19, anchor: 'middle', left: x - long / 2 },
    ] as const;
    for (const { left, ...label } of choices) {
      const box: Box = [left, label.y - line + 3, left + long, label.y + 3];
      const inside = box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
      if (!inside || taken.some((other, j) => j !== i && overlap(box, other))) continue;
      taken.push(box);
      return { ...place, label };
    }
    return { ...place, label: null };
  });
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** The places with a third of a degree around each, about 35 km: one place alone has no extent that a map could fit. */
function around(places: readonly ZonePlace[]): MultiPoint {
  const corners = places.flatMap(({ longitude: x, latitude: y }) => [
    [x - 0.33, y - 0.33],
    [x + 0.33, y + 0.33],
  ]);
  return { type: 'MultiPoint', coordinates: corners };
}

/** ISO 3166-1 alpha-2 of a country of the atlas, by the browser's own table of codes. */
function alphaCode(country: Feature): string | null {
  try {
    const code = new Intl.Locale(`und-${String(country.id)}`).region;
    return code === undefined || /\d/.test(code) ? null : code;
  } catch {
    return null; // territories without a code of their own
  }
}
