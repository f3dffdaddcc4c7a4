/** The monitor's half of the composition root: its outside, each part loaded when it is first used. */
import { join } from 'node:path';
import type { Config } from './app/monitor/config.ts';
import type { MonitorPorts } from './app/monitor/monitor-ports.ts';
import { createFetcher } from './ingest/create-fetcher.ts';
import { runFetchLoop } from './ingest/fetch-loop.ts';
import { watchFolder } from './ingest/watch-folder.ts';
import { readConfig } from './server/config.ts';
import { createLog } from './server/log.ts';
import { linkDropDatabase, linkDropFolder } from './storage/link-drop-folder.ts';
import { publisherHouses } from './storage/load-resources.ts';
import { openDatabase, openKeptDatabase, type DatabaseLocation } from './storage/open-database.ts';
import { packageRoot } from './storage/package-root.ts';
import { openDerivationPool } from './workers/derivation-pool.ts';
import { openOnRequestThread } from './workers/on-request-thread.ts';

export function createMonitorPorts(): MonitorPorts {
  const clock = (): Date => new Date();
  const threadFile = join(packageRoot, 'dist', 'derivation-thread.js');
  return {
    readConfig: (flags) => readConfig(process.env, flags),
    clock,
    createLog: (out, least) => createLog(out, least, clock),
    openStore: (config) => openDatabase(locationOf(config)),
    openKeptStore: (config) => openKeptDatabase(locationOf(config)),
    links: ({ databaseUrl, data }, db) =>
      databaseUrl !== null && db !== null ? linkDropDatabase(db, clock) : linkDropFolder(data, db, clock),
    listen: async (deps, links) => (await import('./server/listen.ts')).listen(deps, links),
    openDerivation: (agreement, threads) => openDerivationPool({ threadFile, agreement, threads }),
    openOnRequest: (agreement) => openOnRequestThread({ threadFile, agreement }),
    createFetcher: ({ userAgentContact, allowedPrivateHosts }, version) =>
      createFetcher({ version, contact: userAgentContact, allowedPrivateHosts }, { clock }),
    runFetchLoop,
    watchFolder,
    houses: publisherHouses,
    webFolder: join(packageRoot, 'dist', 'web'),
  };
}

function locationOf({ databaseUrl, data }: Config): DatabaseLocation {
  return databaseUrl === null ? { data } : { url: databaseUrl };
}
