import type { KeyObject } from 'node:crypto';
import { NoteError, openNote, signNote, type NoteKey } from './signed-note.ts';
import type { Hash } from './merkle.ts';

/** The state of a log at one moment (C2SP tlog-checkpoint): whose log, how many entries, and the root over them. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** The checkpoint as a signed note. */
export function signCheckpoint({ origin, size, root }: Checkpoint, privateKey: KeyObject): string {
  return signNote(`${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`, origin, privateKey);
}

/** The checkpoint, after checking its signature. Throws `NoteError` saying what is wrong. */
export function openCheckpoint(note: string, key: NoteKey): Checkpoint {
  const [origin = '', size = '', root = ''] = openNote(note, key).split('\n');
  const hash = Buffer.from(root, 'base64');
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size))
    throw new NoteError(`The checkpoint's size "${size}" is no number.`);
  if (hash.length !== 32) throw new NoteError("The checkpoint's root is no SHA-256 hash.");
  return { origin, size: Number(size), root: hash };
}
