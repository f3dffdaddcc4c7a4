import { heaviest } from './features.ts';
import type { Features } from './features.ts';
import { orderByDay, visitAcross, visitNeighbours } from './neighbours.ts';

/** A report is looked up by its heaviest terms. */
const keysOfLead = 14;
const keysOfNames = 8;
/** Of the reports that share a term, so many of the next ones in date order are compared. */
const neighbours = 60;
/** Undated reports are compared with at most so many others a term. */
const undatedAtMost = 120;

/**
 * Visits pairs worth comparing: they share a telling term and stand at most `window` days apart (a report without a date
 * may belong to any). Linear: a term's reports are compared along the date order only.
 */
export function visitCandidates(
  features: readonly Features[],
  window: number,
  visit: (a: number, b: number) => void,
): void {
  const keys = keysOf(features);
  const dayOf = (index: number): number => features[index]?.day ?? 0;
  const isTooFar = (a: number, b: number): boolean => dayOf(b) - dayOf(a) > window;
  const { dated, undated } = byDay(features);
  visitNeighbours(dated, keys, { next: neighbours, isTooFar }, visit);
  visitNeighbours(undated, keys, { next: undatedAtMost }, visit);
  visitAcross(undated, dated, keys, undatedAtMost, visit);
}

/** Visits pairs of an undated and a dated report that share a telling term. */
export function visitUndated(
  features: readonly Features[],
  visit: (undated: number, dated: number) => void,
): void {
  const { dated, undated } = byDay(features);
  visitAcross(undated, dated, keysOf(features), undatedAtMost, visit);
}

function keysOf(features: readonly Features[]): Int32Array[] {
  return features.map(({ lead, names }) =>
    Int32Array.from(new Set([...heaviest(lead, keysOfLead), ...heaviest(names, keysOfNames)])),
  );
}

/** Indices of the reports with a day and of those without, in order of date, then index. */
function byDay(features: readonly Features[]): { readonly dated: number[]; readonly undated: number[] } {
  const order = orderByDay(features.map((f) => f.day));
  const isDated = (index: number): boolean => (features[index]?.day ?? null) !== null;
  return { dated: order.filter(isDated), undated: order.filter((index) => !isDated(index)) };
}
