import { availableParallelism } from 'node:os';
import { delimiter } from 'node:path';
import { z } from 'zod';
import { logLevels } from '../app/monitor/clock-and-log.ts';
import { ConfigError, type Config, type ConfigFlags } from '../app/monitor/config.ts';

/** One setting: its variable, its flag where it has one, what it does, and how its text is read. */
interface Setting {
  readonly variable: string;
  readonly flag: string | null;
  readonly about: string;
  /** As the documentation tells the default. */
  readonly byDefault: string;
  readonly schema: z.ZodType;
  /** A value that must not be repeated in messages and logs. */
  readonly secret?: true;
}

/** More threads than processors only wait for each other; one is left to the service. */
const defaultWorkers = Math.max(1, Math.min(8, availableParallelism() - 1));

const flag = z.enum(['on', 'off'], 'write on or off').transform((value) => value === 'on');

function wholeNumber(low: number, high: number) {
  const message = `write a whole number from ${low} to ${high}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((n) => n >= low && n <= high, message);
}

function webAddress(protocols: readonly string[], example: string) {
  return z
    .string()
    .refine((text) => protocols.includes(protocolOf(text)), `write an address like ${example}`);
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}

/** The one list of settings: read from the environment and the command line, documented in docs/operations.md. */
export const settings = {
  data: {
    variable: 'TRUCEWATCH_DATA',
    flag: 'data',
    about: 'Folder of the embedded store, which holds the signing key too. One process at a time.',
    byDefault: './trucewatch-data',
    schema: z.string().min(1, 'name a folder').default('./trucewatch-data'),
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    flag: null,
    about: 'A PostgreSQL 15 or newer, in place of the embedded store.',
    byDefault: 'none: the embedded store',
    schema: webAddress(['postgres:', 'postgresql:'], 'postgres://user:password@host/database')
      .nullable()
      .default(null),
    secret: true,
  },
  host: {
    variable: 'TRUCEWATCH_HOST',
    flag: 'host',
    about: 'Address to listen on. 0.0.0.0 or :: lets other machines in; put a proxy with TLS before it.',
    byDefault: '127.0.0.1',
    schema: z
      .string()
      .regex(/^[\w.:%-]{1,253}$/, 'write an address like 127.0.0.1')
      .default('127.0.0.1'),
  },
  port: {
    variable: 'TRUCEWATCH_PORT',
    flag: 'port',
    about: 'Port to listen on; 0 lets the system choose one.',
    byDefault: '4321',
    schema: wholeNumber(0, 65535).default(4321),
  },
  publicUrl: {
    variable: 'TRUCEWATCH_PUBLIC_URL',
    flag: 'public-url',
    about: 'How people reach the service. With https, cookies are sent over https alone.',
    byDefault: 'the address it listens on',
    schema: webAddress(['http:', 'https:'], 'https://truce.example.org')
      .transform((text) => (text.endsWith('/') ? text.slice(0, -1) : text))
      .nullable()
      .default(null),
  },
  agreement: {
    variable: 'TRUCEWATCH_AGREEMENT',
    flag: 'agreement',
    about: 'The id of an agreement that ships (`trucewatch agreements`) or a YAML file.',
    byDefault: 'none; the samples bring their own',
    schema: z.string().min(1, 'name an agreement').nullable().default(null),
  },
  workers: {
    variable: 'TRUCEWATCH_WORKERS',
    flag: 'workers',
    about:
      'Threads that read reports in this process. 0 leaves it to `trucewatch work` on the same PostgreSQL.',
    byDefault: 'processors less one, at least 1, at most 8',
    schema: wholeNumber(0, 64).default(defaultWorkers),
  },
  watch: {
    variable: 'TRUCEWATCH_WATCH',
    flag: 'watch',
    about: 'Folders watched for reports, parted as in PATH (":", on Windows ";"). The flag can be repeated.',
    byDefault: 'none',
    schema: z
      .string()
      .transform((text) => text.split(delimiter).filter((folder) => folder !== ''))
      .default([]),
  },
  fetch: {
    variable: 'TRUCEWATCH_FETCH',
    flag: null,
    about: 'Whether this process fetches feeds and pages that are due: on or off.',
    byDefault: 'on',
    schema: flag.default(true),
  },
  log: {
    variable: 'TRUCEWATCH_LOG',
    flag: 'log',
    about: `The least that is logged: ${logLevels.join(', ')}.`,
    byDefault: 'info',
    schema: z.enum(logLevels, `write one of ${logLevels.join(', ')}`).default('info'),
  },
  maxBacklog: {
    variable: 'TRUCEWATCH_MAX_BACKLOG',
    flag: null,
    about:
      'Reports that may wait to be read; above that, intake by the API is answered 503 with Retry-After.',
    byDefault: '20000',
    schema: wholeNumber(1, 100_000_000).default(20_000),
  },
  userAgentContact: {
    variable: 'TRUCEWATCH_USER_AGENT_CONTACT',
    flag: null,
    about: 'Address or page that those who run a fetched site can turn to; told in the user agent.',
    byDefault: 'none',
    schema: z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/, 'write an address without spaces, like mailto:desk@example.org')
      .nullable()
      .default(null),
  },
  allowedPrivateHosts: {
    variable: 'TRUCEWATCH_ALLOWED_PRIVATE_HOSTS',
    flag: null,
    about:
      'Hosts, parted by commas, that may be fetched though their address is private: an intranet, a test. With a port, that port alone.',
    byDefault: 'none',
    schema: z
      .string()
      .transform((text) => text.split(',').map((host) => host.trim().toLowerCase()))
      .refine(
        (hosts) => hosts.every((host) => /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/.test(host)),
        'write hosts like intranet.example or 127.0.0.1:8080, parted by commas',
      )
      .default([]),
  },
  behindProxy: {
    variable: 'TRUCEWATCH_BEHIND_PROXY',
    flag: null,
    about: 'on: the last address in X-Forwarded-For is the client. Only behind a proxy that sets it.',
    byDefault: 'off',
    schema: flag.default(false),
  },
} as const satisfies Record<keyof Config, Setting>;

const entries = Object.entries(settings) as [keyof Config, Setting][]; // the keys are those of Config, see `satisfies`
const schema = z.object(Object.fromEntries(entries.map(([key, setting]) => [key, setting.schema])));

/** Environment and flags → the configuration, frozen. Throws `ConfigError` naming what is wrong and what to write. */
export function readConfig(environment: NodeJS.ProcessEnv, flags: ConfigFlags = {}): Config {
  refuseUnknown(environment);
  const given: Partial<Record<keyof Config, string>> = {};
  for (const [key, { variable }] of entries) {
    const value = flags[key] ?? environment[variable];
    if (value !== undefined && value !== '') given[key] = value;
  }
  const result = schema.safeParse(given);
  if (!result.success) throw new ConfigError(explain(result.error.issues[0], given, flags));
  return Object.freeze(result.data as unknown as Config); // the schema is built from one setting for each key of Config
}

/** A misspelt name would be silently without effect. */
function refuseUnknown(environment: NodeJS.ProcessEnv): void {
  const known = entries.map(([, { variable }]) => variable);
  for (const name of Object.keys(environment).sort()) {
    if (!name.startsWith('TRUCEWATCH_') || known.includes(name)) continue;
    const nearest = [...known].sort((a, b) => distance(a, name) - distance(b, name))[0] ?? '';
    throw new ConfigError(`There is no setting ${name}; the nearest is ${nearest}.`);
  }
}

function explain(issue: z.core.$ZodIssue | undefined, given: ConfigFlags, flags: ConfigFlags): string {
  const key = issue?.path[0] as keyof Config; // paths of an object's issues start with a key
  const { variable, flag: name, secret } = settings[key] as Setting;
  const what = flags[key] !== undefined && name !== null ? `--${name}` : variable;
  const value = secret === true ? '' : ` "${given[key] ?? ''}"`;
  return `${what}${value} cannot be used: ${issue?.message ?? 'wrong'}.`;
}

/** Levenshtein distance, for names of some dozen characters. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
