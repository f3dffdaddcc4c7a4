import { geoContains, geoMercator, geoPath, type GeoProjection } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Place } from '../../domain/place.ts';

/** A topology of the world with an object `countries`, as the npm package world-atlas has it. */
export type Outlines = Parameters<typeof feature>[0];

/** The map's own units; the page scales it. */
export const mapSize = { width: 860, height: 500 } as const;
const margin = 48;
/** A single village is shown with what lies around it: at least this many degrees of latitude. */
const minSpan = 1;

export interface DrawnCountry {
  readonly path: string;
  readonly name: string;
  /** The middle of its visible part, where that is large enough to carry its name. */
  readonly label: readonly [number, number] | null;
  /** True for a point of the map that lies in the country. */
  readonly holds: (x: number, y: number) => boolean;
}

/** The visible part of the world: outlines of countries, clipped and rounded so that the page stays small. */
export interface DrawnMap {
  readonly countries: readonly DrawnCountry[];
  readonly place: (place: Place) => readonly [x: number, y: number];
  /** Map units of a distance at the map's middle. */
  readonly unitsOfKm: (km: number) => number;
}

/** Kilometres of one degree of latitude. */
const degreeKm = 111.2;

/** Draws the outlines (a topology with an object `countries`) around the places. At least one place. */
export function drawMap(outlines: Outlines, places: readonly Place[]): DrawnMap {
  const projection = projectionAround(places);
  const path = geoPath(projection).digits(1);
  const features = featuresOf(outlines);
  const middle = projection.invert?.([mapSize.width / 2, mapSize.height / 2]) ?? [0, 0];
  const kmUnits = unitsPerKm(projection, middle);
  return {
    countries: features.flatMap((country) => {
      const drawn = path(country);
      if (!drawn) return [];
      return [
        {
          path: drawn,
          name: nameOf(country.properties),
          label: labelPoint(path.centroid(country), path.area(country)),
          holds: (x, y) => {
            const point = projection.invert?.([x, y]);
            return point ? geoContains(country, point) : false;
          },
        },
      ];
    }),
    place: ({ longitude, latitude }) => projection([longitude, latitude]) ?? [0, 0],
    unitsOfKm: (km) => km * kmUnits,
  };
}

function featuresOf(outlines: Outlines) {
  const countries = outlines.objects['countries'];
  const drawn = countries && feature(outlines, countries);
  return drawn && 'features' in drawn ? drawn.features : [];
}

function nameOf(properties: Readonly<Record<string, unknown>> | null): string {
  const name = properties?.['name'];
  return typeof name === 'string' ? name : '';
}

function projectionAround(places: readonly Place[]): GeoProjection {
  const latitudes = places.map((p) => p.latitude);
  const longitudes = places.map((p) => p.longitude);
  const [south, north] = atLeast(Math.min(...latitudes), Math.max(...latitudes), minSpan);
  const [west, east] = atLeast(Math.min(...longitudes), Math.max(...longitudes), minSpan);
  const corners = {
    type: 'MultiPoint' as const,
    coordinates: [
      [west, south],
      [east, north],
      [west, north],
      [east, south],
    ],
  };
  const { width, height } = mapSize;
  return geoMercator()
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      corners,
    )
    .clipExtent([
      [-4, -4],
      [width + 4, height + 4],
    ]);
}

function atLeast(low: number, high: number, span: number): readonly [number, number] {
  const missing = Math.max(0, span - (high - low)) / 2;
  return [low - missing, high + missing];
}

function unitsPerKm(projection: GeoProjection, [longitude, latitude]: readonly [number, number]): number {
  const a = projection([longitude, latitude - 0.5]);
  const b = projection([longitude, latitude + 0.5]);
  return a && b ? Math.abs(a[1] - b[1]) / degreeKm : 1;
}

/** A country's name goes where its visible part has its middle, if that part is large enough to carry it. */
function labelPoint([x, y]: readonly [number, number], area: number): readonly [number, number] | null {
  const visible = Number.isFinite(x) && Number.isFinite(y) && area > 6000;
  return visible
    ? [Math.min(Math.max(x, 60), mapSize.width - 60), Math.min(Math.max(y, 24), mapSize.height - 16)]
    : null;
}
