import type { Agreement } from '../../../domain/agreement.ts';
import type { Briefing } from '../../../domain/briefing.ts';
import type { IsoDate } from '../../../domain/date.ts';
import type { ReportExtraction } from '../../../domain/extraction.ts';
import { asId, type ReportId } from '../../../domain/ids.ts';
import type { ReadOutcome, Report } from '../../../domain/report.ts';
import { brief, type Resources } from '../../brief.ts';
import type { BriefPorts } from '../../ports.ts';
import type { SignedCorrection } from '../corrections/corrections.ts';

/** What the store gives for a briefing: everything but models and reference data. It can be passed between threads. */
export interface BriefingInput {
  /** Reports that this very program has read. */
  readonly readings: readonly Reading[];
  /** Reports that are to be read anew. */
  readonly unread: readonly UnreadVersion[];
  readonly corrections: readonly SignedCorrection[];
  /** What incidents are held against. */
  readonly agreement: Agreement | null;
  /** Whether that is the agreement whose names the given resources know. */
  readonly isPresent: boolean;
  /** The day that the briefing speaks from; null: the last day in its reports. */
  readonly asOf: IsoDate | null;
  /** The program's version. */
  readonly program: string;
}

/** What was read from one report: JSON texts, as derivation wrote them. */
export interface Reading {
  readonly document: string;
  readonly extraction: string;
}

export interface UnreadVersion {
  readonly report: string;
  readonly document: string;
  readonly name: string;
  readonly url: string | null;
  readonly bytes: Uint8Array;
}

export interface BriefingParts {
  /** Those of the present agreement. */
  readonly resources: Resources;
  /** Those of another: the one of the day that is asked about. Where it is absent the present names are used. */
  readonly loadResources?: BriefPorts['loadResources'];
  readonly read: BriefPorts['read'];
}

interface KnownReading {
  readonly report: Report;
  readonly extraction: ReportExtraction;
}

/** The briefing of what was read and of what is read now: all of its work, and no look at the store. */
export async function briefReadings(input: BriefingInput, parts: BriefingParts): Promise<Briefing> {
  const { agreement, isPresent, asOf, corrections, program } = input;
  const readings = new Map<string, KnownReading>();
  const outcomes = input.readings.map(({ document, extraction }): ReadOutcome => {
    const report = JSON.parse(document) as Report; // written by the derivation of this very program
    readings.set(report.id, { report, extraction: JSON.parse(extraction) as ReportExtraction }); // likewise
    return { ok: true, report, warnings: [] };
  });
  for (const version of input.unread) outcomes.push(...(await readAnew(version, parts.read)));
  const resources = isPresent ? parts.resources : (parts.loadResources?.(agreement) ?? parts.resources);
  return brief(outcomes, resources, {
    version: program,
    agreement,
    asOf,
    corrections,
    extracted: (report) => {
      const before = readings.get(report.id);
      return before && sameDay(before.report, report) ? before.extraction : null;
    },
  });
}

/** The reading of a report depends on what day it takes "today" to be; that may be lent by other reports. */
function sameDay(a: Report, b: Report): boolean {
  return (
    a.referenceDate?.value === b.referenceDate?.value && a.referenceDate?.lentBy === b.referenceDate?.lentBy
  );
}

async function readAnew(
  { report, document, name, url, bytes }: UnreadVersion,
  read: BriefPorts['read'],
): Promise<readonly ReadOutcome[]> {
  const [outcome] = await read({ source: document, name, bytes, ...(url === null ? {} : { url }) });
  if (!outcome) return [];
  return [outcome.ok ? underItsId(outcome, report, url) : outcome];
}

/** Reports go by the id that the store gave them, as derivation has them. */
function underItsId(
  { report, warnings }: Extract<ReadOutcome, { ok: true }>,
  id: string,
  url: string | null,
): ReadOutcome {
  return { ok: true, report: { ...report, id: asId<ReportId>(id), url: report.url ?? url }, warnings };
}
