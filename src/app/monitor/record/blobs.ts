import { createHash } from 'node:crypto';
import type { Query, SqlValue } from '../database.ts';

/** Bytes with their content hash. */
export interface Blob {
  /** SHA-256, hex. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export function blobOf(bytes: Uint8Array): Blob {
  return { hash: createHash('sha256').update(bytes).digest('hex'), bytes };
}

/** Bytes and rows that one statement carries at most: more only costs memory. */
const batchBytes = 4 * 1024 * 1024;
const batchRows = 500;

/**
 * Keeps bytes, each content once. Always in order of the hash, so that two transactions with the same contents wait for
 * each other in one order.
 */
export async function keepBlobs(query: Query, blobs: readonly Blob[]): Promise<void> {
  const byHash = new Map(blobs.map((blob) => [blob.hash, blob]));
  const ordered = [...byHash.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  let batch: Blob[] = [];
  let size = 0;
  for (const blob of ordered) {
    if (batch.length > 0 && (batch.length === batchRows || size + blob.bytes.length > batchBytes)) {
      await insert(query, batch);
      [batch, size] = [[], 0];
    }
    batch.push(blob);
    size += blob.bytes.length;
  }
  if (batch.length > 0) await insert(query, batch);
}

async function insert(query: Query, blobs: readonly Blob[]): Promise<void> {
  const rows = blobs.map((_, i) => `($${3 * i + 1}, $${3 * i + 2}, $${3 * i + 3})`).join(', ');
  const values = blobs.flatMap(({ hash, bytes }): SqlValue[] => [hash, bytes.length, bytes]);
  await query(`insert into blob (hash, size, bytes) values ${rows} on conflict (hash) do nothing`, values);
}

/** The bytes of a content hash, or null where there are none. */
export async function readBlob(query: Query, hash: string): Promise<Uint8Array | null> {
  const [row] = await query<{ bytes: Uint8Array }>('select bytes from blob where hash = $1', [hash]);
  return row?.bytes ?? null;
}
