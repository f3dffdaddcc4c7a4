import type { Correction } from '../../../domain/correction.ts';
import { correctionsInForce } from '../../../grouping/corrections-in-force.ts';
import { canonicalJson } from '../../../record/canonical-json.ts';
import type { CorrectionTargets } from './correction-targets.ts';
import type { SignedCorrection } from './corrections.ts';

/**
 * The entry that says the same already, of the same words, against the same word of the machine; null where none does. A
 * second one would stand between the first and its undoing: what is sent twice would have to be taken back twice. Whoever
 * confirms a correction against another reading says something new.
 */
export function repeatedEntry(
  known: readonly SignedCorrection[],
  correction: Correction,
  targets: Pick<CorrectionTargets, 'was' | 'tellings'>,
): number | null {
  const inForce = new Set(correctionsInForce(known).map((c) => c.entry));
  const candidates = known.filter((c) => inForce.has(c.entry));
  // Stories and incidents are changed step by step: joined, parted, and joined again is no repetition.
  const steps = candidates.filter((c) => isStep(c.correction));
  const said = canonicalJson(correction);
  const repeated = (isStep(correction) ? steps.slice(-1) : candidates).find(
    (c) =>
      canonicalJson(c.correction) === said &&
      c.was === targets.was &&
      tellingsNamed(correction).every((id) => c.tellings[id] === targets.tellings[id]),
  );
  return repeated?.entry ?? null;
}

function isStep({ action }: Correction): boolean {
  return stepActions.has(action);
}

const stepActions: ReadonlySet<Correction['action']> = new Set([
  'link',
  'unlink',
  'merge-stories',
  'split-story',
  'merge-incidents',
  'split-incident',
]);

function tellingsNamed(correction: Correction): readonly string[] {
  switch (correction.action) {
    case 'reread':
    case 'dismiss':
      return [correction.allegation];
    case 'split-incident':
      return correction.allegations;
    case 'settle-commitment':
      return [correction.commitment];
    default:
      return [];
  }
}
