import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { openCheckpoint, type Checkpoint } from './checkpoint.ts';
import { evidenceOf } from './entry-evidence.ts';
import { hashLeaf, TreeHasher, verifyConsistency, verifyInclusion, type Hash } from './merkle.ts';
import { NoteError, type NoteKey } from './signed-note.ts';

/**
 * An export, as its files stand on a disk: what `verify` is given.
 *
 * - `checkpoint`: the signed state of the log that everything is held against.
 * - `entries.jsonl`: one entry a line, the very bytes whose hash is the leaf.
 * - `proofs.jsonl`: for each entry its number and the hashes that lead to the checkpoint's root. A whole log needs none.
 * - `history.jsonl`: earlier checkpoints, each with the proof that the log only added to it.
 * - `evidence/HASH`: the bytes that entries speak of.
 */
export interface ExportFiles {
  /** A text file of the export, or null where it is not there. */
  readonly text: (name: string) => string | null;
  /** Names of the files under evidence/, sorted. */
  readonly evidence: readonly string[];
  readonly evidenceBytes: (name: string) => Uint8Array;
}

export type Verification =
  | {
      readonly ok: true;
      readonly checkpoint: Checkpoint;
      readonly entries: number;
      readonly evidence: number;
    }
  | { readonly ok: false; readonly where: string; readonly problem: string };

class Wrong extends Error {
  readonly where: string;
  constructor(where: string, problem: string) {
    super(problem);
    this.where = where;
  }
}

/** Checks an export from itself and the public key alone, and names the first thing that is wrong. No network, no clock. */
export function verifyExport(files: ExportFiles, key: NoteKey): Verification {
  try {
    const checkpoint = checkCheckpoint(files, key);
    const bodies = linesOf(files, 'entries.jsonl');
    const proofs = linesOf(files, 'proofs.jsonl');
    if (proofs.length > 0) checkProofs(bodies, proofs, checkpoint);
    else checkWhole(bodies, checkpoint);
    checkHistory(files, checkpoint, key);
    const evidence = checkEvidence(files, bodies);
    return { ok: true, checkpoint, entries: bodies.length, evidence };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, where: error.where, problem: error.message };
    throw error;
  }
}

function checkCheckpoint(files: ExportFiles, key: NoteKey): Checkpoint {
  const note = files.text('checkpoint');
  if (note === null)
    throw new Wrong('checkpoint', 'The file is missing: this is no export, or it is not whole.');
  return opened(note, key, 'checkpoint');
}

function opened(note: string, key: NoteKey, where: string): Checkpoint {
  try {
    return openCheckpoint(note, key);
  } catch (error) {
    if (error instanceof NoteError) throw new Wrong(where, error.message);
    throw error;
  }
}

/** The lines of a file; every line ends in a newline, so that no byte goes unread. */
function linesOf(files: ExportFiles, name: string): readonly string[] {
  const text = files.text(name) ?? '';
  if (text === '') return [];
  if (!text.endsWith('\n'))
    throw new Wrong(name, 'The last line does not end: the file was cut off or changed.');
  return text.slice(0, -1).split('\n');
}

function checkWhole(bodies: readonly string[], checkpoint: Checkpoint): void {
  if (bodies.length !== checkpoint.size) {
    throw new Wrong(
      'entries.jsonl',
      `It has ${bodies.length} entries, the checkpoint ${checkpoint.size}: entries are missing or were added.`,
    );
  }
  const tree = new TreeHasher();
  bodies.forEach((body, i) => {
    checkCanonical(body, i + 1);
    tree.add(hashLeaf(Buffer.from(body)));
  });
  if (!Buffer.from(tree.root()).equals(checkpoint.root)) {
    throw new Wrong(
      'entries.jsonl',
      "The entries do not add up to the checkpoint's root: at least one was changed, or their order was.",
    );
  }
}

