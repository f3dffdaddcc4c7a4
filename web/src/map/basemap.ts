import type { Feature, FeatureCollection, MultiLineString, Point, Polygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import coarseUrl from 'world-atlas/countries-110m.json?url';
import fineUrl from 'world-atlas/countries-50m.json?url';
import type { Bounds } from './incident-marks.ts';

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;
type Country = Atlas['objects']['countries']['geometries'][number];

/** The ground under every map: Natural Earth's land and borders (public domain), shipped with the app. */
export interface Basemap {
  readonly land: FeatureCollection;
  readonly borders: MultiLineString;
  /** One point a country; `region` is the ISO 3166-1 numeric code, `area` in square degrees. */
  readonly labels: readonly {
    readonly region: string;
    readonly name: string;
    readonly at: Position;
    readonly area: number;
  }[];
}

const loaded = new Map<string, Promise<Atlas>>();

/** Asked for once a visit: 39 kB coarse, 236 kB fine, compressed. */
function loadAtlas(url: string): Promise<Atlas> {
  const known = loaded.get(url);
  if (known) return known;
  const loading = fetch(url)
    .then(async (response) => {
      if (!response.ok) throw new Error(`The ground of the map cannot be loaded (${response.status}).`);
      return (await response.json()) as Atlas; // a file of our own build
    })
    .catch((cause: unknown) => {
      loaded.delete(url);
      throw cause;
    });
  loaded.set(url, loading);
  return loading;
}

/** The whole world at 1:110 million: there at once, enough for a continent. */
export async function loadWorld(): Promise<Basemap> {
  const coarse = await loadAtlas(coarseUrl);
  return readGround(coarse, coarse.objects.countries.geometries);
}

/** What of the world lies within a box, at 1:50 million, over the rest as it is in the coarse one. */
export async function loadNear(bounds: Bounds): Promise<Basemap> {
  const [coarse, fine] = await Promise.all([loadAtlas(coarseUrl), loadAtlas(fineUrl)]);
  const near = countriesWithin(fine, bounds);
  const names = new Set(near.map(keyOf));
  const far = readGround(
    coarse,
    coarse.objects.countries.geometries.filter((country) => !names.has(keyOf(country))),
  );
  const here = readGround(fine, near);
  return {
    land: { type: 'FeatureCollection', features: [...far.land.features, ...here.land.features] },
    borders: {
      type: 'MultiLineString',
      coordinates: [...far.borders.coordinates, ...here.borders.coordinates],
    },
    labels: [...far.labels, ...here.labels],
  };
}

function keyOf(country: Country): string {
  const { properties } = country;
  return properties !== undefined && 'name' in properties ? properties.name : String(country.id);
}

export function readGround(atlas: Atlas, geometries: readonly Country[]): Basemap {
  const chosen = { type: 'GeometryCollection' as const, geometries: [...geometries] };
  const land = feature(atlas, chosen);
  return {
    land,
    // Lines that two countries share; a coast is seen by the land's end.
    borders: mesh(atlas, chosen, (a, b) => a !== b),
    labels: land.features.flatMap((country) => {
      const centre = largestCentre(country);
      return centre === null || country.id === undefined
        ? []
        : [{ region: String(country.id), name: country.properties.name, ...centre }];
    }),
  };
}

/** Countries of which some line comes into the box, found by the boxes of their lines: nothing is decoded for it. */
export function countriesWithin(atlas: Atlas, bounds: Bounds): readonly Country[] {
  const [scaleX, scaleY] = atlas.transform?.scale ?? [1, 1];
  const [moveX, moveY] = atlas.transform?.translate ?? [0, 0];
  const near = atlas.arcs.map((arc) => {
    let [x, y] = [0, 0];
    let [west, south, east, north] = [181, 91, -181, -91];
    for (const [dx = 0, dy = 0] of arc) {
      x += dx;
      y += dy;
      const [lon, lat] = [x * scaleX + moveX, y * scaleY + moveY];
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    return west <= bounds.east && east >= bounds.west && south <= bounds.north && north >= bounds.south;
  });
  const isNear = (arcs: unknown): boolean =>
    typeof arcs === 'number'
      ? near[arcs < 0 ? ~arcs : arcs] === true
      : Array.isArray(arcs) && arcs.some(isNear);
  return atlas.objects.countries.geometries.filter((country) => 'arcs' in country && isNear(country.arcs));
}

/** Where a country's name stands: the centre of mass of its largest part. */
function largestCentre(country: Feature): { readonly at: Position; readonly area: number } | null {
  const { geometry } = country;
  const parts: Polygon['coordinates'][] =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  let best: { at: Position; area: number } | null = null;
  for (const part of parts) {
    const centre = ringCentre(part[0] ?? []);
    if (centre && (best === null || centre.area > best.area)) best = centre;
  }
  return best;
}

function ringCentre(ring: readonly Position[]): { at: Position; area: number } | null {
  let [twice, x, y] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i] ?? [];
    const [x1 = 0, y1 = 0] = ring[i + 1] ?? [];
    const cross = x0 * y1 - x1 * y0;
    twice += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return twice === 0 ? null : { at: [x / (3 * twice), y / (3 * twice)], area: Math.abs(twice / 2) };
}

/** A country's name in a language of the interface, by its numeric code; the atlas's own English name where it is not known. */
export function regionName(region: string, name: string, locale: string): string {
  try {
    const code = new Intl.Locale(`und-${region}`).region;
    if (code === undefined || /\d/.test(code)) return name;
    return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code) ?? name;
  } catch {
    return name; // territories without a code of their own
  }
}

export function labelFeatures(basemap: Basemap, locale: string): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: basemap.labels.map(({ region, name, at, area }) => ({
      type: 'Feature',
      properties: { name: regionName(region, name, locale), area },
      geometry: { type: 'Point', coordinates: at },
    })),
  };
}
