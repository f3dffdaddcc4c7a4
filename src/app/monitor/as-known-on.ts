import type { Agreement } from '../../domain/agreement.ts';
import type { Briefing } from '../../domain/briefing.ts';
import type { IsoDate } from '../../domain/date.ts';
import type { ReportExtraction } from '../../domain/extraction.ts';
import { asId, type ReportId } from '../../domain/ids.ts';
import type { ReadOutcome, Report } from '../../domain/report.ts';
import { canonicalJson, type JsonValue } from '../../record/canonical-json.ts';
import { brief, type Resources } from '../brief.ts';
import type { BriefPorts } from '../ports.ts';
import { agreementChosenBy } from './chosen-agreement.ts';
import { blobsOf } from './export-record.ts';
import { correctionOf, type SignedCorrection } from './corrections.ts';
import type { Database } from './database.ts';
import { readEntries } from './ledger.ts';

export interface KnownOnParts {
  /** Those of the present agreement. */
  readonly resources: Resources;
  /** Those of another: the one of the day that is asked about. Where it is absent the present names are used. */
  readonly loadResources?: BriefPorts['loadResources'];
  readonly read: BriefPorts['read'];
  /** What incidents are held against now; counts where the log knows of no agreement. */
  readonly agreement: Agreement | null;
  /** The program's version. */
  readonly program: string;
}

export interface KnownOnOptions {
  /** Only what was on record at this instant. */
  readonly until: Date;
  /** The day that the briefing speaks from; null: the last day in its reports. */
  readonly asOf?: IsoDate | null;
  /** Held against this agreement, whichever was chosen then. */
  readonly against?: Agreement;
  /** Only these reports, by id. */
  readonly reports?: ReadonlySet<string>;
  /** Called with the number of reports before any is read; may throw. */
  readonly onSize?: (reports: number) => void;
}

/** The last instant of a day, UTC. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`);
}

/**
 * The briefing as it was known at an instant: from the reports, versions and corrections that were on record by then, and
 * nothing else. The same question has the same answer, whatever comes in later, as long as the program, its reference
 * data and the agreement are the same. Reads of the store are used where they are this program's own.
 */
export async function briefAsKnown(
  db: Database,
  parts: KnownOnParts,
  { until, asOf = null, against, reports, onSize }: KnownOnOptions,
): Promise<Briefing> {
  const known = await knownAt(db, until, reports);
  onSize?.(known.versions.length);
  // Before the first choice there was none; a log without any is of a store that a caller holds against its own.
  const then = known.choices === 0 ? parts.agreement : (known.chosen?.agreement ?? null);
  const agreement = against ?? then;
  const isPresent = isSame(agreement, parts.agreement);
  const resources = isPresent ? parts.resources : (parts.loadResources?.(agreement) ?? parts.resources);
  // A reading knows the names of the agreement that it was made under: it is taken only where there was no other.
  const program = isPresent && known.isOneAgreement ? parts.program : null;
  const { outcomes, extractions } = await readVersions(db, known.versions, parts.read, program);
  return brief(outcomes, resources, {
    version: parts.program,
    agreement,
    asOf,
    corrections: known.corrections,
    extracted: (report) => {
      const before = extractions.get(report.id);
      return before && sameDay(before.report, report) ? before.extraction : null;
    },
  });
}

/** Compared as values: the log keeps an agreement's keys in another order than its file. */
function isSame(a: Agreement | null, b: Agreement | null): boolean {
  const textOf = (agreement: Agreement | null): string =>
    canonicalJson(JSON.parse(JSON.stringify(agreement)) as JsonValue); // what JSON.stringify wrote
  return a === b || textOf(a) === textOf(b);
}

/** The reading of a report depends on what day it takes "today" to be; that may be lent by other reports. */
function sameDay(a: Report, b: Report): boolean {
  return (
    a.referenceDate?.value === b.referenceDate?.value && a.referenceDate?.lentBy === b.referenceDate?.lentBy
  );
}

/** The newest version of a report, as the log knew it at an instant. */
interface KnownVersion {
  readonly report: string;
  readonly version: number;
  readonly entry: number;
}

/** Entries that are read at once. */
const batch = 1000;

/** What the log knew at an instant. */
interface Known {
  readonly versions: readonly KnownVersion[];
  readonly corrections: readonly SignedCorrection[];
  /** The agreement that was chosen last by then. */
  readonly chosen: { readonly agreement: Agreement } | null;
  /** Agreements chosen until now, and whether all reports were read under one. */
  readonly choices: number;
  readonly isOneAgreement: boolean;
}

