import { canonicalJson } from '../../../record/canonical-json.ts';
import { evidenceOf } from '../../../record/entry-evidence.ts';
import { evidenceFolder, type ExportName } from '../../../record/export-layout.ts';
import { hashLeaf, type Hash } from '../../../record/merkle.ts';
import { zipped, type ArchivedFile } from '../../../record/zip-writer.ts';
import type { Clock } from '../clock-and-log.ts';
import type { Database, Query } from '../database.ts';
import { exportReadme } from './export-readme.ts';
import { consistencyOf, LedgerError, readEntries } from './ledger.ts';
import type { LogKey } from './log-key.ts';
import { readCheckpoints, signCheckpoint, type StoredCheckpoint } from './sign-checkpoint.ts';

/** The whole record as an archive, piece by piece: a file of the export, or some entries, are in memory at a time. */
export function exportRecord(db: Database, key: LogKey, clock: Clock): AsyncGenerator<Uint8Array> {
  return zipped(exportFiles(db, key, clock));
}

/**
 * The whole record as files, in the order in which they are to be read; the layout is told in record/export-layout.ts. The
 * log goes on growing meanwhile: all of it stops at the checkpoint that is signed first.
 */
export async function* exportFiles(
  db: Database,
  key: LogKey,
  clock: Clock,
): AsyncGenerator<ArchivedFile & { readonly name: ExportName | `${typeof evidenceFolder}${string}` }> {
  const { size, note } = await signCheckpoint(db, key, clock);
  const leaves: Hash[] = [];
  const evidence = new Set<string>();
  yield { name: 'README.md', chunks: [Buffer.from(exportReadme(key.name, key.verifierKey, size))] };
  yield { name: 'key', chunks: [Buffer.from(`${key.verifierKey}\n`)] };
  yield { name: 'checkpoint', chunks: [Buffer.from(note)] };
  yield { name: 'history.jsonl', chunks: historyLines(db, size) };
  yield { name: 'entries.jsonl', chunks: entryLines(db, size, leaves, evidence) };
  yield { name: 'leaves', chunks: leafLines(leaves) };
  for await (const { hash, bytes } of blobsOf(db.query, [...evidence].sort()))
    yield { name: `${evidenceFolder}${hash}`, chunks: [bytes] };
}

/** Entries that are read at once. */
const batch = 500;

async function* entryLines(
  db: Database,
  size: number,
  leaves: Hash[],
  evidence: Set<string>,
): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += batch) {
    const limit = Math.min(batch, size - from);
    const entries = await readEntries(db.query, { from, limit });
    if (entries.length !== limit)
      throw new LedgerError(`Entries are missing after ${from}: restore a backup.`);
    for (const { canonical, body } of entries) {
      leaves.push(hashLeaf(Buffer.from(canonical)));
      for (const hash of evidenceOf(body)) evidence.add(hash);
    }
    yield Buffer.from(entries.map((e) => `${e.canonical}\n`).join(''));
  }
}

function* leafLines(leaves: readonly Hash[]): Generator<Uint8Array> {
  for (let from = 0; from < leaves.length; from += batch)
    yield Buffer.from(
      leaves
        .slice(from, from + batch)
        .map((leaf) => `${base64(leaf)}\n`)
        .join(''),
    );
}

/** Earlier states at most: of a longer history an even choice, always with the first and the last. */
const mostStates = 2000;

async function* historyLines(db: Database, size: number): AsyncGenerator<Uint8Array> {
  const kept = await readCheckpoints(db, size - 1);
  for (const { size: before, note } of evenChoice(kept)) {
    const proof = await consistencyOf(db.query, before, size);
    yield Buffer.from(`${canonicalJson({ note, proof: proof.map(base64) })}\n`);
  }
}

function evenChoice(kept: readonly StoredCheckpoint[]): readonly StoredCheckpoint[] {
  const step = Math.max(1, (kept.length - 1) / (mostStates - 1));
  const wanted = Math.min(kept.length, mostStates);
  return Array.from({ length: wanted }, (_, i) => kept[Math.round(i * step)]).filter((c) => c !== undefined);
}

/** Bytes of evidence that are read at once; one document may have more. */
const batchBytes = 8 * 1024 * 1024;
const batchBlobs = 2000;

/** The bytes of content hashes, in the order given. Throws `LedgerError` where one is missing. */
export async function* blobsOf(
  query: Query,
  hashes: readonly string[],
): AsyncGenerator<{ readonly hash: string; readonly bytes: Uint8Array }> {
  for (let from = 0; from < hashes.length; from += batchBlobs) {
    const some = hashes.slice(from, from + batchBlobs);
    const sizes = await query<{ hash: string; size: number }>(
      'select hash, size from blob where hash = any($1::text[])',
      [some],
    );
    const sizeOf = new Map(sizes.map((row) => [row.hash, row.size]));
    for (const group of bySize(some, sizeOf)) {
      const rows = await query<{ hash: string; bytes: Uint8Array }>(
        'select hash, bytes from blob where hash = any($1::text[])',
        [group],
      );
      const bytesOf = new Map(rows.map((row) => [row.hash, row.bytes]));
      for (const hash of group) {
        const bytes = bytesOf.get(hash);
        if (!bytes) throw new LedgerError(`The evidence ${hash} is missing: restore a backup.`);
        yield { hash, bytes };
      }
    }
  }
}

function bySize(hashes: readonly string[], sizeOf: ReadonlyMap<string, number>): readonly string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const hash of hashes) {
    const size = sizeOf.get(hash) ?? 0;
    const last = groups.at(-1);
    if (last && size <= room) {
      last.push(hash);
      room -= size;
    } else {
      groups.push([hash]);
      room = batchBytes - size;
    }
  }
  return groups;
}

function base64(hash: Hash): string {
  return Buffer.from(hash).toString('base64');
}
