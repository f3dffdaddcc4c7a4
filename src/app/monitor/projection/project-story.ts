import type { Contradiction } from '../../../domain/contradiction.ts';
import type { StatementGroup, Story } from '../../../domain/grouping.ts';
import type { Origin } from '../../../domain/origin.ts';
import type { Statement } from '../../../domain/statement.ts';
import { speakingStatement } from '../../../publishing/briefing-index.ts';
import type { DerivedRow } from '../derivation/derived-rows.ts';
import { historyOf, lastChange } from './project-history.ts';
import { contradictionView, originView } from './project-origins.ts';
import { actorView, mostOften, reportDay, reportOf, type Projected } from './project-parts.ts';
import { summaryOf } from './project-report.ts';
import type { IncidentSummary } from '../views/incident-views.ts';
import type { MatrixRow, StoryDetail, StorySummary } from '../views/story-views.ts';

/** A story with what belongs to it. */
export interface StoryParts {
  readonly story: Story;
  readonly groups: readonly StatementGroup[];
  readonly contradictions: readonly Contradiction[];
  readonly incidents: readonly IncidentSummary[];
}

export function projectStory(parts: StoryParts, projected: Projected): DerivedRow {
  const { story, groups, contradictions, incidents } = parts;
  const { index } = projected;
  const corrections = projected.touched.of('story', story.id, story.reports);
  const reports = story.reports.flatMap((id) => index.report.get(id)?.report ?? []);
  const days = reports.flatMap((r) => reportDay(r.id, projected) ?? []).sort();
  const outlets = mostOften(reports.map((r) => r.outlet?.value ?? null));
  const origins = originsOf(story, projected);
  const ids = new Set<string>(story.reports);
  const summary: StorySummary = {
    id: story.id,
    title: titleOf(story, projected),
    reports: reports.length,
    outlets,
    origins: origins.filter((o) => isOfWhole(o, ids)).length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    statements: groups.length,
    incidents: incidents.length,
    contradictions: contradictions.length,
    corrected: corrections.some((c) => c.corrects),
    changedAt: lastChange(story.reports, corrections, projected),
  };
  const document: Omit<StoryDetail, keyof StorySummary> = {
    reportList: reports
      .map((r) => summaryOf(r, extractionOf(r.id, projected), projected))
      .sort(
        (a, b) =>
          order(a.referenceDate ?? a.published ?? '9999', b.referenceDate ?? b.published ?? '9999') ||
          order(a.id, b.id),
      ),
    matrix: groups.flatMap((group) => matrixRow(group, ids, projected) ?? []),
    originList: origins.map((o) =>
      originView(
        o,
        o.uses.filter((u) => ids.has(u.report)),
        projected,
      ),
    ),
    copies: uniqueCopies(story, projected),
    contradictionList: contradictions.map((c) => contradictionView(c, projected)),
    incidentList: incidents,
    history: historyOf(
      reports.map((r) => r.id),
      corrections,
      projected,
    ),
  };
  const places = incidents.flatMap((i) => i.place ?? []);
  return {
    kind: 'story',
    id: story.id,
    windowKey: projected.windowKey,
    story: story.id,
    day: summary.from,
    dayTo: summary.to,
    country: places[0]?.country ?? null,
    admin1: incidents[0]?.admin1 ?? null,
    reports: summary.reports,
    independent: summary.origins,
    facets: {
      outlet: reports.flatMap((r) => [r.outlet?.id ?? null, r.outlet?.value ?? null]),
      side: incidents.flatMap((i) => i.sides),
      type: incidents.map((i) => i.type),
      place: places.flatMap((p) => [p.id, p.name]),
      admin1: incidents.map((i) => i.admin1),
      country: places.map((p) => p.country),
      actor: groups.flatMap((g) => {
        const speaker = speakingStatement(g, index)?.speaker;
        return speaker ? [speaker.actor, speaker.name] : [];
      }),
    },
    summary,
    document,
    words: { title: summary.title, text: reports.map((r) => r.title?.value ?? '').join(' ') },
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The title of the report printed first, as grouping gives it; made of gated words. */
function titleOf(story: Story, { index }: Projected): string {
  return story.title === '' ? (reportOf(story.reports[0] ?? '', index)?.source ?? '') : story.title;
}

function extractionOf(report: string, projected: Projected) {
  const extraction = projected.extractionOf.get(report);
  if (!extraction) throw new Error(`No extraction of report ${report} stands beside its text.`);
  return extraction;
}

function originsOf(story: Story, { usesOf }: Projected): readonly Origin[] {
  const origins = new Map<string, Origin>();
  for (const report of story.reports)
    for (const { origin } of usesOf.get(report) ?? []) origins.set(origin.id, origin);
  return [...origins.values()].sort((a, b) => order(a.id, b.id));
}

/** Known, and where a report of the story has its content from as a whole, not one claim of it. */
function isOfWhole({ kind, uses }: Origin, reports: ReadonlySet<string>): boolean {
  return kind !== 'unknown' && uses.some((use) => use.claim === null && reports.has(use.report));
}

function uniqueCopies({ reports }: Story, { copiesOf }: Projected): StoryDetail['copies'] {
  const ids = new Set<string>(reports);
  return reports
    .flatMap((report) => (copiesOf.get(report) ?? []).filter((copy) => copy.reports[0] === report))
    .filter((copy) => ids.has(copy.reports[1]));
}

function matrixRow(
  group: StatementGroup,
  reports: ReadonlySet<string>,
  projected: Projected,
): MatrixRow | null {
  const { index } = projected;
  const speaking = speakingStatement(group, index);
  if (!speaking) return null;
  const cells = new Map<string, MatrixRow['cells'][number]>();
  for (const id of group.statements) {
    const statement = index.statement.get(id);
    if (!statement || !reports.has(statement.report)) continue;
    const cell = cellOf(statement);
    const before = cells.get(statement.report);
    if (!before || (before.how !== 'quoted' && cell.how === 'quoted')) cells.set(statement.report, cell);
  }
  return {
    group: group.id,
    speaker: actorView(speaking.speaker),
    act: speaking.act,
    about: speaking.about,
    independent: index.corroboration({ kind: 'statement group', id: group.id })?.independent ?? 1,
    cells: [...cells.values()],
  };
}

function cellOf(statement: Statement): MatrixRow['cells'][number] {
  const passage = statement.contentPassages[0] ?? statement.speakerPassage;
  return {
    report: statement.report,
    statement: statement.id,
    how: statement.quoted ? 'quoted' : statement.via ? 'via' : 'paraphrased',
    evidence: statement.evidence,
    start: passage.start,
    end: passage.end,
  };
}
