import type { Clock, Log } from '../clock-and-log.ts';
import { createCorrectionReader } from '../corrections/corrections.ts';
import type { Database } from '../database.ts';
import { deriveReport, VersionGone } from './derive-report.ts';
import type { DerivePort } from './derive.ts';
import { faultFields } from '../fault-fields.ts';
import { createHousekeeper } from './housekeeping.ts';
import { pause } from '../pause.ts';
import { regroup, type RegroupParts } from './regroup.ts';
import {
  completeWork,
  failWork,
  LeaseLost,
  leaseTime,
  renewWork,
  returnWork,
  takeWork,
  type Work,
} from './work-queue.ts';

export interface WorkLoop {
  readonly db: Database;
  readonly derive: DerivePort;
  /** The program's version. */
  readonly program: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Stops the loop: what runs is ended, what waits is given back. */
  readonly signal: AbortSignal;
  /** Tells workers apart; several on one database need different names. */
  readonly name: string;
  /** Milliseconds until what a dead worker held comes back; 60 s where nothing is said. */
  readonly lease?: number;
}

/** Milliseconds between two looks at an empty queue. */
const idle = 500;
/** Pieces that are taken at once for each that can run: so few that another worker finds some, so many that none waits. */
const takenAhead = 4;
/** Reports that are under way beside those that threads read: what was read is stored while the next is read. */
const storedMeanwhile = 1;
/** Grouping waits while reports wait to be read, but not so long that it would take less than this share of the time. */
const groupingShare = 1 / 3;

/** Does the work of the queue until the signal. Several loops, in one process or in many, share one database. */
export async function runWorkLoop(loop: WorkLoop): Promise<void> {
  const worker = `${loop.name}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
  const { db, derive, program, clock, lease = leaseTime } = loop;
  const parts: RegroupParts = {
    db,
    derive,
    program,
    worker,
    now: clock,
    readCorrections: createCorrectionReader(),
  };
  const held = new Set<number>();
  const renewing = setInterval(() => {
    renewWork(db.query, [...held], worker, clock(), lease).catch((error: unknown) => {
      loop.log('warn', 'leases could not be renewed', faultFields(error));
    });
  }, lease / 3);
  try {
    const grouping = Array.from({ length: derive.width }, (_, i) => groupWindows(loop, parts, held, i === 0));
    await Promise.all([readReports(loop, parts, held), ...grouping]);
  } finally {
    clearInterval(renewing);
    await returnWork(db.query, [...held], worker).catch(() => undefined);
  }
}

/** Reads reports, as many side by side as there are threads, and stores what was read before. */
async function readReports(loop: WorkLoop, parts: RegroupParts, held: Set<number>): Promise<void> {
  const { db, derive, signal, clock } = loop;
  const waiting: Work[] = [];
  const running = new Set<Promise<void>>();
  while (!signal.aborted) {
    if (waiting.length === 0) {
      const taken = await tried(loop, () =>
        takeWork(db.query, 'derive', derive.width * takenAhead, parts.worker, clock(), loop.lease),
      );
      for (const work of taken ?? []) {
        held.add(work.id);
        waiting.push(work);
      }
    }
    const next = waiting.shift();
    if (!next) {
      await (running.size > 0 ? Promise.race(running) : pause(idle, signal));
      continue;
    }
    const run: Promise<void> = step(loop, parts, held, next, deriveReport).finally(() => running.delete(run));
    running.add(run);
    if (running.size >= derive.width + storedMeanwhile) await Promise.race(running);
  }
  await Promise.all(running);
}

/**
 * Groups windows one after another when no report waits to be read. Where `whileReading`, now and then also while some
 * do, so that what a long flow of reports tells is not shown only at its end.
 */
async function groupWindows(
  loop: WorkLoop,
  parts: RegroupParts,
  held: Set<number>,
  whileReading: boolean,
): Promise<void> {
  const { db, signal, clock } = loop;
  const keepHouse = createHousekeeper(db);
  let rested = 0;
  let needed = 0;
  while (!signal.aborted) {
    const [busy] = (await tried(loop, () => db.query(waitingToBeRead, [clock()]))) ?? [{}];
    const isDue = !busy || (whileReading && rested >= needed * (1 / groupingShare - 1));
    const [work] = isDue
      ? ((await tried(loop, () => takeWork(db.query, 'group', 1, parts.worker, clock(), loop.lease))) ?? [])
      : [];
    if (!work) {
      if (!busy && whileReading) await tried(loop, keepHouse);
      await pause(idle, signal);
      rested += idle;
      continue;
    }
    held.add(work.id);
    const start = performance.now();
    await step(loop, parts, held, work, regroup);
    needed = performance.now() - start;
    rested = 0;
  }
}

const waitingToBeRead =
  "select 1 from work where kind = 'derive' and failed_at is null and run_at <= $1 limit 1";

async function step(
  { db, log, clock, signal }: WorkLoop,
  parts: RegroupParts,
  held: Set<number>,
  work: Work,
  run: (parts: RegroupParts, work: Work) => Promise<void>,
): Promise<void> {
  try {
    await run(parts, work);
  } catch (error) {
    if (error instanceof LeaseLost) log('warn', 'another worker took the work over', { kind: work.kind });
    else if (error instanceof VersionGone)
      await completeWork(db.query, work, parts.worker, clock()).catch(() => undefined);
    else if (signal.aborted)
      // Cut off by the stop: no fault of the work, and no try that counts.
      await returnWork(db.query, [work.id], parts.worker).catch(() => undefined);
    else {
      log('error', `${work.kind} failed`, {
        key: work.key,
        attempt: work.attempts + 1,
        ...faultFields(error),
      });
      const why = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
      await failWork(db.query, work, parts.worker, why, clock()).catch(() => undefined);
    }
  } finally {
    held.delete(work.id);
  }
}

/** A database that does not answer is asked again after a while; the loop outlives its restarts. */
async function tried<Result>({ log, signal }: WorkLoop, run: () => Promise<Result>): Promise<Result | null> {
  try {
    return await run();
  } catch (error) {
    log('error', 'the queue cannot be read', faultFields(error));
    await pause(idle * 4, signal);
    return null;
  }
}
