import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseError } from '../app/monitor/database.ts';

/** The embedded store itself, within the folder that holds its lock and its links too. */
export const databaseFolder = (data: string): string => join(data, 'database');

/** Throws `DatabaseError` where the folder holds no store: a misspelt one must not pass for an empty store. */
export function checkHoldsStore(data: string): void {
  if (!existsSync(databaseFolder(data)))
    throw new DatabaseError(
      `There is no store in the folder ${data}. Name the monitor's folder with --data; "serve" and "restore" make a new one.`,
    );
}

/**
 * Makes a folder that only its owner may read, and those above it, where they are not there. Node's own way to make those
 * above spins for ever where a folder takes none though it is there, as /proc does.
 */
export function makeFolder(folder: string, make: (path: string) => void = makePrivate): void {
  try {
    make(folder);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
    const above = dirname(folder);
    if (code !== 'ENOENT' || existsSync(above)) throw error;
    makeFolder(above, make);
    make(folder);
  }
}

function makePrivate(path: string): void {
  mkdirSync(path, { mode: 0o700 });
}

/** Why a folder cannot be used, as an error that says what to do. */
export function folderProblem(data: string, cause: unknown): DatabaseError {
  return new DatabaseError(`The store in ${data} cannot be used${reasonOf(codeOf(cause))}`, { cause });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function reasonOf(code: unknown): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `: this user may not write there (${code}). Give it the folder, or choose another with --data.`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `: that is no folder (${code}). Choose another with --data.`;
    case 'ENOENT':
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return `: nothing can be made there (${code}). Choose another with --data.`;
    case 'ENOSPC':
      return ': its disk is full. Make room.';
    default:
      return '. If its disk is full, make room; else restore a backup into another folder.';
  }
}
