import type { EvalRow } from './task.ts';

/** A figure beside the floor that it is held against; null where it has none. */
export interface ScoredRow extends EvalRow {
  readonly task: string;
  readonly floor: number | null;
}

/** True where a figure is worse than its floor, or above its ceiling; one that is no number is never good enough. */
export function isBelowFloor({ score, floor, lowerIsBetter }: ScoredRow): boolean {
  if (floor === null) return false;
  return !(lowerIsBetter === true ? score <= floor : score >= floor);
}
