import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { fromBase64, sameBytes, toHex } from './base64.ts';
import type { Hash } from './merkle.ts';

hashes.sha512 = sha512;

/** Whose signature a log carries. */
export interface VerifierKey {
  readonly name: string;
  /** The raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** The signed state of a log: whose it is, how many entries it has, and the root over them. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** What is wrong with a key or a checkpoint. `code` names it for the translation. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
  readonly code: 'not a key' | 'key changed' | 'not a checkpoint' | 'no signature' | 'wrong signature';
  constructor(code: CheckpointError['code']) {
    super(code);
    this.code = code;
  }
}

/** Reads "NAME+HASH+KEY", the way a signed note's key is handed on (C2SP signed-note). Throws `CheckpointError`. */
export function readVerifierKey(text: string): VerifierKey {
  const [name = '', hash = '', ...rest] = text.trim().split('+');
  const body = fromBase64(rest.join('+'));
  if (name === '' || body?.length !== 33 || body[0] !== 1) throw new CheckpointError('not a key');
  const key = { name, publicKey: body.slice(1) };
  if (toHex(keyHash(key)) !== hash) throw new CheckpointError('key changed');
  return key;
}

/** The checkpoint in a signed note, after checking its Ed25519 signature. Throws `CheckpointError`. */
export function openCheckpoint(note: string, key: VerifierKey): Checkpoint {
  const split = note.lastIndexOf('\n\n');
  if (split < 0) throw new CheckpointError('not a checkpoint');
  const text = note.slice(0, split + 1);
  const signature = note
    .slice(split + 2)
    .split('\n')
    .flatMap((line) => signatureOf(line, key))[0];
  if (!signature) throw new CheckpointError('no signature');
  if (!signed(signature, new TextEncoder().encode(text), key.publicKey))
    throw new CheckpointError('wrong signature');
  const [origin = '', size = '', root = ''] = text.split('\n');
  const hash = fromBase64(root);
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size) || hash?.length !== 32)
    throw new CheckpointError('not a checkpoint');
  return { origin, size: Number(size), root: hash };
}

/** The same from a key as text; null where anything about key or signature is wrong. */
export function checkedCheckpoint(note: string, verifierKey: string): Checkpoint | null {
  try {
    return openCheckpoint(note, readVerifierKey(verifierKey));
  } catch (error) {
    if (error instanceof CheckpointError) return null;
    throw error;
  }
}

function signatureOf(line: string, key: VerifierKey): Uint8Array[] {
  const [dash, name, encoded] = line.split(' ');
  if (dash !== '—' || name !== key.name || encoded === undefined) return [];
  const bytes = fromBase64(encoded);
  return bytes?.length === 68 && sameBytes(bytes.subarray(0, 4), keyHash(key)) ? [bytes.subarray(4)] : [];
}

/** A key that is no point of the curve makes the library throw: that is a signature which does not fit. */
function signed(signature: Uint8Array, text: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return verify(signature, text, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

function keyHash({ name, publicKey }: VerifierKey): Uint8Array {
  const bytes = sha256
    .create()
    .update(new TextEncoder().encode(`${name}\n`))
    .update(Uint8Array.of(1))
    .update(publicKey)
    .digest();
  return bytes.subarray(0, 4);
}
