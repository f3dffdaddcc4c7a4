import type { Agreement } from '../domain/agreement.ts';
import type { Briefing } from '../domain/briefing.ts';
import type { ActorKnowledge } from './actor-standing.ts';

/** What is held against the agreement, and what must be known of actors for it. */
export interface AssessmentInput extends Pick<
  Briefing,
  'reports' | 'extractions' | 'allegations' | 'incidents' | 'commitments' | 'commitmentGroups'
> {
  readonly agreement: Agreement;
  readonly actors: ActorKnowledge;
}
