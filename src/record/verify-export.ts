import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { openCheckpoint, type Checkpoint } from './checkpoint.ts';
import { evidenceOf } from './entry-evidence.ts';
import { evidenceFolder, exportNames, type ExportFiles, type ExportName } from './export-layout.ts';
import { hashLeaf, TreeHasher, verifyConsistency, verifyInclusion, type Hash } from './merkle.ts';
import { LineError, readLines, readSmall } from './read-lines.ts';
import { decodeVerifierKey, encodeVerifierKey, NoteError, type NoteKey } from './signed-note.ts';
import { ZipError } from './zip-reader.ts';

export type Verification =
  | {
      readonly ok: true;
      readonly checkpoint: Checkpoint;
      /** How many entries stand in it; fewer than the checkpoint's size where it is a part of the record. */
      readonly entries: number;
      readonly evidence: number;
      /** Earlier states that it was shown to continue. */
      readonly history: number;
      readonly key: NoteKey;
    }
  /** `where`: the file, with the line where there is one. */
  | { readonly ok: false; readonly where: string; readonly problem: string };

class Wrong extends Error {
  readonly where: string;
  constructor(where: string, problem: string) {
    super(problem);
    this.where = where;
  }
}

/**
 * Checks an export from itself and the public key alone, and names the first thing that is wrong. No network, no clock;
 * one piece of a file in memory at a time, and 32 bytes an entry. Without a key the one in the export is taken: that shows
 * that the export is whole, not whose it is.
 */
export async function verifyExport(files: ExportFiles, given: NoteKey | null): Promise<Verification> {
  try {
    checkNames(files);
    const key = await keyOf(files, given);
    const checkpoint = opened(await text(files, 'checkpoint'), key, 'checkpoint');
    const wanted = new Set<string>();
    const entries = files.names.includes('proofs.jsonl')
      ? await checkProofs(files, checkpoint, wanted)
      : await checkWhole(files, checkpoint, wanted);
    const history = await checkHistory(files, checkpoint, key);
    const evidence = await checkEvidence(files, wanted);
    return { ok: true, checkpoint, entries, evidence, history, key };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, where: error.where, problem: error.message };
    if (error instanceof ZipError)
      return { ok: false, where: error.file || 'the archive', problem: error.message };
    throw error;
  }
}

/** The longest of the small files: a checkpoint or a key. */
const smallFile = 64 * 1024;

function checkNames({ names }: ExportFiles): void {
  const known = new Set<string>(exportNames);
  const stranger = names.find((name) => !known.has(name) && !name.startsWith(evidenceFolder));
  if (stranger !== undefined)
    throw new Wrong(stranger, 'It is no part of an export: it was added or renamed.');
}

async function text(files: ExportFiles, name: ExportName): Promise<string> {
  if (!files.names.includes(name))
    throw new Wrong(name, 'The file is missing: this is no export, or it is not whole.');
  const bytes = await lineErrorsAt(name, () => readSmall(files.chunks(name), smallFile));
  const read = bytes.toString('utf8');
  if (!Buffer.from(read).equals(bytes)) throw new Wrong(name, 'It is no text in UTF-8: it was changed.');
  return read;
}

async function keyOf(files: ExportFiles, given: NoteKey | null): Promise<NoteKey> {
  if (given && !files.names.includes('key')) return given;
  const told = await text(files, 'key');
  const key = noteErrorsAt('key', () => decodeVerifierKey(told));
  if (`${encodeVerifierKey(key)}\n` !== told)
    throw new Wrong('key', 'It is not written as a key is: it was changed.');
  if (given && (given.name !== key.name || !Buffer.from(given.publicKey).equals(key.publicKey)))
    throw new Wrong(
      'key',
      `It is the key of ${key.name}, and not the one given: this is not its record, or the file was changed.`,
    );
  return key;
}

function opened(note: string, key: NoteKey, where: string): Checkpoint {
  const checkpoint = noteErrorsAt(where, () => openCheckpoint(note, key));
  if (checkpoint.origin !== key.name)
    throw new Wrong(where, `It is of the log "${checkpoint.origin}", the key of "${key.name}".`);
  return checkpoint;
}

/** All entries: they add up to the root. With the file of leaves it can be told which one does not. */
async function checkWhole(files: ExportFiles, checkpoint: Checkpoint, wanted: Set<string>): Promise<number> {
  const leaves = files.names.includes('leaves') ? await readLeaves(files) : null;
  const tree = new TreeHasher();
  let size = 0;
  let odd: number | null = null;
  for await (const line of linesOf(files, 'entries.jsonl')) {
    const leaf = hashLeaf(line);
    tree.add(leaf);
    if (odd === null && leaves && !leaf.equals(leafAt(leaves, size))) odd = size;
    size++;
    checkEntry(line, size, wanted);
  }
  if (leaves && odd === null && leaves.length !== size * leafLine)
    odd = Math.min(size, leaves.length / leafLine);
  const isWhole = size === checkpoint.size && Buffer.from(tree.root()).equals(checkpoint.root);
  if (!isWhole) throw whichEntry(leaves, odd, size, checkpoint);
  if (odd !== null) throw new Wrong(`leaves:${odd + 1}`, 'It is not the hash of its entry: it was changed.');
  return size;
}

function whichEntry(leaves: Buffer | null, odd: number | null, size: number, checkpoint: Checkpoint): Wrong {
  if (leaves && odd !== null && rootOfLeaves(leaves)?.equals(checkpoint.root)) {
    return odd >= size
      ? new Wrong('entries.jsonl', `Entry ${odd} and what follows are missing.`)
      : new Wrong(
          `entries.jsonl:${odd + 1}`,
          `Entry ${odd} is not the one that was signed: it was changed, moved or added.`,
        );
  }
  return size === checkpoint.size
    ? new Wrong(
        'entries.jsonl',
        "The entries do not add up to the checkpoint's root: at least one was changed.",
      )
    : new Wrong(
        'entries.jsonl',
        `It has ${size} entries, the checkpoint ${checkpoint.size}: entries are missing or were added.`,
      );
}

