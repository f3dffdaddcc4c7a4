import type { Family } from './type-families.ts';

/** The ground's colours; signs, extents and legend take theirs from map.css. */
export interface MapPalette {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
  readonly grid: string;
  readonly label: string;
  readonly halo: string;
}

const light: MapPalette = {
  sea: '#dfe7ec',
  land: '#f7f5f0',
  border: '#9aa5ad',
  grid: '#c3ccd2',
  label: '#4a555d',
  halo: '#f7f5f0',
};
const dark: MapPalette = {
  sea: '#10171c',
  land: '#1e272e',
  border: '#55626b',
  grid: '#2c3840',
  label: '#b4c0c8',
  halo: '#1e272e',
};

export function mapPalette(scheme: 'light' | 'dark'): MapPalette {
  return scheme === 'dark' ? dark : light;
}

/** Class of a family's colour in map.css. */
export const familyClass = (family: Family): string => `family-${family}`;
