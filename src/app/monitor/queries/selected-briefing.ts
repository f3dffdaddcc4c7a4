import { gatherKnown, endOfDay, type Present } from '../record/as-known-on.ts';
import type { BriefingInput, Reading } from '../record/brief-readings.ts';
import { readCorrections } from '../corrections/corrections.ts';
import type { Database, Query } from '../database.ts';
import { listIds } from './list-derived.ts';
import type { ListFilter } from './list-filter.ts';

/** Reports of one briefing: so many are grouped in about two seconds. */
export const mostReports = 300;

/** Documents that are read anew for one briefing: beyond that they are dumps, not reports. */
const mostMegabytes = 64;

/** More reports are selected than one briefing takes. */
export class TooManyReports extends Error {
  override readonly name = 'TooManyReports';
}

export interface BriefingSelection {
  readonly filter: ListFilter;
  /** Of the reports that match, what was on record at the end of this day (UTC). */
  readonly knownOn?: string | undefined;
}

/**
 * What a briefing of the reports that match is made from: what was read of them already, nothing is extracted again.
 * Corrections are applied. Throws `TooManyReports`.
 */
export async function selectForBriefing(
  db: Database,
  { filter, knownOn }: BriefingSelection,
  present: Present,
): Promise<BriefingInput> {
  const { query } = db;
  const { agreement, program } = present;
  if (knownOn !== undefined) return selectKnown(db, filter, knownOn, present);
  const ids = await selectedIds(query, { ...filter, setAside: false });
  const [readings, corrections] = await Promise.all([readReadings(query, ids), readCorrections(query)]);
  return { readings, unread: [], corrections, agreement, isPresent: true, asOf: null, program };
}

/**
 * Without a filter the answer depends on the record alone, and is the same whenever it is asked for. With one, today's readings
 * choose the reports; what was set aside since is among them.
 */
async function selectKnown(
  db: Database,
  filter: ListFilter,
  knownOn: string,
  present: Present,
): Promise<BriefingInput> {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const reports = isFiltered ? new Set(await selectedIds(db.query, filter)) : undefined;
  return gatherKnown(db, present, {
    until: endOfDay(knownOn),
    ...(reports && { reports }),
    onSize: ({ reports: found, bytes }) => {
      refuseTooMany(found);
      if (bytes > mostMegabytes * 1024 * 1024)
        throw new TooManyReports(
          `The reports that match have more than ${mostMegabytes} MB. Choose fewer days, a place or a story.`,
        );
    },
  });
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

/** Readings that are fetched at once: on the embedded store some 15 ms, in which nobody else is answered. */
const readAtOnce = 50;

/** The newest version of each report that could be read. */
async function readReadings(query: Query, ids: readonly string[]): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for (let from = 0; from < ids.length; from += readAtOnce) {
    const rows = await query<Reading>(
      `select distinct on (d.report) d.document, d.extraction from derivation d
       where d.report = any($1::text[]) and d.state = 'read' order by d.report, d.version_id desc`,
      [ids.slice(from, from + readAtOnce)],
    );
    readings.push(...rows);
  }
  return readings;
}
