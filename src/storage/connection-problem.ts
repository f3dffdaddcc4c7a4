import pg from 'pg';
import { DatabaseError } from '../app/monitor/database.ts';

/** What PostgreSQL says when it lets nobody in for now: connection trouble, too many connections, stopping or starting. */
const notNow = /^(?:08...|53300|57P0[1-5])$/;
/** What it says when it will not let us in as things stand: who we are, which database. */
const notLikeThis = /^(?:28...|3D000)$/;

/** An error of the connection as one that says what to do; every other error as it is. Names no host, user or password. */
export function connectionProblem(cause: unknown): unknown {
  if (cause instanceof pg.DatabaseError) {
    const code = cause.code ?? '';
    if (notNow.test(code)) return unreachable(code, cause);
    return notLikeThis.test(code)
      ? new DatabaseError(
          `PostgreSQL does not let this program in (${code}). Check user, password and database in DATABASE_URL.`,
          { cause },
        )
      : cause;
  }
  return isOfTheConnection(cause) ? unreachable(wordFor(cause), cause) : cause;
}

function unreachable(why: string, cause: unknown): DatabaseError {
  return new DatabaseError(
    `PostgreSQL cannot be reached (${why}). Check that it runs, and the host and port in DATABASE_URL.`,
    { cause, isUnreachable: true },
  );
}

/** The driver tells a broken connection by a system error, or by an `Error` of its own that has no code. */
function isOfTheConnection(cause: unknown): cause is Error {
  if (!(cause instanceof Error)) return false;
  if (cause instanceof AggregateError || 'syscall' in cause) return true;
  return (
    cause.constructor === Error && /\b(?:connect|connection|SSL|TLS|SASL|certificate)\b/i.test(cause.message)
  );
}

/** The system's code, else the driver's own words: they quote nothing. */
function wordFor(cause: Error): string {
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message.slice(0, 100);
}
