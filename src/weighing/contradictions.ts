import type { Allegation } from '../domain/allegation.ts';
import type { Contradiction } from '../domain/contradiction.ts';
import type { ReportExtraction } from '../domain/extraction.ts';
import type { StoryId } from '../domain/ids.ts';
import type { NarratedClaim } from '../domain/narration.ts';
import type { Report } from '../domain/report.ts';
import type { Statement } from '../domain/statement.ts';
import type { Grouping } from '../grouping/group.ts';
import { byCode, dayNumber } from '../grouping/report-text.ts';
import { statedDenials } from './denials.ts';
import { incidentContradictions } from './incident-contradictions.ts';
import { narratedContradictions } from './narrated-contradictions.ts';
import { speakerContradiction } from './statement-contradictions.ts';

export interface Tellings {
  readonly reports: readonly Report[];
  readonly extractions: readonly ReportExtraction[];
  readonly grouping: Grouping;
  readonly narrated: readonly NarratedClaim[];
}

/** All fields on which tellings cannot all be true, over incidents, statements and narration; in a fixed order. */
export function findContradictions({ reports, extractions, grouping, narrated }: Tellings): Contradiction[] {
  const allegations = index<Allegation>(extractions.flatMap((e) => e.allegations));
  const statements = index<Statement>(extractions.flatMap((e) => e.statements));
  const storyOf = new Map<string, StoryId>(
    grouping.stories.flatMap((s) => s.reports.map((r) => [r, s.id] as const)),
  );
  const texts = new Map<string, string>(reports.map((r) => [r.id, r.text]));
  const days = new Map<string, number | null>(
    reports.map((r) => [r.id, dayNumber(r.referenceDate?.value ?? r.published?.value ?? null)]),
  );
  const textOf = (report: string): string => texts.get(report) ?? '';
  const incidents = grouping.incidents.map((incident) => ({
    incident,
    told: incident.allegations.flatMap((id) => allegations.get(id) ?? []),
  }));
  const found: Contradiction[] = [];
  for (const { incident, told } of incidents) {
    if (told.length > 1) found.push(...incidentContradictions(incident, told, commonStory(told, storyOf)));
  }
  found.push(
    ...statedDenials(
      incidents,
      [...statements.values()],
      { textOf, dayOf: (report) => days.get(report) ?? null },
      (report) => storyOf.get(report) ?? null,
    ),
  );
  for (const group of grouping.statementGroups) {
    if (group.statements.length < 2) continue;
    const told = group.statements.flatMap((id) => statements.get(id) ?? []);
    const speaker = speakerContradiction(group, told, textOf);
    if (speaker) found.push(speaker);
  }
  found.push(...narration(narrated, [...statements.values()], grouping, storyOf));
  return found.sort(
    (a, b) => byCode(a.story ?? '~', b.story ?? '~') || byCode(a.field, b.field) || byCode(a.id, b.id),
  );
}

function narration(
  narrated: readonly NarratedClaim[],
  statements: readonly Statement[],
  grouping: Grouping,
  storyOf: ReadonlyMap<string, StoryId>,
): Contradiction[] {
  const claims = byStory([...narrated].sort(inTextOrder), storyOf);
  const spoken = new Map<string, Statement[]>();
  for (const statement of statements) {
    const list = spoken.get(statement.report);
    if (list) list.push(statement);
    else spoken.set(statement.report, [statement]);
  }
  return grouping.stories
    .filter((s) => s.reports.length > 1)
    .flatMap(({ id }) => narratedContradictions(id, claims.get(id) ?? [], spoken));
}

function inTextOrder(a: NarratedClaim, b: NarratedClaim): number {
  return (
    byCode(a.report, b.report) ||
    a.cue.start - b.cue.start ||
    a.cue.end - b.cue.end ||
    byCode(a.value, b.value)
  );
}

function byStory<T extends { readonly report: string }>(
  items: readonly T[],
  storyOf: ReadonlyMap<string, StoryId>,
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const story = storyOf.get(item.report) ?? '';
    const list = found.get(story);
    if (list) list.push(item);
    else found.set(story, [item]);
  }
  return found;
}

function index<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map([...items].sort((a, b) => byCode(a.id, b.id)).map((item) => [item.id, item]));
}

function commonStory(told: readonly Allegation[], storyOf: ReadonlyMap<string, StoryId>): StoryId | null {
  const stories = new Set(told.map((a) => storyOf.get(a.report) ?? null));
  const [story] = stories;
  return stories.size === 1 ? (story ?? null) : null;
}
