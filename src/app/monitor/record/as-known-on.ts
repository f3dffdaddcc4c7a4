import type { Agreement } from '../../../domain/agreement.ts';
import type { Briefing } from '../../../domain/briefing.ts';
import type { IsoDate } from '../../../domain/date.ts';
import { canonicalJson, type JsonValue } from '../../../record/canonical-json.ts';
import {
  briefReadings,
  type BriefingInput,
  type BriefingParts,
  type Reading,
  type UnreadVersion,
} from './brief-readings.ts';
import { agreementChosenBy } from '../chosen-agreement.ts';
import { blobsOf } from './export-record.ts';
import { correctionOf, type SignedCorrection } from '../corrections/corrections.ts';
import type { Database } from '../database.ts';
import { readEntries } from './ledger.ts';

/** What the asker holds now. */
export interface Present {
  /** What incidents are held against now; counts where the log knows of no agreement. */
  readonly agreement: Agreement | null;
  /** The program's version. */
  readonly program: string;
}

export type KnownOnParts = Present & BriefingParts;

export interface KnownOnOptions {
  /** Only what was on record at this instant. */
  readonly until: Date;
  /** The day that the briefing speaks from; null: the last day in its reports. */
  readonly asOf?: IsoDate | null;
  /** Held against this agreement, whichever was chosen then. */
  readonly against?: Agreement;
  /** Only these reports, by id. */
  readonly reports?: ReadonlySet<string>;
  /** Called with the number of reports, and again with the bytes so far of those that are to be read anew; may throw. */
  readonly onSize?: (size: { readonly reports: number; readonly bytes: number }) => void;
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
  options: KnownOnOptions,
): Promise<Briefing> {
  return briefReadings(await gatherKnown(db, parts, options), parts);
}

/** What the store gives for that briefing. */
export async function gatherKnown(
  db: Database,
  present: Present,
  { until, asOf = null, against, reports, onSize }: KnownOnOptions,
): Promise<BriefingInput> {
  const known = await knownAt(db, until, reports);
  const reportsKnown = known.versions.length;
  onSize?.({ reports: reportsKnown, bytes: 0 });
  // Before the first choice there was none; a log without any is of a store that a caller holds against its own.
  const then = known.choices === 0 ? present.agreement : (known.chosen?.agreement ?? null);
  const agreement = against ?? then;
  const isPresent = isSame(agreement, present.agreement);
  // A reading knows the names of the agreement that it was made under: it is taken only where there was no other.
  const program = isPresent && known.isOneAgreement ? present.program : null;
  return {
    ...(await readVersions(db, known.versions, program, (bytes) =>
      onSize?.({ reports: reportsKnown, bytes }),
    )),
    corrections: known.corrections,
    agreement,
    isPresent,
    asOf,
    program: present.program,
  };
}

/** Compared as values: the log keeps an agreement's keys in another order than its file. */
function isSame(a: Agreement | null, b: Agreement | null): boolean {
  const textOf = (agreement: Agreement | null): string =>
    canonicalJson(JSON.parse(JSON.stringify(agreement)) as JsonValue); // what JSON.stringify wrote
  return a === b || textOf(a) === textOf(b);
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

async function readVersions(
  db: Database,
  versions: readonly KnownVersion[],
  program: string | null,
  onBytes: (bytes: number) => void,
): Promise<Pick<BriefingInput, 'readings' | 'unread'>> {
  const readings: Reading[] = [];
  const unread: UnreadVersion[] = [];
  let size = 0;
  for (let from = 0; from < versions.length; from += batch) {
    const rows = await versionRows(db, versions.slice(from, from + batch), program);
    const missing: VersionRow[] = [];
    for (const row of rows) {
      const { derivation: document, extraction } = row;
      if (document === null || extraction === null) missing.push(row);
      else readings.push({ document, extraction });
    }
    for await (const version of withBytes(db, missing)) {
      size += version.bytes.length;
      onBytes(size);
      unread.push(version);
    }
  }
  return { readings, unread };
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

async function* withBytes(db: Database, rows: readonly VersionRow[]): AsyncGenerator<UnreadVersion> {
  const byHash = new Map<string, VersionRow[]>();
  for (const row of rows) byHash.set(row.content_hash, [...(byHash.get(row.content_hash) ?? []), row]);
  for await (const { hash, bytes } of blobsOf(db.query, [...byHash.keys()])) {
    for (const { report, document, file_name: name, url } of byHash.get(hash) ?? [])
      yield { report, document, name, url, bytes };
  }
}
