import type { Agreement } from '../../../domain/agreement.ts';
import type { Contradiction } from '../../../domain/contradiction.ts';
import type { Finding } from '../../../domain/finding.ts';
import { findingSubject } from '../../../publishing/finding-subject.ts';
import type { Corroboration, Origin, OriginUse } from '../../../domain/origin.ts';
import type { DerivedRow } from '../derivation/derived-rows.ts';
import { passageView, reportDay, reportOf, type Projected } from './project-parts.ts';
import type {
  ContradictionView,
  CorroborationView,
  FindingView,
  OriginUseView,
  OriginView,
} from '../views/origin-views.ts';

function useView(origin: Origin, use: OriginUse, projected: Projected): OriginUseView {
  return {
    origin: origin.id,
    name: origin.name,
    kind: origin.kind,
    report: use.report,
    claim: use.claim,
    passages: use.passages.map((p) => passageView(p, projected)),
    reason: use.reason,
  };
}

/** What a report has from elsewhere, or an incident's tellings. */
export function usesOf(reportOrIncident: string, projected: Projected): readonly OriginUseView[] {
  return (projected.usesOf.get(reportOrIncident) ?? []).map(({ origin, use }) =>
    useView(origin, use, projected),
  );
}

export function originView(origin: Origin, uses: readonly OriginUse[], projected: Projected): OriginView {
  return {
    id: origin.id,
    kind: origin.kind,
    name: origin.name,
    reports: [...new Set(uses.map((u) => u.report))],
    uses: uses.map((u) => useView(origin, u, projected)),
  };
}

/** What a window's reports have from an origin. An origin that lasts has a row in each window; `subject` is its id. */
export function projectOrigin(origin: Origin, uses: readonly OriginUse[], projected: Projected): DerivedRow {
  const { uses: shown, ...summary } = originView(origin, uses, projected);
  const days = summary.reports.flatMap((r) => reportDay(r, projected) ?? []).sort();
  return {
    kind: 'origin',
    id: `${origin.id}@${projected.windowKey}`,
    windowKey: projected.windowKey,
    subject: origin.id,
    day: days[0] ?? null,
    dayTo: days.at(-1) ?? null,
    type: origin.kind,
    reports: summary.reports.length,
    facets: {
      story: summary.reports.map((r) => projected.storyOf.get(r) ?? null),
      report: summary.reports,
    },
    summary,
    document: { uses: shown },
    words: { title: origin.name, text: '' },
  };
}

export function corroborationView({
  reports,
  origins,
  independent,
  reason,
}: Corroboration): CorroborationView {
  return { reports, origins, independent, reason };
}

export function contradictionView(contradiction: Contradiction, projected: Projected): ContradictionView {
  const passages = contradiction.sides.flatMap((s) => s.passages);
  const days = passages.flatMap((p) => reportDay(p.report, projected) ?? []).sort();
  return {
    id: contradiction.id,
    field: contradiction.field,
    about: contradiction.about,
    story: contradiction.story,
    incident: contradiction.incident,
    day: days[0] ?? null,
    sides: contradiction.sides.map((side) => ({
      value: side.value,
      reports: [...new Set(side.passages.map((p) => p.report))],
      passages: side.passages.map((p) => passageView(p, projected)),
    })),
    note: contradiction.note,
  };
}

export function projectContradiction(contradiction: Contradiction, projected: Projected): DerivedRow {
  const view = contradictionView(contradiction, projected);
  const outlets = view.sides
    .flatMap((s) => s.reports)
    .flatMap((r) => reportOf(r, projected.index)?.outlet ?? []);
  return {
    kind: 'contradiction',
    id: contradiction.id,
    windowKey: projected.windowKey,
    story: view.story,
    incident: view.incident,
    day: view.day,
    dayTo: view.day,
    type: view.field,
    reports: new Set(view.sides.flatMap((s) => s.reports)).size,
    facets: { outlet: outlets.flatMap((o) => [o.id, o.value]) },
    summary: view,
    document: {},
    words: { title: view.about, text: view.sides.map((s) => s.value).join(' ') },
  };
}

/** What a finding's subject tells of its day, place and party, for filters. */
export type SubjectColumns = Pick<
  DerivedRow,
  | 'day'
  | 'dayTo'
  | 'country'
  | 'admin1'
  | 'place'
  | 'placeName'
  | 'side'
  | 'story'
  | 'incident'
  | 'reports'
  | 'independent'
>;

export function findingView(
  finding: Finding,
  day: string | null,
  agreement: Agreement,
  projected: Projected,
): FindingView {
  return {
    id: finding.id,
    agreement: finding.agreement,
    clause: finding.clause,
    clauseText: agreement.clauses.find((c) => c.id === finding.clause)?.text ?? '',
    subject: { ...finding.subject, title: findingSubject(finding, projected.index) },
    outcome: finding.outcome,
    summary: finding.summary,
    day,
    steps: finding.steps.map((step) => ({
      question: step.question,
      answer: step.answer,
      reason: step.reason,
      passages: step.passages.map((p) => passageView(p, projected)),
    })),
  };
}

export function projectFinding(
  finding: Finding,
  subject: SubjectColumns,
  agreement: Agreement,
  projected: Projected,
): DerivedRow {
  return {
    ...subject,
    kind: 'finding',
    id: finding.id,
    windowKey: projected.windowKey,
    subject: finding.subject.id,
    type: finding.clause,
    status: finding.outcome,
    facets: { agreement: [finding.agreement], clause: [finding.clause], outcome: [finding.outcome] },
    summary: findingView(finding, subject.day ?? null, agreement, projected),
    document: {},
    words: null,
  };
}
