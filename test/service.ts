import { hashSecret, addLink, newSecret } from '../src/app/monitor/credentials.ts';
import type { Log, LogFields, LogLevel } from '../src/app/monitor/clock-and-log.ts';
import type { Config } from '../src/app/monitor/config.ts';
import type { Database } from '../src/app/monitor/database.ts';
import { openLogKey } from '../src/app/monitor/record/log-key.ts';
import type { ServiceDeps } from '../src/app/monitor/service-deps.ts';
import { createTaskTimes } from '../src/app/monitor/derivation/task-times.ts';
import { readConfig } from '../src/server/config.ts';
import { createServer } from '../src/server/create-server.ts';
import { openChangeEvents } from '../src/server/events.ts';
import type { ServerApp } from '../src/server/deps.ts';

export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: LogFields;
}

export interface TestService {
  readonly app: ServerApp;
  readonly deps: ServiceDeps;
  readonly log: readonly LogLine[];
  /** Moves the service's clock. */
  readonly pass: (milliseconds: number) => void;
  /** A one-time link's token. */
  readonly link: () => Promise<string>;
  /** Signs in and returns the cookie header. */
  readonly signIn: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The service over a database, without a socket: requests are handed to `app.request`. */
export async function openTestService(
  db: Database,
  given: Partial<Omit<ServiceDeps, 'config'>> & { readonly config?: Partial<Config> } = {},
): Promise<TestService> {
  let now = new Date('2031-03-01T12:00:00.000Z').getTime();
  const clock = () => new Date(now);
  const lines: LogLine[] = [];
  const log: Log = (level, message, fields = {}) => {
    lines.push({ level, message, fields });
  };
  const deps: ServiceDeps = {
    db,
    publicUrl: () => 'http://127.0.0.1:4321',
    program: '0.0.0-test',
    clock,
    log,
    signingKey: await openLogKey(db, 'test.example'),
    agreement: null,
    agreements: { list: () => [], load: () => Promise.reject(new Error('no agreements in this test')) },
    houses: () => new Map(),
    onRequest: {
      brief: () => Promise.reject(new Error('no briefings in this test')),
      parse: () => Promise.reject(new Error('no agreements in this test')),
      assess: () => Promise.reject(new Error('no agreements in this test')),
    },
    fetcher: null,
    fetchNow: null,
    taskTimes: createTaskTimes(),
    webFolder: null,
    ready: () => true,
    ...given,
    config: { ...readConfig({}), ...given.config },
  };
  const events = await openChangeEvents(db, log);
  const links = { leave: () => Promise.resolve(), pickUp: () => Promise.resolve() };
  const app = createServer(deps, { events, links });
  const link = async () => {
    const secret = newSecret();
    await addLink(db, hashSecret(secret), deps.clock);
    return secret;
  };
  return {
    app,
    deps,
    log: lines,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    link,
    signIn: async () => {
      const response = await redeem(app, await link());
      return cookieOf(response);
    },
    close: () => events.close(),
  };
}

/** Sends a link's token, as the sign-in page does. */
export function redeem(app: ServerApp, token: string): Promise<Response> {
  return Promise.resolve(
    app.request('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-trucewatch': '1' },
      body: JSON.stringify({ token }),
    }),
  );
}

/** The cookie that an answer sets, as a client sends it back. */
export function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
