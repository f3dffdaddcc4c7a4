import type { LogLevel } from './clock-and-log.ts';

/** Everything that can be set about the monitor, checked once at its start and never read again from elsewhere. */
export interface Config {
  /** The folder of the embedded store, of the signing key and of stored files. */
  readonly data: string;
  /** A PostgreSQL instead of the embedded store; null for the store in `data`. */
  readonly databaseUrl: string | null;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** How people reach the service, without a slash at the end; null for the address it listens on. */
  readonly publicUrl: string | null;
  /** The id of an agreement that ships, or a file; null holds incidents against none. */
  readonly agreement: string | null;
  /** Threads that read reports in this process; 0 leaves that to other processes on the same PostgreSQL. */
  readonly workers: number;
  /** Folders that are watched for reports. */
  readonly watch: readonly string[];
  /** Whether this process fetches the sources that are due. */
  readonly fetch: boolean;
  readonly log: LogLevel;
  /** Reports that may wait to be read before intake is answered with 503. */
  readonly maxBacklog: number;
  /** An address or page that those who run a fetched site can turn to; part of the user agent. */
  readonly userAgentContact: string | null;
  /** Hosts, with their port where that matters, that may be fetched though their address is private. */
  readonly allowedPrivateHosts: readonly string[];
  /** Behind a proxy that sets X-Forwarded-For: whose word is taken for the client's address. */
  readonly behindProxy: boolean;
}

/** Values given on the command line, by setting, as text. They win over the environment. */
export type ConfigFlags = Readonly<Partial<Record<keyof Config, string>>>;

/** A setting that is wrong, or a name that is none. The message names it and says what to write. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
