import type { Commitment } from '../domain/commitment.ts';
import type { CorrectionEffect, RecordedCorrection } from '../domain/correction.ts';
import { correctionsInForce, withAction } from './corrections-in-force.ts';
import { createTellingFinder } from './tellings.ts';

/** A person's word on commitments, by the commitment's id. */
export function settledCommitments(
  commitments: readonly Commitment[],
  corrections: readonly RecordedCorrection[],
): {
  readonly status: ReadonlyMap<string, 'kept' | 'broken' | 'open'>;
  readonly effects: readonly CorrectionEffect[];
} {
  const find = createTellingFinder(commitments, (c) => c.content);
  const status = new Map<string, 'kept' | 'broken' | 'open'>();
  const effects: CorrectionEffect[] = [];
  for (const { entry, correction, tellings } of withAction(
    correctionsInForce(corrections),
    'settle-commitment',
  )) {
    const commitment = find(correction.commitment, tellings[correction.commitment]);
    if (!commitment) continue;
    status.set(commitment.id, correction.status);
    effects.push({ entry, effect: 'changed', now: null });
  }
  return { status, effects };
}
