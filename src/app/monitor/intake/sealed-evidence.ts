import { createHmac, randomBytes } from 'node:crypto';
import { canonicalJson, type JsonValue } from '../../../record/canonical-json.ts';
import { blobOf, keepBlobs } from '../record/blobs.ts';
import type { Database } from '../database.ts';

const keySetting = 'seal key';

/**
 * Keeps what must never be shown (an observer's exact position and name) beside the record: the bytes stay in the store, and no entry of
 * the ledger names them as evidence, so that no export and no address of the API holds them. The hash that is returned stands
 * in the report: whoever is later shown the sealed bytes can check that they are the ones of that day. A salt keeps the
 * hash from being guessed; it comes from a key of the store, so that the same form sealed twice is one.
 */
export async function seal(db: Database, content: JsonValue): Promise<string> {
  const key = await sealKey(db);
  const salt = createHmac('sha256', key).update(canonicalJson(content)).digest('hex');
  const blob = blobOf(Buffer.from(canonicalJson({ salt, content })));
  await db.transaction((query) => keepBlobs(query, [blob]));
  return blob.hash;
}

async function sealKey(db: Database): Promise<string> {
  await db.query('insert into setting (key, value) values ($1, $2) on conflict (key) do nothing', [
    keySetting,
    randomBytes(32).toString('hex'),
  ]);
  const [row] = await db.query<{ value: string }>('select value from setting where key = $1', [keySetting]);
  if (!row) throw new Error('The key for sealed evidence could not be kept.');
  return row.value;
}
