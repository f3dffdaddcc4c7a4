import { oneOf, readFilters, text, type Filters, type RawSearch } from '../../app/search-params.ts';

export const incidentViews = ['map', 'table', 'timeline'] as const;
export type IncidentsView = (typeof incidentViews)[number];

/** What the address of the incidents says: which view of them, of which, and where the map stands. */
export interface IncidentsSearch extends Filters {
  readonly view?: IncidentsView | undefined;
  /** Where the map stands: longitude, latitude, zoom. */
  readonly at?: string | undefined;
  /** Columns that the table leaves out, by commas. */
  readonly hide?: string | undefined;
}

export function readIncidentsSearch(raw: RawSearch): IncidentsSearch {
  const at = text(raw, 'at');
  return {
    ...readFilters(raw),
    view: oneOf(raw, 'view', incidentViews),
    at: readStand(at) === null ? undefined : at,
    hide: text(raw, 'hide'),
  };
}

export interface MapStand {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

export function readStand(at: string | undefined): MapStand | null {
  const [longitude = Number.NaN, latitude = Number.NaN, zoom = Number.NaN, ...more] = (at ?? '')
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (more.length > 0 || ![longitude, latitude, zoom].every(Number.isFinite)) return null;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 85 || zoom < 0 || zoom > 22) return null;
  return { longitude, latitude, zoom };
}

export function writeStand({ longitude, latitude, zoom }: MapStand): string {
  return [longitude.toFixed(3), latitude.toFixed(3), zoom.toFixed(2)].join(',');
}
