import type { Clock, Log } from '../app/monitor/clock-and-log.ts';
import type { Database } from '../app/monitor/database.ts';
import { faultFields } from '../app/monitor/fault-fields.ts';
import { fetchKnownSource, fetchLease } from '../app/monitor/intake/fetch-source.ts';
import type { Fetcher } from '../app/monitor/intake/fetcher.ts';
import { isBehind, usualMaxBacklog } from '../app/monitor/derivation/is-behind.ts';
import { pause } from '../app/monitor/pause.ts';
import { claimDueSource, type Source } from '../app/monitor/intake/sources.ts';

export interface FetchLoopInput {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** In [0, 1); spreads the sources' next looks. */
  readonly random?: () => number;
  /** Milliseconds between two looks at what is due. */
  readonly every?: number;
  /** Reports that may wait to be read before no more are fetched. */
  readonly maxBacklog?: number;
}

/** Sources read at once. The pace of each site is the fetcher's. */
const atOnce = 4;

/**
 * Reads the sources that are due until the signal is raised, then waits for those that are being read. Several processes on one
 * database share the sources. A fault with one source is logged and leaves the others alone.
 */
export async function runFetchLoop(input: FetchLoopInput): Promise<void> {
  const { signal, log, every = 5000 } = input;
  const running = new Set<Promise<void>>();
  while (!signal.aborted) {
    const source = running.size < atOnce ? await claim(input) : null;
    if (source === null) {
      await pause(every, signal);
      continue;
    }
    const run = fetchKnownSource({ random: Math.random, ...input }, source)
      .catch((error: unknown) => {
        log('error', 'reading a source failed', { source: source.id, ...faultFields(error) });
      })
      .finally(() => running.delete(run));
    running.add(run);
  }
  await Promise.all(running);
}

/** The next due source; null where there is none, or where too much waits to be read already. */
async function claim({
  db,
  clock,
  log,
  maxBacklog = usualMaxBacklog,
}: FetchLoopInput): Promise<Source | null> {
  try {
    if (await isBehind(db, clock, maxBacklog)) return null;
    return await claimDueSource(db.query, clock(), fetchLease);
  } catch (error) {
    log('error', 'looking for due sources failed', faultFields(error));
    return null;
  }
}
