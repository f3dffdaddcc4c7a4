import type { Terminal } from './terminal.ts';

/** Fewer reports than this are done before a bar could be read. */
const worthShowing = 20;
/** Milliseconds between two drawings: often enough to look alive, seldom enough to cost nothing. */
const interval = 100;

export interface Progress {
  readonly step: (done: number, total: number) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

/** A bar on standard error with rate and time left; silent where standard error is no terminal. */
export function createProgress({ showProgress, stderr, now }: Terminal): Progress {
  const start = now();
  let drawn = -Infinity;
  return {
    step: (done, total) => {
      const at = now();
      if (!showProgress || total <= worthShowing || (at - drawn < interval && done < total)) return;
      drawn = at;
      stderr.write(`\r${progressLine(done, total, at - start)}\u001B[K`);
    },
    end: () => {
      if (drawn !== -Infinity) stderr.write('\r\u001B[K');
    },
  };
}

/** One line of at most 60 columns. `elapsed` in milliseconds. */
export function progressLine(done: number, total: number, elapsed: number): string {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.round(share * 20);
  const rate = elapsed > 0 ? (done * 1000) / elapsed : 0;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : 0;
  const bar = '█'.repeat(filled) + '░'.repeat(20 - filled);
  return `${bar} ${done}/${total} reports  ${rate.toFixed(0)}/s  ${durationWords(left)} left`;
}

function durationWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
