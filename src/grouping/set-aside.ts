import type { RecordedCorrection } from '../domain/correction.ts';
import { correctionsInForce, withAction } from './corrections-in-force.ts';

/** Reports that a person set aside, and nobody took back: they count nowhere. */
export function reportsSetAside(corrections: readonly RecordedCorrection[]): ReadonlySet<string> {
  return new Set(withAction(correctionsInForce(corrections), 'set-aside').map((c) => c.correction.report));
}
