import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ReadOutcome, ReadProblem } from '../domain/report.ts';
import { largestRecordFile, largestReport } from '../reading/open-document.ts';

/** One thing to read, found but not yet opened. */
export interface Input {
  /** As the user would name it. */
  readonly source: string;
  /** The file's name, which says what it may hold; "" for standard input. */
  readonly name: string;
  readonly load: () => Promise<Uint8Array>;
}

/** What a folder is searched for; a file that is named outright may be called anything. */
const extensions = new Set(['.txt', '.text', '.html', '.htm', '.xhtml', '.json', '.jsonl', '.ndjson']);
const recordExtensions = new Set(['.json', '.jsonl', '.ndjson']);
/** Folders deeper than this are a loop or a disk, not reports. */
const maxDepth = 12;

export interface FoundInputs {
  readonly inputs: readonly Input[];
  readonly problems: readonly ReadProblem[];
}

/** Files and folders (searched recursively, hidden ones skipped, in code-unit order) and "-" for standard input. */
export function findInputs(paths: readonly string[], stdin: Readable): FoundInputs {
  const inputs: Input[] = [];
  const problems: ReadProblem[] = [];
  for (const path of paths) {
    if (path === '-') inputs.push({ source: 'standard input', name: '', load: () => readStream(stdin) });
    else findPath(path, inputs, problems);
  }
  return { inputs, problems };
}

function findPath(path: string, inputs: Input[], problems: ReadProblem[]): void {
  const before = inputs.length + problems.length;
  try {
    if (!statSync(path).isDirectory()) addFile(path, inputs, problems);
    else {
      walk(path, 0, inputs, problems);
      if (inputs.length + problems.length === before) problems.push(emptyFolder(path));
    }
  } catch (error) {
    problems.push(unreadable(path, error));
  }
}

function walk(folder: string, depth: number, inputs: Input[], problems: ReadProblem[]): void {
  if (depth > maxDepth) return;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) walk(path, depth + 1, inputs, problems);
      else if (extensions.has(extname(entry.name).toLowerCase())) addFile(path, inputs, problems);
    } catch (error) {
      problems.push(unreadable(path, error));
    }
  }
}

function addFile(path: string, inputs: Input[], problems: ReadProblem[]): void {
  const stats = statSync(path);
  if (!stats.isFile() && !stats.isFIFO()) {
    problems.push({
      source: path,
      kind: 'unreadable',
      message: 'is no file',
      remedy: 'Name a file or a folder.',
    });
  } else if (stats.size > limitOf(path)) problems.push(tooLarge(path, stats.size));
  else inputs.push({ source: path, name: basename(path), load: () => readFile(path) });
}

/** Reads one input; a failure is an outcome, never an exception. */
export async function loadInput(input: Input): Promise<Uint8Array | ReadOutcome> {
  try {
    return await input.load();
  } catch (error) {
    return { ok: false, problem: unreadable(input.source, error) };
  }
}

async function readStream(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array); // a byte stream gives one or the other
    size += bytes.length;
    chunks.push(bytes);
    if (size > largestRecordFile) break; // the reader says that it is too large
  }
  return Buffer.concat(chunks);
}

/** What the reader would refuse is not even opened. */
function limitOf(path: string): number {
  return recordExtensions.has(extname(path).toLowerCase()) ? largestRecordFile : largestReport;
}

function tooLarge(source: string, size: number): ReadProblem {
  return {
    source,
    kind: 'too-large',
    message: `is ${Math.round(size / 1e6)} MB; more than ${Math.round(limitOf(source) / 1e6)} MB is not read`,
    remedy: 'Split it into smaller files.',
  };
}

function emptyFolder(source: string): ReadProblem {
  return {
    source,
    kind: 'empty',
    message: 'holds no reports',
    remedy: 'Name a folder with .txt, .html, .json or .jsonl files.',
  };
}

function unreadable(source: string, error: unknown): ReadProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  const [message, remedy] =
    code === 'ENOENT'
      ? ['is not there', 'Check the path.']
      : code === 'EACCES' || code === 'EPERM'
        ? ['may not be read', 'Give yourself the right to read it.']
        : [`cannot be read (${code})`, 'Check the file.'];
  return { source, kind: 'unreadable', message, remedy };
}
