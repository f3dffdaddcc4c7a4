/**
 * `npx tsx eval/bench-record.ts [--entries 100000] [--postgres]`: what the record costs as it grows. Milliseconds of an
 * append and of a proof, each its own transaction, with a short log and with a long one; an export of the long one, and
 * its verification. Absolute times depend on the machine and its disk; short against long does not.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Database } from '../src/app/monitor/database.ts';
import { exportRecord } from '../src/app/monitor/record/export-record.ts';
import { appendEntry, inclusionOf, ledgerSize } from '../src/app/monitor/record/ledger.ts';
import { openLogKey, publicKeyOf } from '../src/app/monitor/record/log-key.ts';
import { verifyLog } from '../src/app/monitor/record/verify-log.ts';
import { openExport } from '../src/cli/export-source.ts';
import { writePieces } from '../src/cli/write-pieces.ts';
import { canonicalJson } from '../src/record/canonical-json.ts';
import type { Entry } from '../src/record/entry.ts';
import { hashLeaf, hashNode, type Hash } from '../src/record/merkle.ts';
import { verifyExport } from '../src/record/verify-export.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { startPostgres } from '../test/postgres.ts';

/** Appends and proofs that are timed at each size. */
const timed = 300;
const clock = (): Date => new Date();

/** An entry of about the length of one report's intake. */
function entryOf(n: number): Entry {
  const error = 'no answer within 20 seconds, tried twice; '.repeat(8);
  return { kind: 'outage', at: '', by: 'system', source: `https://outlet-${n}.example/feed.xml`, error };
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function costs(db: Database): Promise<string> {
  const append = await milliseconds(async () => {
    for (let i = 0; i < timed; i++) await db.transaction((query) => appendEntry(query, entryOf(i), clock()));
  });
  const size = await ledgerSize(db.query);
  const proof = await milliseconds(async () => {
    for (let i = 0; i < timed; i++) await inclusionOf(db.query, Math.floor((i * size) / timed), size);
  });
  return `${size} entries: append ${(append / timed).toFixed(2)} ms, proof ${(proof / timed).toFixed(2)} ms`;
}

/** Makes the log long without a transaction for each entry: the same rows as `appendEntry` writes. */
async function lengthen(db: Database, to: number): Promise<void> {
  const at = clock();
  const rows = await db.query<{ hash: Uint8Array }>(
    'select hash from ledger_node where level = 0 order by index',
  );
  const leaves: Hash[] = rows.map((row) => row.hash);
  const bodies: string[] = [];
  const first = leaves.length;
  for (let seq = first; seq < to; seq++) {
    const body = canonicalJson({ ...entryOf(seq), at: at.toISOString() });
    bodies.push(body);
    leaves.push(hashLeaf(Buffer.from(body)));
  }
  for (let from = 0; from < bodies.length; from += 5000) {
    await db.query(
      `insert into ledger_entry (seq, kind, body, leaf, recorded_at)
       select $1::bigint + n - 1, 'outage', body, decode(leaf, 'hex'), $4
       from unnest($2::text[], $3::text[]) with ordinality as t(body, leaf, n)`,
      [
        first + from,
        bodies.slice(from, from + 5000),
        leaves.slice(first + from, first + from + 5000).map((leaf) => Buffer.from(leaf).toString('hex')),
        at,
      ],
    );
  }
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    await insertNodes(db, level, hashes);
    hashes = Array.from({ length: Math.floor(hashes.length / 2) }, (_, i) =>
      hashNode(hashes[2 * i] ?? new Uint8Array(), hashes[2 * i + 1] ?? new Uint8Array()),
    );
  }
}

async function insertNodes(db: Database, level: number, hashes: readonly Hash[]): Promise<void> {
  for (let from = 0; from < hashes.length; from += 10_000) {
    const some = hashes.slice(from, from + 10_000).map((hash) => Buffer.from(hash).toString('hex'));
    await db.query(
      `insert into ledger_node (level, index, hash) select $1, $2::bigint + n - 1, decode(hash, 'hex')
       from unnest($3::text[]) with ordinality as t(hash, n) on conflict do nothing`,
      [level, from, some],
    );
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      entries: { type: 'string', default: '100000' },
      postgres: { type: 'boolean', default: false },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'trucewatch-bench-record-'));
  const server = values.postgres ? await startPostgres() : null;
  const db = await openDatabase(server ? { url: server.url } : { data: join(folder, 'data') });
  try {
    const key = await openLogKey(db, 'bench');
    await costs(db);
    console.log(`${db.engine}, ${await costs(db)}`);
    await lengthen(db, Number(values.entries) - timed);
    await db.query('analyze ledger_entry');
    console.log(`${db.engine}, ${await costs(db)}`);
    const file = join(folder, 'record.zip');
    const inStore = await milliseconds(async () => {
      if (!(await verifyLog(db, publicKeyOf(key))).ok) throw new Error('The log is not whole.');
    });
    const exported = await milliseconds(() => writePieces(file, exportRecord(db, key, clock)));
    const files = openExport(file);
    const verified = await milliseconds(async () => {
      if (!(await verifyExport(files, publicKeyOf(key))).ok) throw new Error('The export is not whole.');
    });
    files.close();
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    console.log(
      `log verified in the store ${seconds(inStore)}; export written ${seconds(exported)} (${Math.round(statSync(file).size / 1e6)} MB), verified ${seconds(verified)}; peak ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`,
    );
  } finally {
    await db.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
