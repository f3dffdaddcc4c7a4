import type { FindingOutcome, FindingQuestion, FindingStep } from '../domain/finding.ts';

/** What stays open where a step cannot be answered. */
const openQuestions: Readonly<Record<FindingQuestion, string>> = {
  'in force': 'Whether the agreement was in force cannot be told.',
  'party bound': 'Whether a party bound by the agreement did it cannot be told.',
  excluded: 'Whether the excluded are involved cannot be told.',
  'in the zone': 'Whether it happened in the zone cannot be told.',
  prohibited: 'Whether the clause prohibits it cannot be told.',
  exception: 'Whether an exception holds cannot be told.',
};

/** Why a finding came out as it did, in a sentence or two: its first decisive step. */
export function findingSummary(outcome: FindingOutcome, steps: readonly FindingStep[]): string {
  const first = steps.find((step) => isDecisive(outcome, step));
  if (!first)
    return 'The agreement was in force, the party is bound, it happened in the zone, the clause prohibits it, and no exception is claimed.';
  return outcome === 'undeterminable' ? `${openQuestions[first.question]} ${first.reason}` : first.reason;
}

/** The excluded take an incident out of the agreement by yes, every other question by no. */
function isDecisive(outcome: FindingOutcome, { question, answer }: FindingStep): boolean {
  if (outcome === 'undeterminable') return answer === 'cannot tell';
  if (outcome !== 'outside the agreement') return false;
  return question === 'excluded' ? answer === 'yes' : answer === 'no' && question !== 'exception';
}
