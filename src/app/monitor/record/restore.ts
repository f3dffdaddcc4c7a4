import type { ExportFiles } from '../../../record/export-layout.ts';
import { readLines, readSmall } from '../../../record/read-lines.ts';
import {
  BackupError,
  blobFolder,
  columnsOf,
  manifestName,
  schemaOf,
  tableFile,
  type BackupManifest,
} from './backup.ts';
import { blobOf, keepBlobs, type Blob } from './blobs.ts';
import type { Clock } from '../clock-and-log.ts';
import type { Database, Query } from '../database.ts';
import { evidenceTable, keptTables, type KeptTable } from './kept-tables.ts';
import { askWork } from '../derivation/work-queue.ts';

export interface Restored {
  readonly entries: number;
  readonly reports: number;
  readonly evidence: number;
}

/**
 * Puts a backup into an empty store of either engine, all of it or nothing, and asks for every report to be read again.
 * Throws `BackupError`, and whatever reading the archive throws. Verify the log afterwards: this only puts back.
 */
export async function restoreBackup(db: Database, files: ExportFiles, clock: Clock): Promise<Restored> {
  const manifest = await readManifest(files);
  return db.transaction(async (query) => {
    await checkSchema(query, manifest);
    await checkEmpty(query);
    const evidence = await restoreEvidence(query, files);
    for (const { name, identity } of keptTables) {
      await restoreTable(query, files, name, manifest.columns[name]);
      if (identity !== null) await query(continueAfter(name, identity));
    }
    const reports = await askForReading(query, clock());
    const [row] = await query<{ entries: number }>('select count(*)::int as entries from ledger_entry');
    return { entries: row?.entries ?? 0, reports, evidence };
  });
}

const largestManifest = 64 * 1024;

async function readManifest(files: ExportFiles): Promise<BackupManifest> {
  if (!files.names.includes(manifestName))
    throw new BackupError('This is no backup of Trucewatch: it has no backup.json.');
  const text = (await readSmall(files.chunks(manifestName), largestManifest)).toString('utf8');
  const told = JSON.parse(text) as Partial<BackupManifest>; // checked just below
  const { format, schema, columns } = told;
  if (format !== 1 || typeof schema !== 'number' || columns === undefined)
    throw new BackupError(
      'This backup is of a format that this program does not know: install the newer Trucewatch that made it.',
    );
  return told as BackupManifest; // its own program wrote it; columns are held against the store's
}

async function checkSchema(query: Query, { schema, columns }: BackupManifest): Promise<void> {
  const own = await schemaOf(query);
  if (schema > own)
    throw new BackupError(
      `The backup has schema ${schema}, this program ${own}: install the newer Trucewatch that made it.`,
    );
  const known = await columnsOf(query);
  for (const { name } of keptTables) {
    const strange = columns[name].find((column) => !known[name].includes(column));
    if (strange !== undefined)
      throw new BackupError(`The backup's table ${name} has a column "${strange}" that this store has not.`);
  }
}

async function checkEmpty(query: Query): Promise<void> {
  for (const table of [evidenceTable, 'ledger_entry', 'report_version', 'source', 'account']) {
    const rows = await query(`select 1 from ${table} limit 1`);
    if (rows.length > 0)
      throw new BackupError('The store is not empty: restore into a new folder or a new database.');
  }
  // A store that was only started has a key of its own; the backup's takes its place.
  await query('delete from setting');
}

/** Bytes that are put in at once. */
const batchBytes = 8 * 1024 * 1024;
/** The largest document, with room for what holds a response. */
const largestBlob = 128 * 1024 * 1024;

async function restoreEvidence(query: Query, files: ExportFiles): Promise<number> {
  let count = 0;
  let waiting: Blob[] = [];
  let size = 0;
  for (const name of files.names.filter((n) => n.startsWith(blobFolder))) {
    const blob = blobOf(await readSmall(files.chunks(name), largestBlob));
    if (`${blobFolder}${blob.hash}` !== name)
      throw new BackupError(`${name} in the backup was changed or damaged: its bytes hash to ${blob.hash}.`);
    waiting.push(blob);
    size += blob.bytes.length;
    count++;
    if (size < batchBytes && waiting.length < 500) continue;
    await keepBlobs(query, waiting);
    [waiting, size] = [[], 0];
  }
  await keepBlobs(query, waiting);
  return count;
}

/** Characters of JSON that are put in at once. */
const batchSize = 4_000_000;

async function restoreTable(
  query: Query,
  files: ExportFiles,
  table: KeptTable,
  columns: readonly string[],
): Promise<void> {
  const file = tableFile(table);
  if (!files.names.includes(file)) throw new BackupError(`The backup is not whole: ${file} is missing.`);
  const names = columns.map((column) => `"${column}"`).join(', ');
  // Identities keep their numbers; other tables have none, and take the words for nothing.
  const sql = `insert into ${table} (${names}) overriding system value
    select ${names} from json_populate_recordset(null::${table}, $1::json)`;
  let rows: string[] = [];
  let size = 0;
  const insert = async (): Promise<void> => {
    if (rows.length > 0) await query(sql, [`[${rows.join(',')}]`]);
    [rows, size] = [[], 0];
  };
  for await (const line of readLines(files.chunks(file))) {
    rows.push(line.toString('utf8'));
    size += line.length;
    if (size > batchSize) await insert();
  }
  await insert();
}

/** The next row gets the number after the last. */
function continueAfter(table: KeptTable, identity: string): string {
  return `select setval(pg_get_serial_sequence('${table}', '${identity}'), coalesce(max(${identity}), 1), max(${identity}) is not null) from ${table}`;
}

/** Versions that are asked for at once. */
const batchVersions = 5000;

async function askForReading(query: Query, now: Date): Promise<number> {
  let after = 0;
  let count = 0;
  for (;;) {
    const rows = await query<{ id: number }>(
      'select id from report_version where id > $1 order by id limit $2',
      [after, batchVersions],
    );
    await askWork(
      query,
      rows.map(({ id }) => ({ kind: 'derive', key: String(id), runAt: now })),
      now,
    );
    count += rows.length;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < batchVersions) return count;
  }
}
