import type { Agreement } from '../../../domain/agreement.ts';
import type { Contradiction } from '../../../domain/contradiction.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { StatementGroup } from '../../../domain/grouping.ts';
import type { DerivedRow } from '../derivation/derived-rows.ts';
import { projectAllegation } from './project-allegation.ts';
import { projectIncident } from './project-incident.ts';
import {
  projectContradiction,
  projectFinding,
  projectOrigin,
  type SubjectColumns,
} from './project-origins.ts';
import { reportDay, type Projected } from './project-parts.ts';
import { projectReport } from './project-report.ts';
import { projectCommitment, projectStatement, projectStatementGroup } from './project-statements.ts';
import { projectStory } from './project-story.ts';
import type { IncidentSummary } from '../views/incident-views.ts';
import type { Kept } from '../derivation/window-claims.ts';

/** What a window shows. */
export interface WindowContents {
  readonly kept: Kept;
  /** The window's own reports. */
  readonly own: ReadonlySet<string>;
  readonly agreement: Agreement | null;
}

/** Everything that a window's grouping shows, as rows; what was set aside is listed as such and counts nowhere. */
export function projectWindow(contents: WindowContents, projected: Projected): readonly DerivedRow[] {
  const { kept, own, agreement } = contents;
  const { briefing } = projected.index;
  const counts = (item: { readonly report: string }): boolean =>
    own.has(item.report) && !projected.setAside.has(item.report);
  const reports = briefing.reports.flatMap((report) => {
    const extraction = own.has(report.id) ? projected.extractionOf.get(report.id) : undefined;
    return extraction ? [projectReport(report, extraction, projected)] : [];
  });
  const contradictions = keptContradictions(contents, projected);
  const byStory = groupedBy(contradictions, (c) => c.story);
  const byIncident = groupedBy(contradictions, (c) => c.incident);
  const incidents = kept.incidents.flatMap((incident) => {
    const parts = { incident, contradictions: byIncident.get(incident.id) ?? [], agreement };
    return projectIncident(parts, projected) ?? [];
  });
  const groups = kept.groups.flatMap((group) => projectStatementGroup(group, projected) ?? []);
  const summaries = incidents.map((row) => row.summary as IncidentSummary); // made by projectIncident
  const incidentsByStory = groupedBy(summaries, (i) => i.story);
  const groupsByStory = groupedBy(kept.groups, (g) => g.story);
  const stories = kept.stories.map((story) =>
    projectStory(
      {
        story,
        groups: weightiestFirst(groupsByStory.get(story.id) ?? [], projected),
        contradictions: byStory.get(story.id) ?? [],
        incidents: incidentsByStory.get(story.id) ?? [],
      },
      projected,
    ),
  );
  return [
    ...reports,
    ...briefing.statements.filter(counts).map((s) => projectStatement(s, projected)),
    ...briefing.allegations.filter(counts).map((a) => projectAllegation(a, projected)),
    ...briefing.commitments.filter(counts).map((c) => projectCommitment(c, projected)),
    ...groups,
    ...incidents,
    ...contradictions.map((c) => projectContradiction(c, projected)),
    ...origins(contents, projected),
    ...(agreement ? findings(incidents, groups, agreement, contents, projected) : []),
    ...stories,
  ];
}

/** Those of what is kept; one that is of no story and no incident is the window's in which its first passage stands. */
function keptContradictions({ kept, own }: WindowContents, { index }: Projected): readonly Contradiction[] {
  const incidents = new Set<string>(kept.incidents.map((i) => i.id));
  const stories = new Set<string>(kept.stories.map((s) => s.id));
  return index.briefing.contradictions.filter((c) => {
    if (c.incident !== null) return incidents.has(c.incident);
    if (c.story !== null) return stories.has(c.story);
    const [first] = c.sides.flatMap((s) => s.passages.map((p) => p.report)).sort();
    return first !== undefined && own.has(first);
  });
}

/** What the window's reports have from an origin, and what its incidents and statements have. */
function origins({ kept, own }: WindowContents, projected: Projected): readonly DerivedRow[] {
  const claims = new Set<string>([...kept.incidents, ...kept.groups].map((c) => c.id));
  return projected.index.briefing.origins.flatMap((origin) => {
    const uses = origin.uses.filter(
      (use) => own.has(use.report) || (use.claim !== null && claims.has(use.claim.id)),
    );
    return uses.length === 0 ? [] : [projectOrigin(origin, uses, projected)];
  });
}

function findings(
  incidents: readonly DerivedRow[],
  groups: readonly DerivedRow[],
  agreement: Agreement,
  { own }: WindowContents,
  projected: Projected,
): readonly DerivedRow[] {
  const subjects = new Map([...incidents, ...groups].map((row) => [row.id, columnsOf(row)]));
  return projected.index.briefing.findings.flatMap((finding) => {
    const columns = subjects.get(finding.subject.id) ?? commitmentColumns(finding, own, projected);
    return columns ? [projectFinding(finding, columns, agreement, projected)] : [];
  });
}

function columnsOf(row: DerivedRow): SubjectColumns {
  return {
    day: row.day ?? null,
    dayTo: row.dayTo ?? null,
    country: row.country ?? null,
    admin1: row.admin1 ?? null,
    place: row.place ?? null,
    placeName: row.placeName ?? null,
    side: row.side ?? null,
    story: row.story ?? null,
    incident: row.incident ?? null,
    reports: row.reports ?? null,
    independent: row.independent ?? null,
  };
}

function commitmentColumns(
  { subject }: Finding,
  own: ReadonlySet<string>,
  projected: Projected,
): SubjectColumns | null {
  if (subject.kind !== 'commitment') return null;
  const commitment = projected.index.commitment.get(subject.id);
  if (!commitment || !own.has(commitment.report)) return null;
  const day = reportDay(commitment.report, projected);
  return {
    day,
    dayTo: day,
    side: commitment.by.side,
    story: projected.storyOf.get(commitment.report) ?? null,
  };
}

/** As the briefing orders them: most told first, then weightiest. */
function weightiestFirst(groups: readonly StatementGroup[], { index }: Projected): readonly StatementGroup[] {
  const rank = new Map(
    groups.map((g) => {
      const members = g.statements.flatMap((id) => index.statement.get(id) ?? []);
      const told = new Set(members.map((s) => s.report)).size;
      return [g.id, { told, weight: Math.max(0, ...members.map((s) => s.weight)) }] as const;
    }),
  );
  const of = (g: StatementGroup) => rank.get(g.id) ?? { told: 0, weight: 0 };
  return [...groups].sort(
    (a, b) => of(b).told - of(a).told || of(b).weight - of(a).weight || (a.id < b.id ? -1 : 1),
  );
}

function groupedBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
