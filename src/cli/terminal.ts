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
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Calls back at the first SIGINT or SIGTERM; a second one ends the process at once. */
  readonly onStop: (stop: () => void) => void;
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
    environment: env,
    onStop: (stop) => {
      listenForStop(process, stop);
    },
  };
}

/** Under npm one Ctrl+C comes twice: from the terminal, and passed on by npm. Milliseconds within which two are one. */
const sameSignalMs = 500;

function listenForStop(process: NodeJS.Process, stop: () => void): void {
  let asked: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now();
      if (asked === null) {
        asked = now;
        stop();
      } else if (now - asked > sameSignalMs) {
        process.exit(signal === 'SIGINT' ? 130 : 143); // 128 and the signal's number, as shells tell it
      }
    });
  }
}

function columnsOf(value: string | undefined): number {
  const columns = Number(value ?? '');
  return Number.isInteger(columns) && columns > 0 ? columns : 80;
}
