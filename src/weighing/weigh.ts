import type { Report } from '../domain/report.ts';
import type { Allegation } from '../domain/allegation.ts';
import type { ReportExtraction } from '../domain/extraction.ts';
import type { NarratedClaim } from '../domain/narration.ts';
import type { Corroboration, Origin } from '../domain/origin.ts';
import type { Contradiction } from '../domain/contradiction.ts';
import type { OutletId, ReportId } from '../domain/ids.ts';
import type { Statement } from '../domain/statement.ts';
import type { Grouping } from '../grouping/group.ts';
import { byCode, inOrder } from '../grouping/report-text.ts';
import { allegationOrigin, statementOrigin, utterancesOf } from './claim-origins.ts';
import type { Citing, KnownActors } from './claim-origins.ts';
import { findContradictions } from './contradictions.ts';
import { collectOrigins, corroborate } from './corroboration.ts';
import type { Telling, ToldClaim } from './corroboration.ts';
import { originKey } from './origin-draft.ts';
import type { OriginDraft } from './origin-draft.ts';
import { reportOrigins } from './report-origins.ts';

export interface WeighingInput {
  readonly reports: readonly Report[];
  readonly extractions: readonly ReportExtraction[];
  readonly grouping: Grouping;
  /** What the reports tell in their own voice (extraction/narrated-claims.ts); empty where it was not read. */
  readonly narrated: readonly NarratedClaim[];
  /** Outlet -> the house that publishes it. Outlets of one house are one publisher; an outlet that is not here is a house of its own. */
  readonly houses?: ReadonlyMap<OutletId, string>;
  /** What is known of actors; with it an outlet that a report cites is told from a government that speaks. */
  readonly actors?: KnownActors;
}

/** How much the tellings weigh: where they come from, how many are independent, where they cannot all be true. */
export interface Weighing {
  readonly origins: readonly Origin[];
  readonly corroborations: readonly Corroboration[];
  readonly contradictions: readonly Contradiction[];
}

/** Weighs what was grouped. Contradictions are shown with all their sides; none is resolved here. */
export function weigh(input: WeighingInput): Weighing {
  const whole = reportOrigins(
    input.reports,
    input.grouping.copies,
    input.houses ?? new Map<OutletId, string>(),
  );
  const citing: Citing = {
    agencies: new Set(input.reports.flatMap((r) => r.agencies.map((a) => originKey('', a.value)))),
    actors: input.actors ?? null,
  };
  const claims = [...statementClaims(input, whole, citing), ...incidentClaims(input, whole, citing)];
  return {
    origins: collectOrigins(whole, claims),
    corroborations: claims.map(corroborate),
    contradictions: findContradictions(input),
  };
}

type Whole = ReadonlyMap<ReportId, readonly OriginDraft[]>;

function statementClaims(
  { extractions, grouping }: WeighingInput,
  whole: Whole,
  citing: Citing,
): ToldClaim[] {
  const byId = new Map<string, Statement>(
    extractions.flatMap((e) => e.statements.map((s) => [s.id, s] as const)),
  );
  const storyOf = new Map<string, string>(
    grouping.stories.flatMap((s) => s.reports.map((r) => [r, s.id] as const)),
  );
  const ofStory = new Map<string, Statement[]>();
  for (const statement of inOrder([...byId.values()])) {
    const story = storyOf.get(statement.report) ?? statement.report;
    const list = ofStory.get(story) ?? [];
    list.push(statement);
    ofStory.set(story, list);
  }
  const utterances = new Map([...ofStory].map(([story, list]) => [story, utterancesOf(list, story, citing)]));
  return grouping.statementGroups.map(({ id, statements }) => ({
    claim: { kind: 'statement group', id },
    tellings: statements.flatMap((member): Telling[] => {
      const statement = byId.get(member);
      if (!statement) return [];
      const story = storyOf.get(statement.report) ?? statement.report;
      const own = statementOrigin(statement, utterances.get(story)?.(statement) ?? null, citing);
      return [{ report: statement.report, origins: own ? [own] : (whole.get(statement.report) ?? []) }];
    }),
  }));
}

function incidentClaims({ extractions, grouping }: WeighingInput, whole: Whole, citing: Citing): ToldClaim[] {
  const byId = new Map<string, Allegation>(
    extractions.flatMap((e) => e.allegations.map((a) => [a.id, a] as const)),
  );
  return grouping.incidents.map(({ id, allegations }) => ({
    claim: { kind: 'incident', id },
    tellings: allegations
      .flatMap((member) => byId.get(member) ?? [])
      .filter((a) => !a.negated)
      .sort((a, b) => byCode(a.id, b.id))
      .map((allegation) => {
        const own = allegationOrigin(allegation, citing);
        return { report: allegation.report, origins: own ? [own] : (whole.get(allegation.report) ?? []) };
      }),
  }));
}
