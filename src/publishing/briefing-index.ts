import type { Allegation } from '../domain/allegation.ts';
import type { Briefing } from '../domain/briefing.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { Finding } from '../domain/finding.ts';
import type { CommitmentGroup, Incident, StatementGroup, Story } from '../domain/grouping.ts';
import type {
  AllegationId,
  CommitmentId,
  IncidentId,
  OriginId,
  ReportId,
  StatementGroupId,
  StatementId,
} from '../domain/ids.ts';
import type { ClaimRef, Corroboration, Origin } from '../domain/origin.ts';
import type { Passage } from '../domain/passage.ts';
import type { Report } from '../domain/report.ts';
import type { Statement } from '../domain/statement.ts';
import { dateWords } from '../domain/date-words.ts';
import { shortened } from './wording.ts';

/** A report with the number and the short name that the briefing calls it by. */
export interface NumberedReport {
  readonly report: Report;
  /** 1 is the earliest published. */
  readonly number: number;
  /** The outlet's name; where the report does not tell it, its title in quotation marks, or the file's name. */
  readonly label: string;
}

/** The briefing with its cross-references resolved: what both pages and terminal read from. */
export interface BriefingIndex {
  readonly briefing: Briefing;
  readonly reports: readonly NumberedReport[];
  readonly report: ReadonlyMap<ReportId, NumberedReport>;
  readonly statement: ReadonlyMap<StatementId, Statement>;
  readonly allegation: ReadonlyMap<AllegationId, Allegation>;
  readonly commitment: ReadonlyMap<CommitmentId, Commitment>;
  readonly incident: ReadonlyMap<IncidentId, Incident>;
  readonly statementGroup: ReadonlyMap<StatementGroupId, StatementGroup>;
  readonly origin: ReadonlyMap<OriginId, Origin>;
  readonly corroboration: (claim: ClaimRef) => Corroboration | undefined;
  readonly findingsOf: (incident: IncidentId) => readonly Finding[];
  /** Statement groups of a story (null: of none), most told first, then weightiest. */
  readonly groupsOf: (story: Story | null) => readonly StatementGroup[];
}

export function indexBriefing(briefing: Briefing): BriefingIndex {
  const reports = numberReports(briefing.reports);
  const corroborations = new Map(briefing.corroborations.map((c) => [claimKey(c.claim), c]));
  const findings = groupBy(briefing.findings, (f) => (f.subject.kind === 'incident' ? f.subject.id : null));
  const statement = byId(briefing.statements);
  const groups = groupBy(briefing.statementGroups, (g) => g.story);
  return {
    briefing,
    reports,
    report: new Map(reports.map((r) => [r.report.id, r])),
    statement,
    allegation: byId(briefing.allegations),
    commitment: byId(briefing.commitments),
    incident: byId(briefing.incidents),
    statementGroup: byId(briefing.statementGroups),
    origin: byId(briefing.origins),
    corroboration: (claim) => corroborations.get(claimKey(claim)),
    findingsOf: (incident) => findings.get(incident) ?? [],
    groupsOf: (story) => orderGroups(groups.get(story === null ? null : story.id) ?? [], statement),
  };
}

function numberReports(reports: readonly Report[]): readonly NumberedReport[] {
  const ordered = [...reports].sort(
    (a, b) => compare(dayOf(a), dayOf(b)) || compare(a.source, b.source) || compare(a.id, b.id),
  );
  return ordered.map((report, i) => ({ report, number: i + 1, label: labelOf(report) }));
}

function labelOf(report: Report): string {
  if (report.outlet) return report.outlet.value;
  if (report.title) return `“${shortened(report.title.value, 32)}”`;
  return report.source.split(/[/\\]/).at(-1) ?? report.source;
}

/** The day a report speaks from, "9999" where it is unknown: those come last. */
export function dayOf(report: Report): string {
  return report.published?.value ?? report.referenceDate?.value ?? '9999';
}

/** The day a report speaks from, in words; one that another report of the same news lent it says so. */
export function reportDayWords({ published, referenceDate }: Report, { report }: BriefingIndex): string {
  if (published) return dateWords(published.value);
  if (!referenceDate) return 'no date told';
  const { lentBy, value } = referenceDate;
  if (lentBy === undefined) return dateWords(value);
  return `${dateWords(value)}, date lent by [${report.get(lentBy)?.number ?? '?'}]`;
}

function orderGroups(
  groups: readonly StatementGroup[],
  statement: ReadonlyMap<StatementId, Statement>,
): StatementGroup[] {
  const rank = new Map(
    groups.map((g) => {
      const members = g.statements.flatMap((id) => statement.get(id) ?? []);
      const told = new Set(members.map((s) => s.report)).size;
      return [g.id, { told, weight: Math.max(0, ...members.map((s) => s.weight)) }] as const;
    }),
  );
  const of = (g: StatementGroup) => rank.get(g.id) ?? { told: 0, weight: 0 };
  return [...groups].sort(
    (a, b) => of(b).told - of(a).told || of(b).weight - of(a).weight || compare(a.id, b.id),
  );
}

/** Stories, most told first. */
export function storiesBySize({ briefing }: BriefingIndex): readonly Story[] {
  return [...briefing.stories].sort((a, b) => b.reports.length - a.reports.length || compare(a.id, b.id));
}

/**
 * The statement that speaks for its group: by the speaker whom most reports name (another one is a contradiction, shown
 * as such), the weightiest, then the surest, then the first by id.
 */
export function speakingStatement(group: StatementGroup, index: BriefingIndex): Statement | undefined {
  const members = group.statements.flatMap((id) => index.statement.get(id) ?? []);
  const bySpeaker = groupBy(members, speakerKey);
  const told = (s: Statement) => new Set(bySpeaker.get(speakerKey(s))?.map((m) => m.report)).size;
  return [...members].sort(
    (a, b) => told(b) - told(a) || b.weight - a.weight || b.confidence - a.confidence || compare(a.id, b.id),
  )[0];
}

/** Spellings and short forms of a speaker: by who it is where that is known, else by the last word of the name. */
function speakerKey({ speaker }: Statement): string {
  return speaker.actor ?? speaker.name.toLowerCase().split(' ').at(-1) ?? '';
}

/** The reports that tell any of these, in the briefing's order. */
export function tellers(
  items: readonly { readonly report: ReportId }[],
  index: BriefingIndex,
): readonly NumberedReport[] {
  const ids = new Set(items.map((item) => item.report));
  return [...ids].flatMap((id) => index.report.get(id) ?? []).sort((a, b) => a.number - b.number);
}

export function allegationsOf(incident: Incident, index: BriefingIndex): readonly Allegation[] {
  return incident.allegations.flatMap((id) => index.allegation.get(id) ?? []);
}

export function commitmentsOf(group: CommitmentGroup, index: BriefingIndex): readonly Commitment[] {
  return group.commitments.flatMap((id) => index.commitment.get(id) ?? []);
}

/** The words of a passage, on one line. */
export function wordsOf(passage: Passage, index: BriefingIndex): string {
  const text = index.report.get(passage.report)?.report.text ?? '';
  return text.slice(passage.start, passage.end).replace(/\s+/g, ' ').trim();
}

function claimKey(claim: ClaimRef): string {
  return `${claim.kind}\0${claim.id}`;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<T['id'], T> {
  return new Map(items.map((item) => [item.id, item]));
}

function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** By code units: the same order on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
