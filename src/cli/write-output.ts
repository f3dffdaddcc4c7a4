import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OutputError } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Writes a file whole or not at all: to a neighbour first, then renamed. Throws `OutputError`. */
export function writeAtomically(file: string, content: string): void {
  if (isFolder(file))
    throw new OutputError(`${file} is a folder. Name a file in it: --out ${join(file, 'briefing.html')}`);
  const neighbour = `${file}.${process.pid}.part`;
  try {
    const handle = openSync(neighbour, 'wx');
    try {
      const bytes = Buffer.from(content);
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(neighbour, file);
  } catch (cause) {
    rmSync(neighbour, { force: true });
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new OutputError(
      `${file} cannot be written (${code}). Check that ${dirname(file)} exists and may be written to.`,
      {
        cause,
      },
    );
  }
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Writes to standard output and waits until it is taken; a closed pipe (`| head`) is no error. */
export async function writeOut({ stdout }: Terminal, content: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stdout.once('error', (error) => {
      if ('code' in error && error.code === 'EPIPE') resolve();
      else reject(error);
    });
    stdout.write(content, () => {
      resolve();
    });
  });
}
