import type { Readable, Writable } from 'node:stream';

/** Where the command line reads and writes, and what it knows of the user's terminal. Built once, from the process. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Columns of standard output, 80 where it is no terminal. */
  readonly width: number;
  readonly color: boolean;
  /** True where standard error is a terminal: only then is progress drawn. */
  readonly showProgress: boolean;
  /** Milliseconds from some fixed instant. */
  readonly now: () => number;
}

/** Follows NO_COLOR (https://no-color.org) and dumb terminals. */
export function terminalOf(process: NodeJS.Process): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const plain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    stdin,
    stdout,
    stderr,
    width: stdout.isTTY ? stdout.columns : columnsOf(env['COLUMNS']),
    color: stdout.isTTY && !plain,
    showProgress: stderr.isTTY && env['TERM'] !== 'dumb',
    now: () => performance.now(),
  };
}

function columnsOf(value: string | undefined): number {
  const columns = Number(value ?? '');
  return Number.isInteger(columns) && columns > 0 ? columns : 80;
}