function checkProofs(bodies: readonly string[], proofs: readonly string[], checkpoint: Checkpoint): void {
  if (bodies.length !== proofs.length)
    throw new Wrong('proofs.jsonl', `There are ${proofs.length} proofs for ${bodies.length} entries.`);
  bodies.forEach((body, i) => {
    const line = proofs[i] ?? '';
    const where = `proofs.jsonl:${i + 1}`;
    const { seq, hashes } = parseProof(line, where);
    checkCanonical(body, i + 1);
    if (!verifyInclusion(hashLeaf(Buffer.from(body)), seq, checkpoint.size, hashes, checkpoint.root)) {
      throw new Wrong(
        `entries.jsonl:${i + 1}`,
        `Entry ${seq} is not in the log as it stands here: it or its proof was changed.`,
      );
    }
  });
}

function checkCanonical(body: string, line: number): void {
  const value = parsed(body, `entries.jsonl:${line}`);
  if (canonicalJson(value) !== body)
    throw new Wrong(`entries.jsonl:${line}`, 'The entry is not in canonical form: it was changed.');
}

function checkHistory(files: ExportFiles, now: Checkpoint, key: NoteKey): void {
  linesOf(files, 'history.jsonl').forEach((line, i) => {
    const where = `history.jsonl:${i + 1}`;
    const value = parsed(line, where);
    if (!isRecord(value) || typeof value['note'] !== 'string' || canonicalJson(value) !== line)
      throw new Wrong(where, 'The line is no earlier checkpoint: it was changed.');
    const before = opened(value['note'], key, where);
    if (!verifyConsistency(before.size, now.size, before.root, now.root, hashesOf(value['proof'], where))) {
      throw new Wrong(
        where,
        `The log of now does not continue the log of ${before.size} entries: history was changed.`,
      );
    }
  });
}

function checkEvidence(files: ExportFiles, bodies: readonly string[]): number {
  const wanted = new Set(bodies.flatMap((body, i) => evidenceOf(parsed(body, `entries.jsonl:${i + 1}`))));
  const there = new Set(files.evidence);
  for (const hash of [...wanted].sort())
    if (!there.has(hash)) throw new Wrong(`evidence/${hash}`, 'An entry speaks of it, and it is missing.');
  for (const name of files.evidence) {
    if (!wanted.has(name))
      throw new Wrong(`evidence/${name}`, 'No entry speaks of it: it was added or renamed.');
    const hash = createHash('sha256').update(files.evidenceBytes(name)).digest('hex');
    if (hash !== name) throw new Wrong(`evidence/${name}`, `Its bytes hash to ${hash}: they were changed.`);
  }
  return files.evidence.length;
}

function parseProof(line: string, where: string): { readonly seq: number; readonly hashes: readonly Hash[] } {
  const value = parsed(line, where);
  if (!isRecord(value) || typeof value['seq'] !== 'number' || canonicalJson(value) !== line)
    throw new Wrong(where, 'The line is no proof: it was changed.');
  return { seq: value['seq'], hashes: hashesOf(value['proof'], where) };
}

/** Base64 of 32 bytes each; a spelling that decodes to the same bytes is not accepted. */
function hashesOf(value: JsonValue | undefined, where: string): readonly Hash[] {
  if (!Array.isArray(value)) throw new Wrong(where, 'The proof is no list of hashes.');
  return value.map((encoded: JsonValue) => {
    const bytes = typeof encoded === 'string' ? Buffer.from(encoded, 'base64') : Buffer.alloc(0);
    if (bytes.length !== 32 || bytes.toString('base64') !== encoded)
      throw new Wrong(where, 'A hash of the proof is no SHA-256 hash.');
    return bytes;
  });
}

function parsed(line: string, where: string): JsonValue {
  try {
    return JSON.parse(line) as JsonValue; // what JSON.parse returns is a JSON value
  } catch {
    throw new Wrong(where, 'The line is no JSON: it was changed or cut off.');
  }
}

function isRecord(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
