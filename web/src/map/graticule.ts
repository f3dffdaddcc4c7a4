import type { Feature, MultiLineString, Position } from 'geojson';
import type { Bounds } from './incident-marks.ts';

/** Degrees between two lines, the widest that gives at least four in the shorter direction. */
export function graticuleStep(bounds: Bounds): number {
  const shorter = Math.min(bounds.east - bounds.west, bounds.north - bounds.south);
  const steps = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1];
  return steps.find((step) => shorter / step >= 4) ?? 0.1;
}

/** Lines of longitude and latitude: the ground of a map where no country's outline is known. */
export function graticule(bounds: Bounds): Feature<MultiLineString> {
  const step = graticuleStep(bounds);
  const lines: Position[][] = [];
  const every = (from: number, to: number, limit: number): number[] => {
    const first = Math.max(Math.floor(from / step) - 10, Math.ceil(-limit / step));
    const last = Math.min(Math.ceil(to / step) + 10, Math.floor(limit / step));
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => rounded((first + i) * step));
  };
  const meridians = every(bounds.west, bounds.east, 180);
  const parallels = every(bounds.south, bounds.north, 80);
  // With a point at every crossing, so that a parallel stays one where lines are drawn as great circles.
  for (const x of meridians) lines.push(parallels.map((y) => [x, y]));
  for (const y of parallels) lines.push(meridians.map((x) => [x, y]));
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } };
}
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
