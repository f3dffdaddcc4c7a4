import { isShown, isWithin, type DayRange } from '../../map/cluster-marks.ts';
import { undated, type Bounds, type IncidentMarks } from '../../map/incident-marks.ts';

/** All incidents, the newest first: sorted once, so that a moved slider only looks through them. */
export function newestOrder(marks: IncidentMarks): readonly number[] {
  return Array.from({ length: marks.size }, (_, i) => i).sort((a, b) => newestFirst(marks, a, b));
}

/** Which incidents the list beside the map has: those drawn in the part of the world that is seen, in the order given. */
export function marksInView(
  marks: IncidentMarks,
  order: readonly number[],
  days: DayRange,
  bounds: Bounds | null,
): readonly number[] {
  return order.filter((i) => isShown(marks, i, days) && (bounds === null || isWithin(marks, i, bounds)));
}

/** Incidents without a place on the map: they are counted beside it, never drawn somewhere. */
export function unplaced(marks: IncidentMarks, days: DayRange): number {
  let count = 0;
  for (let i = 0; i < marks.size; i++)
    if (Number.isNaN(marks.latitude[i] ?? Number.NaN) && isShown(marks, i, days)) count++;
  return count;
}

export function newestFirst(marks: IncidentMarks, a: number, b: number): number {
  const dayA = marks.day[a] ?? undated;
  const dayB = marks.day[b] ?? undated;
  return dayB - dayA || (marks.independent[b] ?? 0) - (marks.independent[a] ?? 0) || a - b;
}