/** What the log says up to an instant: time of record never goes backwards, so that is its beginning. */
async function knownAt(db: Database, until: Date, wanted: ReadonlySet<string> | undefined): Promise<Known> {
  const newest = new Map<string, KnownVersion>();
  const corrections: SignedCorrection[] = [];
  for (let from = 0; ; from += batch) {
    const entries = await readEntries(db.query, { from, limit: batch, until });
    for (const entry of entries) {
      corrections.push(...correctionOf(entry));
      if (entry.body.kind !== 'intake') continue;
      for (const { report, version } of entry.body.reports)
        if (!wanted || wanted.has(report)) newest.set(report, { report, version, entry: entry.seq });
    }
    if (entries.length < batch) break;
  }
  return { versions: [...newest.values()], corrections, ...(await agreementAt(db, until)) };
}

async function agreementAt(
  db: Database,
  until: Date,
): Promise<Pick<Known, 'chosen' | 'choices' | 'isOneAgreement'>> {
  const choices: { readonly seq: number; readonly at: Date; readonly agreement: Agreement }[] = [];
  for (let from = 0; ;) {
    const entries = await readEntries(db.query, { from, limit: batch, kind: 'decision' });
    for (const { seq, at, body } of entries) {
      const agreement = agreementChosenBy(body);
      if (agreement) choices.push({ seq, at, agreement });
    }
    const last = entries.at(-1);
    if (entries.length < batch || !last) break;
    from = last.seq + 1;
  }
  const [intake] = await readEntries(db.query, { limit: 1, kind: 'intake' });
  const [first, second] = choices;
  return {
    chosen: choices.findLast(({ at }) => at <= until) ?? null,
    choices: choices.length,
    isOneAgreement: !first || (!second && (!intake || first.seq < intake.seq)),
  };
}

interface VersionRow {
  readonly report: string;
  readonly content_hash: string;
  readonly document: string;
  readonly file_name: string;
  readonly url: string | null;
  readonly derivation: string | null;
  readonly extraction: string | null;
}

interface KnownReading {
  readonly report: Report;
  readonly extraction: ReportExtraction;
}

async function readVersions(
  db: Database,
  versions: readonly KnownVersion[],
  read: BriefPorts['read'],
  program: string | null,
): Promise<{
  readonly outcomes: readonly ReadOutcome[];
  readonly extractions: ReadonlyMap<string, KnownReading>;
}> {
  const outcomes: ReadOutcome[] = [];
  const extractions = new Map<string, KnownReading>();
  for (let from = 0; from < versions.length; from += batch) {
    const rows = await versionRows(db, versions.slice(from, from + batch), program);
    const unread = rows.filter((row) => row.derivation === null);
    for (const row of rows) {
      if (row.derivation === null || row.extraction === null) continue;
      const report = JSON.parse(row.derivation) as Report; // written by the derivation of this very program
      extractions.set(report.id, { report, extraction: JSON.parse(row.extraction) as ReportExtraction }); // likewise
      outcomes.push({ ok: true, report, warnings: [] });
    }
    outcomes.push(...(await readAnew(db, unread, read)));
  }
  return { outcomes, extractions };
}

/** A derivation counts only if this program made it (null: none counts), and from the report's own day: one lent later was not known then. */
async function versionRows(
  db: Database,
  versions: readonly KnownVersion[],
  program: string | null,
): Promise<readonly VersionRow[]> {
  return db.query<VersionRow>(
    `select v.report, v.content_hash, v.document, v.file_name, v.url, d.document as derivation, d.extraction
     from unnest($1::text[], $2::integer[]) as t(report, version)
     join report_version v on v.report = t.report and v.version = t.version
     left join derivation d on d.version_id = v.id and d.program = $3 and d.state = 'read' and d.lent_by is null
     order by v.id`,
    [versions.map((v) => v.report), versions.map((v) => v.version), program],
  );
}

async function readAnew(
  db: Database,
  rows: readonly VersionRow[],
  read: BriefPorts['read'],
): Promise<readonly ReadOutcome[]> {
  const outcomes: ReadOutcome[] = [];
  const byHash = new Map<string, VersionRow[]>();
  for (const row of rows) byHash.set(row.content_hash, [...(byHash.get(row.content_hash) ?? []), row]);
  for await (const { hash, bytes } of blobsOf(db.query, [...byHash.keys()])) {
    for (const { report, document, file_name: name, url } of byHash.get(hash) ?? []) {
      const [outcome] = await read({ source: document, name, bytes, ...(url === null ? {} : { url }) });
      if (outcome?.ok) outcomes.push(underItsId(outcome, report, url));
      else if (outcome) outcomes.push(outcome);
    }
  }
  return outcomes;
}

/** Reports go by the id that the store gave them, as derivation has them. */
function underItsId(
  { report, warnings }: Extract<ReadOutcome, { ok: true }>,
  id: string,
  url: string | null,
): ReadOutcome {
  return { ok: true, report: { ...report, id: asId<ReportId>(id), url: report.url ?? url }, warnings };
}
