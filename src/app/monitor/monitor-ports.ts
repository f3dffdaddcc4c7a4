import type { Writable } from 'node:stream';
import type { Agreement } from '../../domain/agreement.ts';
import type { Resources } from '../brief.ts';
import type { BriefPorts } from '../ports.ts';
import type { Clock, Log, LogLevel } from './clock-and-log.ts';
import type { Config, ConfigFlags } from './config.ts';
import type { Database } from './database.ts';
import type { DerivePort } from './derivation/derive.ts';
import type { Fetcher } from './intake/fetcher.ts';
import type { LinkDrop } from './link-drop.ts';
import type { OnRequestPort } from './on-request.ts';
import type { ServiceDeps } from './service-deps.ts';

/** The whole outside, as the command line gets it. */
export interface Ports extends BriefPorts {
  /** The outside of the standing monitor, loaded when a command needs it. */
  readonly monitor: () => Promise<MonitorPorts>;
}

/** The outside of the monitor, as its commands see it. Loaded only by them: `brief` needs none of it. */
export interface MonitorPorts {
  /** Environment and flags, checked. Throws `ConfigError`. */
  readonly readConfig: (flags: ConfigFlags) => Config;
  readonly clock: Clock;
  readonly createLog: (out: Writable, least: LogLevel) => Log;
  /** Opens the configured store, a new one where there is none, and brings it to this program's schema. Throws `DatabaseError`. */
  readonly openStore: (config: Config) => Promise<Database>;
  /** As `openStore`, but throws `DatabaseError` where there is no store: for commands that need what was kept. */
  readonly openKeptStore: (config: Config) => Promise<Database>;
  readonly links: (config: Config, db: Database | null) => LinkDrop;
  /** Serves requests until it is closed. Throws `ListenError`. */
  readonly listen: (deps: ServiceDeps, links: LinkDrop) => Promise<RunningService>;
  /** Threads that read and group, with this agreement's own actors and places. */
  readonly openDerivation: (agreement: Agreement | null, threads: number) => Derivation;
  /** A thread for what requests ask for; it starts with the first of them. */
  readonly openOnRequest: (
    agreement: Agreement | null,
  ) => OnRequestPort & { readonly close: () => Promise<void> };
  readonly createFetcher: (
    config: Config,
    program: string,
  ) => Fetcher & { readonly close: () => Promise<void> };
  readonly runFetchLoop: (loop: FetchLoop) => Promise<void>;
  readonly watchFolder: (watch: FolderWatch) => Promise<void>;
  /** Outlet -> the house that publishes it, from the reference data alone. */
  readonly houses: () => Resources['houses'];
  /** The folder that the web app is built into; it may not be there yet. */
  readonly webFolder: string;
}

/** The service while it answers. */
export interface RunningService {
  /** Where it listens. */
  readonly url: string;
  /** Takes no more requests, waits so long for those that are running, then cuts them off. */
  readonly close: (graceMs: number) => Promise<void>;
}

export type Derivation = DerivePort & { readonly close: () => Promise<void> };

export interface FetchLoop {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Reports that may wait to be read before intake pauses. */
  readonly maxBacklog: number;
}

export interface FolderWatch {
  readonly folder: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Reports that may wait to be read before intake pauses. */
  readonly maxBacklog: number;
}

/** The address or port cannot be had. The message says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}
