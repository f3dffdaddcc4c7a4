import type { GeoJSONSourceSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { MapPalette } from './map-palette.ts';

/** Sources are filled when their data is there. No glyphs, no sprites, no tiles: nothing is asked of a server. */
export function mapStyle(palette: MapPalette): StyleSpecification {
  const source: GeoJSONSourceSpecification = {
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [] },
  };
  return {
    version: 8,
    sources: {
      land: source,
      borders: source,
      grid: source,
      labels: source,
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': palette.land } },
      { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': palette.grid, 'line-width': 0.7 } },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        paint: {
          'line-color': palette.border,
          'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.5, 7, 1.6],
        },
      },
      {
        id: 'labels',
        type: 'symbol',
        source: 'labels',
        layout: {
          'text-field': ['get', 'name'],
          'text-size': ['interpolate', ['linear'], ['get', 'area'], 1, 11, 100, 14],
          'text-font': ['sans-serif'],
          'text-max-width': 7,
          'symbol-sort-key': ['-', 0, ['get', 'area']],
        },
        paint: {
          'text-color': palette.label,
          'text-halo-color': palette.halo,
          'text-halo-width': 1.4,
        },
      },
    ],
  };
}

/** Sets the ground's colours anew when the scheme changes. Without land there is no sea either. */
export function recolour(map: MapLibreMap, palette: MapPalette, hasLand: boolean): void {
  map.setPaintProperty('sea', 'background-color', hasLand ? palette.sea : palette.land);
  map.setPaintProperty('land', 'fill-color', palette.land);
  map.setPaintProperty('grid', 'line-color', palette.grid);
  map.setPaintProperty('borders', 'line-color', palette.border);
  map.setPaintProperty('labels', 'text-color', palette.label);
  map.setPaintProperty('labels', 'text-halo-color', palette.halo);
}
