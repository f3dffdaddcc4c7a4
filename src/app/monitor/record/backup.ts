import { zipped, type ArchivedFile } from '../../../record/zip-writer.ts';
import type { Clock } from '../clock-and-log.ts';
import type { Database, Query } from '../database.ts';
import { blobsOf } from './export-record.ts';
import { evidenceTable, keptTables, type KeptTable } from './kept-tables.ts';

/** What a backup says of itself. */
export interface BackupManifest {
  readonly format: 1;
  /** The number of the schema that it was made from. */
  readonly schema: number;
  readonly program: string;
  readonly madeAt: string;
  /** The columns of each table, in order. */
  readonly columns: Readonly<Record<KeptTable, readonly string[]>>;
}

/** A backup that cannot be put back, or a store that is not empty. The message says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export const manifestName = 'backup.json';
export const blobFolder = 'evidence/';
export function tableFile(table: KeptTable): string {
  return `tables/${table}.jsonl`;
}

/**
 * Everything that cannot be made again, in one archive that either engine takes back: evidence, log, checkpoints, signing
 * key, sources, accounts, tokens, settings. It holds secrets: the key that signs the log, and evidence as it came. All of
 * it is of one moment. `write` takes the pieces; what it returns is returned.
 */
export async function writeBackup<Result>(
  db: Database,
  program: string,
  clock: Clock,
  write: (pieces: AsyncIterable<Uint8Array>) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (query) => {
    await query('set transaction isolation level repeatable read, read only');
    return write(zipped(backupFiles(query, program, clock)));
  });
}

async function* backupFiles(query: Query, program: string, clock: Clock): AsyncGenerator<ArchivedFile> {
  const manifest: BackupManifest = {
    format: 1,
    schema: await schemaOf(query),
    program,
    madeAt: clock().toISOString(),
    columns: await columnsOf(query),
  };
  yield { name: manifestName, chunks: [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)] };
  for (const { name, order } of keptTables)
    yield { name: tableFile(name), chunks: rowsOf(query, name, order) };
  for await (const hashes of fetched<{ hash: string }>(
    query,
    evidenceTable,
    `select hash from ${evidenceTable} order by hash`,
  )) {
    for await (const { hash, bytes } of blobsOf(
      query,
      hashes.map((row) => row.hash),
    ))
      yield { name: `${blobFolder}${hash}`, chunks: [bytes] };
  }
}

/** The number of the store's schema. */
export async function schemaOf(query: Query): Promise<number> {
  const [row] = await query<{ schema: number }>('select max(number)::int as schema from migration');
  return row?.schema ?? 0;
}

/** Columns of the kept tables, without those that the store fills itself. */
export async function columnsOf(query: Query): Promise<BackupManifest['columns']> {
  const rows = await query<{ table_name: KeptTable; column_name: string }>(
    `select table_name, column_name from information_schema.columns
     where table_schema = current_schema() and table_name = any($1::text[]) and is_generated = 'NEVER'
     order by table_name, ordinal_position`,
    [keptTables.map((t) => t.name)],
  );
  const columns = {} as Record<KeptTable, string[]>; // filled for every table just below
  for (const { name } of keptTables)
    columns[name] = rows.flatMap((row) => (row.table_name === name ? [row.column_name] : []));
  return columns;
}

async function* rowsOf(query: Query, table: KeptTable, order: string): AsyncGenerator<Uint8Array> {
  // Links and sessions end with the store that gave them out; whoever restores it signs in anew.
  const some = table === 'credential' ? `where kind = 'token'` : '';
  const sql = `select row_to_json(t)::text as row from ${table} t ${some} order by ${order}`;
  for await (const rows of fetched<{ row: string }>(query, table, sql))
    yield Buffer.from(rows.map(({ row }) => `${row}\n`).join(''));
}

/** Rows that are read at once. */
const batch = 1000;

/** All rows of a query, some at a time: a cursor, which lives as long as the transaction. */
async function* fetched<Row extends object>(
  query: Query,
  table: string,
  sql: string,
): AsyncGenerator<readonly Row[]> {
  const cursor = `backup_of_${table}`;
  await query(`declare ${cursor} no scroll cursor for ${sql}`);
  for (;;) {
    const rows = await query<Row>(`fetch ${batch} from ${cursor}`);
    if (rows.length > 0) yield rows;
    if (rows.length < batch) break;
  }
  await query(`close ${cursor}`);
}
