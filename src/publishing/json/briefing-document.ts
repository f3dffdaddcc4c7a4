import type { Briefing } from '../../domain/briefing.ts';
import type { Release, Withheld } from '../harm-gate.ts';

/** The published JSON. Field names are the domain's; an allegation's are those of the coding guide. */
export type BriefingDocument = Omit<Briefing, 'agreement' | 'extractions'> & {
  readonly format: 'trucewatch.briefing/1';
  readonly agreement: { readonly id: string; readonly title: string } | null;
  /** What each report touches of the truce, and whom it accuses of breaking it. */
  readonly truceTouches: readonly TruceTouchOfReport[];
  readonly withheld: readonly Withheld[];
};

interface TruceTouchOfReport {
  readonly report: Briefing['reports'][number]['id'];
  readonly truce: Briefing['extractions'][number]['truce'];
  readonly accused: Briefing['extractions'][number]['accused'];
}

/** The document in its published order of keys. */
export function documentOf({ briefing, withheld }: Release): BriefingDocument {
  return {
    format: 'trucewatch.briefing/1',
    version: briefing.version,
    asOf: briefing.asOf,
    agreement: briefing.agreement && { id: briefing.agreement.id, title: briefing.agreement.title },
    reports: briefing.reports,
    truceTouches: briefing.extractions.map(({ report, truce, accused }) => ({ report, truce, accused })),
    origins: briefing.origins,
    copies: briefing.copies,
    stories: briefing.stories,
    statements: briefing.statements,
    statementGroups: briefing.statementGroups,
    allegations: briefing.allegations,
    incidents: briefing.incidents,
    corroborations: briefing.corroborations,
    contradictions: briefing.contradictions,
    commitments: briefing.commitments,
    commitmentGroups: briefing.commitmentGroups,
    findings: briefing.findings,
    problems: briefing.problems,
    withheld,
  };
}
