import type { Agreement } from '../../domain/agreement.ts';
import type { BriefPorts } from '../ports.ts';
import { chosenAgreement } from './chosen-agreement.ts';
import { runCheckpointLoop } from './record/checkpoint-loop.ts';
import type { Log } from './clock-and-log.ts';
import type { Config } from './config.ts';
import { addLink, everSignedIn, hashSecret, newSecret } from './credentials.ts';
import type { Database } from './database.ts';
import { faultFields } from './fault-fields.ts';
import { fetchSource } from './intake/fetch-source.ts';
import { openLogKey } from './record/log-key.ts';
import type { MonitorPorts, RunningService } from './monitor-ports.ts';
import { createTaskTimes, type TaskTimes } from './derivation/task-times.ts';
import { workUntilStopped } from './derivation/work-until-stopped.ts';

/** What a stop waits for, milliseconds, before it cuts off what still runs. What is cut off is done again at the next start. */
const graceMs = 10_000;

export interface Monitor {
  readonly db: Database;
  readonly agreement: Agreement | null;
  /** Where people open it. */
  readonly url: string;
  /** A one-time link; null once somebody has signed in. */
  readonly link: string | null;
  /** Starts reading, fetching and watching. The service answers before that. */
  readonly work: () => void;
  /** Stops taking requests, ends what runs within 10 s, closes the store. */
  readonly stop: () => Promise<void>;
}

export interface MonitorParts {
  readonly config: Config;
  readonly ports: BriefPorts;
  readonly monitor: MonitorPorts;
  /** The agreement that was given at this start; null for the one given last. */
  readonly givenAgreement: Agreement | null;
  readonly log: Log;
  readonly program: string;
}

/** Opens the store and serves it. Throws `DatabaseError` and `ListenError`. */
export async function openMonitor(parts: MonitorParts): Promise<Monitor> {
  const db = await parts.monitor.openStore(parts.config);
  try {
    return await serveStore(parts, db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function serveStore(parts: MonitorParts, db: Database): Promise<Monitor> {
  const { config, ports, monitor, log } = parts;
  const { clock } = monitor;
  const agreement = await chosenAgreement(db, parts.givenAgreement, clock);
  const signingKey = await openLogKey(
    db,
    config.publicUrl === null ? undefined : new URL(config.publicUrl).host,
  );
  const stopping = new AbortController();
  const running: Promise<void>[] = [];
  const fetcher = config.fetch ? monitor.createFetcher(config, parts.program) : null;
  const times = createTaskTimes();
  const onRequest = monitor.openOnRequest(agreement);
  let service: RunningService | null = null;
  let isReady = false;
  const publicUrl = () => config.publicUrl ?? service?.url ?? '';
  service = await monitor.listen(
    {
      db,
      config,
      publicUrl,
      program: parts.program,
      clock,
      log,
      signingKey,
      agreement,
      agreements: ports.agreements,
      houses: monitor.houses,
      onRequest,
      fetcher,
      fetchNow: fetcher === null ? null : (id) => fetchSource({ db, fetcher, clock, log }, id),
      taskTimes: times,
      webFolder: monitor.webFolder,
      ready: () => isReady,
    },
    monitor.links(config, db),
  );
  const { url, close } = service;
  const background = (name: string, run: Promise<void>): void => {
    running.push(
      run.catch((error: unknown) => {
        log('error', `${name} has stopped`, faultFields(error));
      }),
    );
  };
  return {
    db,
    agreement,
    url: publicUrl(),
    link: await firstLink(parts, db, publicUrl()),
    work: () => {
      const { signal } = stopping;
      const loop = { db, clock, log, signal, maxBacklog: config.maxBacklog };
      background('signing', runCheckpointLoop(db, signingKey, loop));
      // Without threads of its own it leaves reading to other processes.
      if (config.workers > 0) background('working', work(parts, { db, agreement, times, signal }));
      if (fetcher) background('fetching', monitor.runFetchLoop({ ...loop, fetcher }));
      for (const folder of config.watch)
        background(`watching ${folder}`, monitor.watchFolder({ ...loop, folder }));
      isReady = true;
      log('info', 'started', { url, engine: db.engine, workers: config.workers });
    },
    stop: async () => {
      isReady = false;
      log('info', 'stopping');
      stopping.abort();
      await Promise.all([close(graceMs), withinGrace(Promise.all(running))]);
      // Only now: what is still answered may need them. The store is the last.
      await Promise.all([onRequest.close(), fetcher?.close()]);
      await db.close();
      log('info', 'stopped');
    },
  };
}

/** A monitor that nobody has signed in to gets a link at each start; later ones come from `trucewatch sign-in-link`. */
async function firstLink({ monitor }: MonitorParts, db: Database, url: string): Promise<string | null> {
  if (await everSignedIn(db)) return null;
  const secret = newSecret();
  await addLink(db, hashSecret(secret), monitor.clock);
  return `${url}/sign-in#token=${secret}`;
}

interface Work {
  readonly db: Database;
  readonly agreement: Agreement | null;
  readonly times: TaskTimes;
  readonly signal: AbortSignal;
}

/** Reads and groups what waits, in threads of this process. */
async function work(parts: MonitorParts, { db, agreement, times, signal }: Work): Promise<void> {
  const { config, monitor, log, program } = parts;
  const derivation = monitor.openDerivation(agreement, config.workers);
  const derive = times.timed(derivation);
  await workUntilStopped(
    { db, derive, program, clock: monitor.clock, log, signal, name: 'serve' },
    derivation,
  );
}

function withinGrace(running: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  return Promise.race([running, late]).finally(() => {
    clearTimeout(timer);
  });
}