/** Bytes of a line of `leaves`: 32 bytes in base64, and the newline. */
const leafLine = 45;

async function readLeaves(files: ExportFiles): Promise<Buffer> {
  // 10 million entries; a log that long is verified in parts.
  return lineErrorsAt('leaves', () => readSmall(files.chunks('leaves'), 10_000_000 * leafLine));
}

/** Empty where the line is none: no hash is equal to it. */
function leafAt(leaves: Buffer, index: number): Buffer {
  const line = leaves.toString('latin1', index * leafLine, (index + 1) * leafLine);
  const bytes = Buffer.from(line, 'base64');
  return `${bytes.toString('base64')}\n` === line ? bytes : Buffer.alloc(0);
}

function rootOfLeaves(leaves: Buffer): Buffer | null {
  const tree = new TreeHasher();
  for (let i = 0; i * leafLine < leaves.length; i++) {
    const leaf = leafAt(leaves, i);
    if (leaf.length !== 32) return null;
    tree.add(leaf);
  }
  return Buffer.from(tree.root());
}

async function checkProofs(files: ExportFiles, checkpoint: Checkpoint, wanted: Set<string>): Promise<number> {
  const proofs = linesOf(files, 'proofs.jsonl');
  let count = 0;
  for await (const line of linesOf(files, 'entries.jsonl')) {
    const next = await proofs.next();
    count++;
    if (next.done) throw new Wrong('proofs.jsonl', `There is no proof for line ${count} of entries.jsonl.`);
    const { seq, hashes } = parseProof(next.value.toString('utf8'), `proofs.jsonl:${count}`);
    checkEntry(line, count, wanted);
    if (!verifyInclusion(hashLeaf(line), seq, checkpoint.size, hashes, checkpoint.root))
      throw new Wrong(
        `entries.jsonl:${count}`,
        `Entry ${seq} is not in the log as it stands here: it or its proof was changed.`,
      );
  }
  if (!(await proofs.next()).done)
    throw new Wrong('proofs.jsonl', `There are more proofs than the ${count} entries.`);
  return count;
}

function checkEntry(line: Buffer, number: number, wanted: Set<string>): void {
  const where = `entries.jsonl:${number}`;
  const body = line.toString('utf8');
  const value = parsed(body, where);
  if (canonicalOf(value, where) !== body || !Buffer.from(body).equals(line))
    throw new Wrong(where, 'The entry is not in canonical form: it was changed.');
  for (const hash of evidenceOf(value)) wanted.add(hash);
}

async function checkHistory(files: ExportFiles, now: Checkpoint, key: NoteKey): Promise<number> {
  let count = 0;
  for await (const bytes of linesOf(files, 'history.jsonl')) {
    count++;
    const where = `history.jsonl:${count}`;
    const line = bytes.toString('utf8');
    const value = parsed(line, where);
    if (!isRecord(value) || typeof value['note'] !== 'string' || canonicalOf(value, where) !== line)
      throw new Wrong(where, 'The line is no earlier checkpoint: it was changed.');
    const before = opened(value['note'], key, where);
    if (!verifyConsistency(before.size, now.size, before.root, now.root, hashesOf(value['proof'], where)))
      throw new Wrong(
        where,
        `The log of now does not continue the log of ${before.size} entries: history was changed.`,
      );
  }
  return count;
}

async function checkEvidence(files: ExportFiles, wanted: ReadonlySet<string>): Promise<number> {
  const there = files.names.filter((name) => name.startsWith(evidenceFolder)).sort();
  const found = new Set(there.map((name) => name.slice(evidenceFolder.length)));
  for (const hash of [...wanted].sort())
    if (!found.has(hash))
      throw new Wrong(`${evidenceFolder}${hash}`, 'An entry speaks of it, and it is missing.');
  for (const name of there) {
    const told = name.slice(evidenceFolder.length);
    if (!wanted.has(told)) throw new Wrong(name, 'No entry speaks of it: it was added or renamed.');
    const hash = createHash('sha256');
    for await (const chunk of files.chunks(name)) hash.update(chunk);
    const actual = hash.digest('hex');
    if (actual !== told) throw new Wrong(name, `Its bytes hash to ${actual}: they were changed.`);
  }
  return there.length;
}

/** The lines of a file; none where it is not there. */
async function* linesOf(files: ExportFiles, name: ExportName): AsyncGenerator<Buffer, undefined> {
  if (!files.names.includes(name)) return;
  try {
    yield* readLines(files.chunks(name));
  } catch (error) {
    if (error instanceof LineError) throw new Wrong(name, error.message);
    throw error;
  }
}

async function lineErrorsAt<Result>(where: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof LineError) throw new Wrong(where, error.message);
    throw error;
  }
}

function noteErrorsAt<Result>(where: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof NoteError) throw new Wrong(where, error.message);
    throw error;
  }
}

function parseProof(line: string, where: string): { readonly seq: number; readonly hashes: readonly Hash[] } {
  const value = parsed(line, where);
  if (!isRecord(value) || typeof value['seq'] !== 'number' || canonicalOf(value, where) !== line)
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

/** Deep nesting and lone surrogates have no canonical form here. */
function canonicalOf(value: JsonValue, where: string): string {
  try {
    return canonicalJson(value);
  } catch {
    throw new Wrong(where, 'The line has no canonical form: it was changed.');
  }
}

function isRecord(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
