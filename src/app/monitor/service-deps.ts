import type { Agreement } from '../../domain/agreement.ts';
import type { Outlines } from '../../publishing/html/map-projection.ts';
import type { Resources } from '../brief.ts';
import type { AgreementSource, BriefPorts } from '../ports.ts';
import type { Clock, Log } from './clock-and-log.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import type { Fetcher } from './fetcher.ts';
import type { LogKey } from './log-key.ts';
import type { TaskTimes } from './task-times.ts';

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
  /** Checks an agreement's YAML; throws `AgreementError`. Its first argument names it in messages. */
  readonly parseAgreement: (name: string, yaml: string) => Promise<Agreement>;
  /** Models and reference data, loaded when first asked for: the service answers before that. */
  readonly resources: () => Promise<Resources>;
  /** The same with another agreement's names, for what was known under it; a test may leave it out. */
  readonly loadResources?: BriefPorts['loadResources'];
  /** Reads one document into reports. */
  readonly read: BriefPorts['read'];
  /** Outlines of countries for the map of a briefing. */
  readonly outlines: () => Promise<Outlines>;
  /** Null where this process fetches nothing. */
  readonly fetcher: Fetcher | null;
  /** Fetches a source out of turn; null where this process fetches none. */
  readonly fetchNow: ((source: number) => Promise<void>) | null;
  /** How long reading and grouping take in this process. */
  readonly taskTimes: TaskTimes;
  /** The folder of the built web app; null where it was not built. */
  readonly webFolder: string | null;
  /** False until the store is open and work is running, and again while the service stops. */
  readonly ready: () => boolean;
}
