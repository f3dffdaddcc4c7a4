import { brief, type Resources } from '../../brief.ts';
import type { BriefPorts } from '../../ports.ts';
import type { Agreement } from '../../../domain/agreement.ts';
import type { ReportExtraction } from '../../../domain/extraction.ts';
import type { ReadOutcome, Report } from '../../../domain/report.ts';
import { passHarmGate, type Release } from '../../../publishing/harm-gate.ts';
import { readCorrections } from '../corrections.ts';
import { briefAsKnown, endOfDay } from '../as-known-on.ts';
import type { Database, Query } from '../database.ts';
import { listIds } from './list-derived.ts';
import type { ListFilter } from './list-filter.ts';

/** Reports of one briefing: so many are grouped in about two seconds, in which the service answers nobody else. */
export const mostReports = 300;

/** More reports are selected than one briefing takes; `selected` is null above 10,000. */
export class TooManyReports extends Error {
  override readonly name = 'TooManyReports';
}

export interface BriefingParts {
  readonly resources: Resources;
  readonly agreement: Agreement | null;
  readonly read: BriefPorts['read'];
  /** The program's version. */
  readonly program: string;
}

/**
 * The briefing of the reports that match, from what was read of them already: nothing is extracted again. Corrections are
 * applied; the harm gate is passed. With `knownOn`, of these reports what was on record at the end of that day (UTC). Throws `TooManyReports`.
 */
export async function briefSelection(
  db: Database,
  { filter, knownOn }: { readonly filter: ListFilter; readonly knownOn?: string | undefined },
  parts: BriefingParts,
): Promise<Release> {
  const { query } = db;
  const { resources, agreement, program } = parts;
  if (knownOn !== undefined) return briefKnown(db, filter, knownOn, parts);
  const ids = await selectedIds(query, { ...filter, setAside: false });
  const [rows, corrections] = await Promise.all([readReadings(query, ids), readCorrections(query)]);
  const extractions = new Map<Report, ReportExtraction>();
  const outcomes = rows.map(({ document, extraction }): ReadOutcome => {
    const report = JSON.parse(document) as Report; // written by the derivation
    extractions.set(report, JSON.parse(extraction) as ReportExtraction); // likewise
    return { ok: true, report, warnings: [] };
  });
  const briefing = brief(outcomes, resources, {
    version: program,
    agreement,
    asOf: null,
    corrections,
    // A report that is lent a day here is another object: it is read again.
    extracted: (report) => extractions.get(report) ?? null,
  });
  return passHarmGate(briefing);
}

/**
 * Without a filter the answer depends on the record alone, and is the same whenever it is asked for. With one, today's readings
 * choose the reports; what was set aside since is among them.
 */
async function briefKnown(
  db: Database,
  filter: ListFilter,
  knownOn: string,
  parts: BriefingParts,
): Promise<Release> {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const reports = isFiltered ? new Set(await selectedIds(db.query, filter)) : undefined;
  const known = await briefAsKnown(db, parts, {
    until: endOfDay(knownOn),
    ...(reports && { reports }),
    onSize: refuseTooMany,
  });
  return passHarmGate(known);
}

async function selectedIds(query: Query, filter: ListFilter): Promise<readonly string[]> {
  const ids = await listIds(query, { kind: 'report', filter, limit: mostReports + 1 });
  refuseTooMany(ids.length);
  return ids;
}

function refuseTooMany(reports: number): void {
  if (reports > mostReports)
    throw new TooManyReports(
      `More than ${mostReports} reports match. Choose fewer days, a place or a story.`,
    );
}

interface Reading {
  readonly document: string;
  readonly extraction: string;
}

/** The newest version of each report that could be read. */
function readReadings(query: Query, ids: readonly string[]): Promise<readonly Reading[]> {
  return query<Reading>(
    `select distinct on (d.report) d.document, d.extraction from derivation d
     where d.report = any($1::text[]) and d.state = 'read' order by d.report, d.version_id desc`,
    [ids],
  );
}
