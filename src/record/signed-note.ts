import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/**
 * Signed notes as the transparency-log community writes them (C2SP signed-note): a text that ends in a newline, a blank
 * line, then "— NAME BASE64" lines, each holding a 4-byte key hash and a signature of the text. Ed25519 only.
 */
export interface NoteKey {
  /** The signer's name: no white space, no "+". */
  readonly name: string;
  /** The raw public key, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** A note that cannot be read, or whose signature is not what it should be. */
export class NoteError extends Error {
  override readonly name = 'NoteError';
}

const ed25519 = Uint8Array.of(1);
/** A public key in SPKI form is this prefix and the 32 raw bytes (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The raw 32 bytes of an Ed25519 key's public half. */
export function rawPublicKey(key: KeyObject): Uint8Array {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);
}

/** "NAME+HASH+KEY": how a public key is handed to those who verify. */
export function encodeVerifierKey(key: NoteKey): string {
  const body = Buffer.concat([ed25519, key.publicKey]);
  return `${key.name}+${keyHash(key).toString('hex')}+${body.toString('base64')}`;
}

/** Reads "NAME+HASH+KEY"; throws `NoteError` where the parts do not fit each other. */
export function decodeVerifierKey(text: string): NoteKey {
  const [name = '', hash = '', ...rest] = text.trim().split('+');
  const body = Buffer.from(rest.join('+'), 'base64');
  const key = { name, publicKey: body.subarray(1) };
  if (name === '' || body.length !== 33 || body[0] !== 1)
    throw new NoteError('This is no Ed25519 verifier key: it should read NAME+HASH+KEY.');
  if (keyHash(key).toString('hex') !== hash)
    throw new NoteError(
      "The verifier key's hash does not fit its name and key: it was copied with a mistake or changed.",
    );
  return key;
}

/** The note with one signature. `text` ends in a newline. */
export function signNote(text: string, name: string, privateKey: KeyObject): string {
  if (!text.endsWith('\n')) throw new NoteError('The text of a note ends in a newline.');
  const signature = sign(null, Buffer.from(text), privateKey);
  const hash = keyHash({ name, publicKey: rawPublicKey(privateKey) });
  return `${text}\n— ${name} ${Buffer.concat([hash, signature]).toString('base64')}\n`;
}

/** The text of a note, after checking the key's signature. Throws `NoteError` saying what is wrong. */
export function openNote(note: string, key: NoteKey): string {
  const split = note.lastIndexOf('\n\n');
  if (split < 0)
    throw new NoteError('This is no signed note: the blank line before the signatures is missing.');
  const text = note.slice(0, split + 1);
  const mine = note
    .slice(split + 2)
    .split('\n')
    .flatMap((line) => signatureOf(line, key));
  const signature = mine[0];
  if (!signature) throw new NoteError(`The note has no signature by ${key.name}.`);
  const publicKey = createPublicKey({
    key: Buffer.concat([spkiPrefix, key.publicKey]),
    format: 'der',
    type: 'spki',
  });
  if (!verify(null, Buffer.from(text), publicKey, signature))
    throw new NoteError(`The signature by ${key.name} does not fit the note's text.`);
  return text;
}

/** The signature bytes of a line by this key; nothing for another signer's line. */
function signatureOf(line: string, key: NoteKey): Uint8Array[] {
  const [dash, name, encoded] = line.split(' ');
  if (dash !== '—' || name !== key.name || encoded === undefined) return [];
  const bytes = Buffer.from(encoded, 'base64');
  const canonical = bytes.toString('base64') === encoded;
  return canonical && bytes.length === 68 && bytes.subarray(0, 4).equals(keyHash(key))
    ? [bytes.subarray(4)]
    : [];
}

function keyHash({ name, publicKey }: NoteKey): Buffer {
  return createHash('sha256').update(`${name}\n`).update(ed25519).update(publicKey).digest().subarray(0, 4);
}
