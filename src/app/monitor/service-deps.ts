import type { Agreement } from '../../domain/agreement.ts';
import type { Resources } from '../brief.ts';
import type { AgreementSource } from '../ports.ts';
import type { Clock, Log } from './clock-and-log.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import type { Fetcher } from './intake/fetcher.ts';
import type { LogKey } from './record/log-key.ts';
import type { OnRequestPort } from './on-request.ts';
import type { TaskTimes } from './derivation/task-times.ts';

/** Everything that requests are answered from. Built once at the start; tests hand in another. */
export interface ServiceDeps {
  readonly db: Database;
  readonly config: Config;
  /** The address people use, without a slash at the end. Known only once the service listens, hence a function. */
  readonly publicUrl: () => string;
  /** The program's version. */
  readonly program: string;
  readonly clock: Clock;
  readonly log: Log;
  /** What checkpoints are signed with: `verifierKeyOf(signingKey)` is handed to those who verify. */
  readonly signingKey: LogKey;
  /** What incidents are held against; null where nothing was chosen. */
  readonly agreement: Agreement | null;
  readonly agreements: AgreementSource;
  /** Outlet -> the house that publishes it. */
  readonly houses: () => Resources['houses'];
  /** Makes briefings and checks agreements, beside the thread that answers. */
  readonly onRequest: OnRequestPort;
  /** Null where this process fetches nothing. */
  readonly fetcher: Fetcher | null;
  /** Fetches a source out of turn; null where this process fetches none. */
  readonly fetchNow: ((source: number) => Promise<void>) | null;
  /** How long reading and grouping take in this process. */
  readonly taskTimes: TaskTimes;
  /** The folder that the web app is built into, there or not; null: none is served. */
  readonly webFolder: string | null;
  /** False until the store is open and work is running, and again while the service stops. */
  readonly ready: () => boolean;
}
