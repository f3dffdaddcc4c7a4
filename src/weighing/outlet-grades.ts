import type { RecordedCorrection } from '../domain/correction.ts';
import { correctionsInForce, withAction } from '../grouping/corrections-in-force.ts';

/** Admiralty source reliability: A completely, B usually, C fairly, D not usually reliable, E unreliable, F cannot be judged. */
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** Outlets that a person graded; all others are F, "cannot be judged". */
export function outletGrades(corrections: readonly RecordedCorrection[]): ReadonlyMap<string, Reliability> {
  return new Map(
    withAction(correctionsInForce(corrections), 'grade-outlet').map(({ correction }) => [
      correction.outlet,
      correction.reliability,
    ]),
  );
}
