import type { LogFields } from './clock-and-log.ts';
import { DatabaseError } from './database.ts';

/**
 * What may be logged of an error: its name, its code and where it was thrown. Its message may only where it is of a kind
 * that quotes no data: a database's and a parser's messages hold values, and those may be the text of a report.
 */
export function faultFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return {
    error: error.name,
    ...(code === null ? {} : { code }),
    ...(quotesNoData(error) ? { detail: error.message } : {}),
    at: framesOf(error.stack ?? ''),
  };
}

/** System errors (ENOSPC …) name a path; a TypeError or RangeError names code; a `DatabaseError` is in our own words. */
function quotesNoData(error: Error): boolean {
  if ('severity' in error) return false;
  return (
    error instanceof TypeError ||
    error instanceof RangeError ||
    error instanceof DatabaseError ||
    ('syscall' in error && 'errno' in error)
  );
}

/** The nearest frames, as file:line. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 4)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/file:\/\/\S*\//, ''),
    )
    .join(' < ');
}
