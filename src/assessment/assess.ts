import type { Allegation } from '../domain/allegation.ts';
import type { Finding } from '../domain/finding.ts';
import type { AllegationId } from '../domain/ids.ts';
import { assessCommitments } from './assess-commitments.ts';
import { assessIncident } from './assess-incident.ts';
import type { AssessmentInput } from './assessment-input.ts';

/**
 * Holds every incident against each clause that speaks of it, and every dated promise or threat against the clauses that
 * it would touch. Each finding is steps, each step a question answered yes, no or cannot tell, with its reason and
 * passages. The outcome is a proposal: a finding is a person's.
 */
export function assess(input: AssessmentInput): readonly Finding[] {
  const byId = new Map<AllegationId, Allegation>(input.allegations.map((a) => [a.id, a]));
  const texts = new Map(input.reports.map((r) => [r.id, r.text]));
  const incidents = input.incidents.flatMap((incident) => {
    const tellings = incident.allegations.flatMap((id) => byId.get(id) ?? []);
    return assessIncident(incident, tellings, input.agreement, input.actors, texts);
  });
  return [...incidents, ...assessCommitments(input, texts)];
}
