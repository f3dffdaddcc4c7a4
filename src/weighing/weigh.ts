import type { ActorMention } from '../domain/actor.ts';
import type { Report } from '../domain/report.ts';
import type { Allegation } from '../domain/allegation.ts';
import type { CorrectionEffect, RecordedCorrection } from '../domain/correction.ts';
import type { ReportExtraction } from '../domain/extraction.ts';
import type { NarratedClaim } from '../domain/narration.ts';
import type { Corroboration, Origin } from '../domain/origin.ts';
import type { Contradiction } from '../domain/contradiction.ts';
import type { OutletId, ReportId } from '../domain/ids.ts';
import type { Statement } from '../domain/statement.ts';
import type { Grouping } from '../grouping/group.ts';
import { matchNames } from '../grouping/names.ts';
import { byCode, inOrder } from '../grouping/report-text.ts';
import { allegationOrigin, statementOrigin, utterancesOf } from './claim-origins.ts';
import type { Citing, KnownActors, Utterances } from './claim-origins.ts';
import { findContradictions } from './contradictions.ts';
import { collectOrigins, corroborate } from './corroboration.ts';
import type { Telling, ToldClaim } from './corroboration.ts';
import { correctedOrigins, originEffects } from './correct-origins.ts';
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
  /** What people said of where reports have their content from. */
  readonly corrections?: readonly RecordedCorrection[];
}

/** How much the tellings weigh: where they come from, how many are independent, where they cannot all be true. */
export interface Weighing {
  readonly origins: readonly Origin[];
  readonly corroborations: readonly Corroboration[];
  readonly contradictions: readonly Contradiction[];
  /** What the corrections of origins did here. */
  readonly effects: readonly CorrectionEffect[];
}

/** Weighs what was grouped. Contradictions are shown with all their sides; none is resolved here. */
export function weigh(input: WeighingInput): Weighing {
  const { reports, corrections = [], houses = new Map<OutletId, string>() } = input;
  const { copies } = input.grouping;
  const corrected = correctedOrigins(reports, houses, corrections);
  const machine = reportOrigins(reports, copies, houses);
  const whole = corrected.size === 0 ? machine : reportOrigins(reports, copies, houses, corrected);
  const citing: Citing = {
    agencies: new Set(input.reports.flatMap((r) => r.agencies.map((a) => originKey('', a.value)))),
    actors: input.actors ?? null,
  };
  const spoken = utterancesByReport(input, citing);
  const contradictions = findContradictions(input);
  const denying = deniers(input, contradictions);
  const claims = [
    ...statementClaims(input, whole, spoken, citing),
    ...incidentClaims(input, whole, spoken, citing, denying),
  ];
  return {
    origins: collectOrigins(whole, claims),
    corroborations: claims.map(corroborate),
    contradictions,
    effects: originEffects(corrected, machine),
  };
}

type Whole = ReadonlyMap<ReportId, readonly OriginDraft[]>;

/** What was said in the story of a report; the same object for all its reports. */
type Spoken = ReadonlyMap<ReportId, Utterances>;

function utterancesByReport({ extractions, grouping }: WeighingInput, citing: Citing): Spoken {
  const ofReport = new Map<ReportId, readonly Statement[]>(extractions.map((e) => [e.report, e.statements]));
  const spoken = new Map<ReportId, Utterances>();
  for (const { id, reports } of grouping.stories) {
    const statements = inOrder(reports.flatMap((report) => ofReport.get(report) ?? []));
    const utterances = utterancesOf(statements, id, citing);
    for (const report of reports) spoken.set(report, utterances);
  }
  return spoken;
}

function statementClaims(
  { extractions, grouping }: WeighingInput,
  whole: Whole,
  spoken: Spoken,
  citing: Citing,
): ToldClaim[] {
  const byId = new Map<string, Statement>(
    extractions.flatMap((e) => e.statements.map((s) => [s.id, s] as const)),
  );
  return grouping.statementGroups.map(({ id, statements }) => ({
    claim: { kind: 'statement group', id },
    tellings: statements.flatMap((member): Telling[] => {
      const statement = byId.get(member);
      if (!statement) return [];
      const utterance = spoken.get(statement.report)?.of(statement) ?? null;
      const own = statementOrigin(statement, utterance, citing);
      return [{ report: statement.report, origins: own ? [own] : (whole.get(statement.report) ?? []) }];
    }),
  }));
}

function incidentClaims(
  { extractions, grouping }: WeighingInput,
  whole: Whole,
  spoken: Spoken,
  citing: Citing,
  denying: ReadonlyMap<string, readonly ActorMention[]>,
): ToldClaim[] {
  const byId = new Map<string, Allegation>(
    extractions.flatMap((e) => e.allegations.map((a) => [a.id, a] as const)),
  );
  return grouping.incidents.map(({ id, allegations }) => {
    const told = allegations.flatMap((member) => byId.get(member) ?? []).filter((a) => !a.negated);
    const stories = new Set(told.map((a) => spoken.get(a.report) ?? null));
    const [story = null] = stories;
    // Told in several stories, a source is cited by name alone: else it would count once a story.
    const utterances = stories.size === 1 ? story : null;
    const deniedBy = denying.get(id) ?? [];
    return {
      claim: { kind: 'incident', id },
      tellings: told
        .sort((a, b) => byCode(a.id, b.id))
        .map((allegation) => {
          const denies = isOneOf(deniedBy, allegation.saidByMention);
          const own = denies ? null : allegationOrigin(allegation, utterances, citing);
          return { report: allegation.report, origins: own ? [own] : (whole.get(allegation.report) ?? []) };
        }),
      deniedBy: [...new Set(deniedBy.map(({ name }) => name))].sort(byCode),
    };
  });
}

/** Who denies that an incident happened, by the incident: their word stands against it and never for it. */
function deniers(
  { extractions }: WeighingInput,
  contradictions: readonly Contradiction[],
): ReadonlyMap<string, readonly ActorMention[]> {
  const byId = new Map<string, Statement>(
    extractions.flatMap((e) => e.statements.map((s) => [s.id, s] as const)),
  );
  const found = new Map<string, ActorMention[]>();
  for (const { field, incident, sides } of contradictions) {
    if (field !== 'happened' || incident === null) continue;
    const speakers = sides.flatMap((s) => s.statements.flatMap((id) => byId.get(id)?.speaker ?? []));
    found.set(incident, [...(found.get(incident) ?? []), ...speakers]);
  }
  return found;
}

function isOneOf(deniers: readonly ActorMention[], speaker: ActorMention | null): boolean {
  return speaker !== null && deniers.some((denier) => matchNames(denier, speaker) === 'same');
}
