import { DatabaseError } from './database.ts';

/** Runs what writes much; where the store's disk is full, throws a `DatabaseError` that says what was not kept. */
export async function unlessDiskFull<Result>(notKept: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (cause) {
    if (!isDiskFull(cause)) throw cause;
    throw new DatabaseError(`The store's disk is full: ${notKept}. Make room, then give it again.`, {
      cause,
    });
  }
}

/** PostgreSQL's code for it, on either engine, and the system's own. */
function isDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === '53100' || error.code === 'ENOSPC';
}
