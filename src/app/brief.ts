import { assess } from '../assessment/assess.ts';
import type { Agreement } from '../domain/agreement.ts';
import type { Briefing } from '../domain/briefing.ts';
import type { RecordedCorrection } from '../domain/correction.ts';
import type { IsoDate } from '../domain/date.ts';
import type { ReportExtraction } from '../domain/extraction.ts';
import type { OutletId } from '../domain/ids.ts';
import { keptParts, type ReadOutcome, type ReadProblem, type Report } from '../domain/report.ts';
import { extractAllegations } from '../extraction/allegations/allegations.ts';
import { extractCommitments } from '../extraction/statements/commitments.ts';
import { createReportContext } from '../extraction/context.ts';
import type { Reference } from '../extraction/reference/reference.ts';
import { extractNarratedClaims } from '../extraction/narration/narrated-claims.ts';
import { extractStatements } from '../extraction/statements/statements.ts';
import { readTruceTouch } from '../extraction/statements/truce-touch.ts';
import { correctReadings, type KnownNames } from '../grouping/correct-readings.ts';
import { groupReports } from '../grouping/group.ts';
import { lendDates } from '../grouping/lend-dates.ts';
import { reportsSetAside } from '../grouping/set-aside.ts';
import type { Analyse } from '../language/analysis.ts';
import { weigh } from '../weighing/weigh.ts';

/** What the stages need beside the reports: loaded once, the same for every run. */
export interface Resources {
  readonly analyse: Analyse;
  readonly reference: Reference;
  /** Outlet -> the house that publishes it; outlets of one house are one publisher. */
  readonly houses: ReadonlyMap<OutletId, string>;
}

export interface BriefOptions {
  readonly version: string;
  readonly agreement: Agreement | null;
  /** Only what was published by then is known; commitments are due or past relative to it. */
  readonly asOf: IsoDate | null;
  /** What people corrected, in the order of the log. None: the machine's own word. */
  readonly corrections?: readonly RecordedCorrection[];
  /** What was read from a report before, by this version of the program; null or absent: it is read now. */
  readonly extracted?: (report: Report) => ReportExtraction | null;
  /** Called after each report, for a progress bar. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Wraps each stage, for a bench that times them. */
  readonly measure?: Measure;
}

/** Runs a stage and returns what it returns. */
export type Measure = <Result>(stage: Stage, run: () => Result) => Result;
export type Stage =
  | 'date'
  | 'analyse'
  | 'find'
  | 'statements'
  | 'allegations'
  | 'commitments'
  | 'narration'
  | 'group'
  | 'weigh'
  | 'assess';

const unmeasured: Measure = (_stage, run) => run();

/**
 * The program in one function: reports in, briefing out. Each line is one stage, and each stage is a pure function of
 * the stages before it, so the same reports, reference data and version give the same briefing.
 */
export function brief(
  outcomes: readonly ReadOutcome[],
  resources: Resources,
  options: BriefOptions,
): Briefing {
  const { agreement, corrections = [], measure = unmeasured } = options;
  const { reports: taken, problems } = takeIn(outcomes, options.asOf, reportsSetAside(corrections));
  const reports = measure('date', () => lendDates(taken));
  const read = reports.map((report, i) => {
    const extraction = options.extracted?.(report) ?? extractReport(report, resources, measure);
    options.onProgress?.(i + 1, reports.length);
    return extraction;
  });
  const { extractions } = correctReadings(read, corrections, knownNames(resources.reference));
  const grouping = measure('group', () => groupReports({ reports, extractions, corrections }));
  const narrated = extractions.flatMap((e) => e.narrated);
  const weighing = measure('weigh', () =>
    weigh({
      reports,
      extractions,
      grouping,
      narrated,
      houses: resources.houses,
      actors: resources.reference,
      corrections,
    }),
  );
  const statements = extractions.flatMap((e) => e.statements);
  const allegations = extractions.flatMap((e) => e.allegations);
  const commitments = extractions.flatMap((e) => e.commitments);
  const { incidents, commitmentGroups } = grouping;
  const actors = resources.reference;
  const findings = agreement
    ? measure('assess', () =>
        assess({
          agreement,
          reports,
          extractions,
          allegations,
          commitments,
          incidents,
          commitmentGroups,
          actors,
        }),
      )
    : [];
  return {
    version: options.version,
    asOf: options.asOf ?? latestDate(reports),
    agreement,
    reports,
    problems,
    extractions,
    copies: grouping.copies,
    stories: grouping.stories,
    statements,
    statementGroups: grouping.statementGroups,
    allegations,
    incidents: grouping.incidents,
    origins: weighing.origins,
    corroborations: weighing.corroborations,
    contradictions: weighing.contradictions,
    commitments,
    commitmentGroups: grouping.commitmentGroups,
    findings,
  };
}

