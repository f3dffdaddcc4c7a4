import {
  NotMade,
  type AskedBriefing,
  type AskedFindings,
  type AskedText,
  type OnRequestPort,
  type ParsedText,
} from '../app/monitor/on-request.ts';
import type { FindingView } from '../app/monitor/views/origin-views.ts';
import { PoolFull, ThreadPool, type PoolOptions } from './thread-pool.ts';
import type { Result, Task } from './thread-tasks.ts';

export interface OnRequestOptions extends Pick<PoolOptions, 'threadFile' | 'agreement' | 'lingerMs'> {
  /** Milliseconds from the question to the answer, waiting included. */
  readonly longest?: number;
  readonly mostWaiting?: number;
  readonly idleMs?: number;
}

/** The largest briefing takes some seconds; proxies give up after 60. */
const longestMs = 55_000;
/** A dozen large briefings are through in half a minute; who comes after them would wait for nothing. */
const usualWaiting = 12;
/** A thread that nobody needs gives back some 200 MB; it is up again in about a second. */
const usualIdleMs = 600_000;
const retryAfter = 15;

/**
 * Does what requests ask for in one thread of its own: the threads that read reports may be busy with a window for minutes.
 * It starts with the first question and ends when nobody has asked for a while.
 */
export function openOnRequestThread({
  longest = longestMs,
  mostWaiting = usualWaiting,
  idleMs = usualIdleMs,
  ...options
}: OnRequestOptions): OnRequestPort & { readonly close: () => Promise<void> } {
  const pool = new ThreadPool({ ...options, threads: 1, mostWaiting, idleMs });
  let isClosed = false;
  const run = async (task: Task, signal: AbortSignal): Promise<Result> => {
    const end = new AbortController();
    const leave = (): void => {
      end.abort(signal.reason);
    };
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end.abort();
    }, longest);
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
    try {
      return await pool.run(task, end.signal);
    } catch (error) {
      // Who has gone is told nothing.
      throw signal.aborted ? error : whyNot(error, { isClosed, isLate, longest });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
    }
  };
  return {
    // The kind of the task decides the kind of the result.
    brief: (input: AskedBriefing, signal) => run({ kind: 'brief', input }, signal) as Promise<string>,
    parse: (input: AskedText, signal) => run({ kind: 'parse', input }, signal) as Promise<ParsedText>,
    assess: (input: AskedFindings, signal) =>
      run({ kind: 'assess', input }, signal) as Promise<readonly FindingView[]>,
    close: () => {
      isClosed = true;
      return pool.close();
    },
  };
}

/** What the one who asked is told. A thread that crashed is a fault, and stays one. */
function whyNot(
  error: unknown,
  {
    isClosed,
    isLate,
    longest,
  }: { readonly isClosed: boolean; readonly isLate: boolean; readonly longest: number },
): unknown {
  if (isClosed)
    return new NotMade('The service stops. Ask again when it is back.', retryAfter, { cause: error });
  if (error instanceof PoolFull)
    return new NotMade('Too many briefings and checks are being made. Ask again in a moment.', retryAfter, {
      cause: error,
    });
  if (isLate)
    return new NotMade(
      `It was not done within ${longest / 1000} s. Choose fewer reports, or ask when less is going on.`,
      retryAfter,
      { cause: error },
    );
  return error;
}
