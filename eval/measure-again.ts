/** A shared machine is slow for minutes: what a busy one spoilt is measured once more after all the rest. */
import { isBelowFloor, type ScoredRow } from './scored-row.ts';
import type { EvalRow, Task } from './task.ts';

/** True where another run could help: the figures depend on what else the machine does, and one is below its floor. */
export function isSpoilt({ isTimed }: Pick<Task, 'isTimed'>, scored: readonly ScoredRow[]): boolean {
  return isTimed === true && scored.some(isBelowFloor);
}

/**
 * The figures of a first run, with those of a second one in the place of worse ones, in the order of the first. A figure that only
 * the second run has is dropped: the second mends what the first measured, and adds nothing that the first could not.
 */
export function keepBetter<Row extends EvalRow>(first: readonly Row[], second: readonly Row[]): Row[] {
  const again = new Map(second.map((row) => [row.metric, row]));
  return first.map((row) => {
    const other = again.get(row.metric);
    return other && isBetter(other.score, row) ? other : row;
  });
}

function isBetter(score: number, than: EvalRow): boolean {
  if (Number.isNaN(than.score)) return !Number.isNaN(score);
  return than.lowerIsBetter === true ? score < than.score : score > than.score;
}
