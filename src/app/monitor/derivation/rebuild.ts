import { pause } from '../pause.ts';
import { runWorkLoop, type WorkLoop } from './work-loop.ts';
import { backlog, type Backlog } from './work-queue.ts';

export interface RebuildOptions {
  /** Also what this version of the program made itself. */
  readonly all: boolean;
  /** Called now and then with what still waits. */
  readonly onProgress?: (left: Backlog) => void;
}

/** Milliseconds between two looks at what is left. */
const look = 250;

/**
 * Derives everything again that another version of the program made, from the evidence and the ledger. What people
 * decided stays: corrections are applied to what is derived anew, ids stay the same, and `correction_effect` tells where
 * the new derivation disagrees. What was derived before is shown until it is replaced. Returns how many reports were read again.
 */
export async function rebuild(loop: WorkLoop, options: RebuildOptions): Promise<number> {
  const asked = await askRebuild(loop, options.all);
  await workUntilDone(loop, options.onProgress);
  return asked;
}

/** Asks for it, for whichever workers there are. */
export async function askRebuild({ db, clock, program }: WorkLoop, all: boolean): Promise<number> {
  const rows = await db.query<{ id: number }>(
    `insert into work (kind, key, run_at, priority, asked_at)
     select 'derive', v.id::text, $1, -1, $1 from report_version v
     left join derivation d on d.version_id = v.id
     where $2::boolean or d.program is distinct from $3
     order by v.id
     on conflict (kind, key) do update set asked = work.asked + 1, failed_at = null, error = null, attempts = 0
     returning id`,
    [clock(), all, program],
  );
  return rows.length;
}

/** Runs a loop until nothing waits any more. What was given up stays given up. */
export async function workUntilDone(loop: WorkLoop, onProgress?: (left: Backlog) => void): Promise<void> {
  const done = new AbortController();
  const signal = AbortSignal.any([loop.signal, done.signal]);
  const running = runWorkLoop({ ...loop, signal });
  try {
    while (!signal.aborted) {
      const left = await backlog(loop.db.query, loop.clock());
      onProgress?.(left);
      if (left.derive + left.group === 0) break;
      await pause(look, signal);
    }
  } finally {
    done.abort();
    await running;
  }
}