/** One report, read from that report alone. */
export function extractReport(
  report: Report,
  { analyse, reference }: Resources,
  measure: Measure = unmeasured,
): ReportExtraction {
  const analysis = measure('analyse', () => analyse(report.text, keptParts(report)));
  const context = measure('find', () => createReportContext(report, analysis, reference));
  const statements = measure('statements', () => extractStatements(context));
  const allegations = measure('allegations', () => extractAllegations(context, statements));
  const commitments = measure('commitments', () => extractCommitments(context, statements));
  const narrated = measure('narration', () => extractNarratedClaims(context, statements));
  const { truce, accused } = readTruceTouch(context, statements);
  return {
    report: report.id,
    actors: context.actors.map((a) => a.mention),
    places: context.places.map((p) => p.mention),
    statements,
    allegations,
    commitments,
    narrated,
    truce,
    accused,
  };
}

/** Names as the reference data knows them; of several places the likeliest in the country, else anywhere. */
export function knownNames(reference: Reference): KnownNames {
  return {
    place: (name, country) => {
      const named = reference.places.named(name);
      const here = named.filter((place) => country === null || place.country === country);
      return here[0] ?? named[0] ?? null;
    },
    actor: (name, on) => {
      const actor = reference.actorNamed(name);
      return actor && { id: actor.id, side: reference.sideOf(actor.id, on) };
    },
  };
}

/** Sorts good from bad, drops what came twice, and orders by id so that the order of the files does not matter. */
function takeIn(
  outcomes: readonly ReadOutcome[],
  asOf: IsoDate | null,
  setAside: ReadonlySet<string>,
): { reports: Report[]; problems: ReadProblem[] } {
  const problems: ReadProblem[] = [];
  const byId = new Map<string, Report>();
  const bySource = [...outcomes].sort((a, b) => compare(sourceOf(a), sourceOf(b)));
  for (const outcome of bySource) {
    if (!outcome.ok) {
      problems.push(outcome.problem);
      continue;
    }
    const { report } = outcome;
    if (setAside.has(report.id)) continue;
    problems.push(...outcome.warnings);
    const earlier = byId.get(report.id);
    if (earlier) problems.push(repeatOf(report, earlier));
    else if (!isLater(report, asOf)) byId.set(report.id, report);
  }
  return { reports: [...byId.values()].sort((a, b) => compare(a.id, b.id)), problems };
}

function repeatOf(report: Report, earlier: Report): ReadProblem {
  const same = report.contentHash === earlier.contentHash;
  return {
    source: report.source,
    kind: 'duplicate',
    message: same
      ? `is the same report as ${earlier.source}; it is counted once`
      : `has the same id (${report.id}) as ${earlier.source}, with another text; the first is used`,
    remedy: same
      ? 'Nothing to do; leave one of them out to be rid of this line.'
      : 'Give the two records different ids.',
  };
}

function isLater(report: Report, asOf: IsoDate | null): boolean {
  const published = report.published?.value;
  return asOf !== null && published !== undefined && published > asOf;
}

function latestDate(reports: readonly Report[]): IsoDate | null {
  return reports.reduce<IsoDate | null>((latest, { referenceDate, published }) => {
    const date = referenceDate?.value ?? published?.value;
    return date !== undefined && (latest === null || date > latest) ? date : latest;
  }, null);
}

function sourceOf(outcome: ReadOutcome): string {
  return outcome.ok ? outcome.report.source : outcome.problem.source;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
