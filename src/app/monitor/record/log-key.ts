import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { encodeVerifierKey, rawPublicKey, type NoteKey } from '../../../record/signed-note.ts';
import type { Database } from '../database.ts';

/** The name and key that a monitor signs its log with. */
export interface LogKey {
  /** Whose log it is: no white space, no "+". */
  readonly name: string;
  readonly privateKey: KeyObject;
  /** "NAME+HASH+KEY": how the public half is handed to those who verify. */
  readonly verifierKey: string;
}

const nameSetting = 'log name';
const keySetting = 'log key';

/**
 * The monitor's own key. Made at the first start and kept with the data, so that every process on one database signs
 * alike and a backup brings it along. `name` counts only when it is made, e.g. "monitor.example.org".
 */
export async function openLogKey(db: Database, name?: string): Promise<LogKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = name ?? `trucewatch-${randomBytes(4).toString('hex')}`;
  return db.transaction(async (query) => {
    const insert = 'insert into setting (key, value) values ($1, $2) on conflict (key) do nothing';
    await query(insert, [nameSetting, made.replace(/[\s+]+/g, '-')]);
    await query(insert, [keySetting, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()]);
    const rows = await query<{ key: string; value: string }>(
      'select key, value from setting where key in ($1, $2)',
      [nameSetting, keySetting],
    );
    const values = new Map(rows.map((r) => [r.key, r.value]));
    return logKey(values.get(nameSetting) ?? '', createPrivateKey(values.get(keySetting) ?? ''));
  });
}

export function logKey(name: string, privateKey: KeyObject): LogKey {
  const verifierKey = encodeVerifierKey({ name, publicKey: rawPublicKey(privateKey) });
  return { name, privateKey, verifierKey };
}

/** What is handed to those who verify. */
export function publicKeyOf({ name, privateKey }: Pick<LogKey, 'name' | 'privateKey'>): NoteKey {
  return { name, publicKey: rawPublicKey(privateKey) };
}
