/** PostgreSQL's codes for a transaction that lost against another and may simply be tried again: serialisation, deadlock. */
const mayBeTriedAgain = new Set(['40001', '40P01']);
const attempts = 4;

/** Runs a transaction again where another one got in its way. Every other error is the caller's. */
export async function retried<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let i = 1; ; i++) {
    try {
      return await run();
    } catch (error) {
      if (i >= attempts || !isCollision(error)) throw error;
    }
  }
}

function isCollision(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    mayBeTriedAgain.has(error.code)
  );
}
