import { existsSync } from 'node:fs';
import { join } from 'node:path';
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

/** Why a folder cannot be used, as an error that says what to do. */
export function folderProblem(data: string, cause: unknown): DatabaseError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return new DatabaseError(`The store in ${data} cannot be used${reasonOf(code)}`, { cause });
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
    case 'ENOSPC':
      return ': its disk is full. Make room.';
    default:
      return '. If its disk is full, make room; else restore a backup into another folder.';
  }
}
