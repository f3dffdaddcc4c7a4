import type { AgreementId, ClauseId, CommitmentId, FindingId, IncidentId, StatementGroupId } from './ids.ts';
import type { Passage } from './passage.ts';

export type Answer = 'yes' | 'no' | 'cannot tell';
export const findingQuestions = [
  'in force',
  'party bound',
  'excluded',
  'in the zone',
  'prohibited',
  'exception',
] as const;
export type FindingQuestion = (typeof findingQuestions)[number];

export interface FindingStep {
  readonly question: FindingQuestion;
  readonly answer: Answer;
  readonly reason: string;
  readonly passages: readonly Passage[];
}

/** What the steps come to. The machine proposes; a person finds. */
export type FindingOutcome =
  | 'would be a violation if true'
  | 'outside the agreement'
  | 'not prohibited'
  | 'to be watched'
  | 'undeterminable';

export type FindingSubject =
  | { readonly kind: 'incident'; readonly id: IncidentId }
  | { readonly kind: 'statement group'; readonly id: StatementGroupId }
  | { readonly kind: 'commitment'; readonly id: CommitmentId };

/** An incident or statement held against one clause. */
export interface Finding {
  readonly id: FindingId;
  readonly agreement: AgreementId;
  readonly clause: ClauseId;
  readonly subject: FindingSubject;
  readonly steps: readonly FindingStep[];
  readonly outcome: FindingOutcome;
  readonly summary: string;
}
