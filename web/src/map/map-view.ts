import type { Bounds } from './incident-marks.ts';

/** What part of the world a map shows. */
export interface MapView {
  readonly bounds: Bounds;
  readonly zoom: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** Closest zoom: nearer than this a map would promise an exactness that a named place does not have. */
export const closest = 11;
