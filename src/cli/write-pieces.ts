import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { OutputError } from './exit-code.ts';

/** What only its owner may read. */
export const ownerOnly = 0o600;
const ordinary = 0o666;

/**
 * Writes pieces to a file as they come, whole or not at all: to a neighbour first, flushed to the disk, then renamed. An
 * older file of that name is replaced. Returns the bytes written. Throws `OutputError`.
 */
export async function writePieces(
  file: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mode = ordinary,
): Promise<number> {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new OutputError(`${file} is a folder: name a file in it.`);
  const neighbour = `${file}.${process.pid}.part`;
  const handle = onDisk(file, () => openSync(neighbour, 'wx', mode));
  let total = 0;
  try {
    try {
      for await (const bytes of pieces) {
        onDisk(file, () => {
          for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
        });
        total += bytes.length;
      }
      onDisk(file, () => {
        fsyncSync(handle);
      });
    } finally {
      closeSync(handle);
    }
    onDisk(file, () => {
      renameSync(neighbour, file);
    });
    return total;
  } catch (error) {
    rmSync(neighbour, { force: true });
    throw error;
  }
}

/**
 * Writes files into a new or empty folder. The folder above must be there, as for a file: a misspelt path is told, not made.
 * Returns the bytes written. Throws `OutputError`.
 */
export async function writeFolder(
  folder: string,
  files: AsyncIterable<{
    readonly name: string;
    readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  }>,
): Promise<number> {
  if (!existsSync(folder))
    onDisk(folder, () => {
      mkdirSync(folder);
    });
  else if (onDisk(folder, () => readdirSync(folder)).length > 0)
    throw new OutputError(`${folder} is not empty: name a new folder.`);
  let total = 0;
  for await (const { name, chunks } of files) {
    const path = join(folder, ...name.split('/'));
    onDisk(folder, () => mkdirSync(dirname(path), { recursive: true }));
    total += await writePieces(path, chunks);
  }
  return total;
}

function onDisk<Result>(file: string, run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new OutputError(
      `${file} cannot be written (${code}). Check that ${dirname(file)} exists, may be written to and has room.`,
      { cause },
    );
  }
}
