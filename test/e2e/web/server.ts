import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { startProgram, untilOpen, type RunningProgram } from '../../running-program.ts';

const program = fileURLToPath(new URL('../../../bin/trucewatch.js', import.meta.url));
/** The samples are read within seconds; a busy machine gets more (ms). */
const patience = 50_000;

/** A monitor of its own, built as it ships, on a store of its own with the samples read. */
export interface RunningServer {
  readonly url: string;
  readonly data: string;
  /** The session of the signed-in person. */
  readonly cookie: string;
  /** Gives a browser's context the session. */
  readonly signIn: (context: BrowserContext) => Promise<void>;
  /** Another one-time link, as the command line prints it. */
  readonly link: () => string;
  /** A request as the signed-in person, JSON in and out. */
  readonly api: (
    path: string,
    init?: { readonly method?: string; readonly body?: unknown },
  ) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Variables of the environment over those of the tests: no fetching, few words in the log. */
export type Settings = Readonly<Record<string, string>>;

/** A store that was served before, and the session of who was signed in then. */
interface ServedStore {
  readonly data: string;
  readonly cookie: string;
}

/** Serves a new store or a copy of one, which goes when the server is stopped. */
export async function startServer(
  settings: Settings = {},
  served: ServedStore | null = null,
): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'trucewatch-e2e-'));
  const remove = (): void => {
    rmSync(data, { recursive: true, force: true });
  };
  try {
    if (served) cpSync(served.data, data, { recursive: true });
    const server = await serveFolder(data, settings, served?.cookie);
    return { ...server, stop: () => server.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Serves a folder, which stays. A `cookie` is asked for where the folder was served before: no link is printed then. */
export async function serveFolder(
  data: string,
  settings: Settings = {},
  cookie?: string,
): Promise<RunningServer> {
  const running = startProgram(['serve', '--samples', '--port', '0', '--data', data], {
    ...process.env,
    TRUCEWATCH_FETCH: 'off',
    TRUCEWATCH_LOG: 'warn',
    ...settings,
  });
  try {
    const { url, token } = await untilOpen(running);
    const session = cookie ?? (await redeem(url, token ?? ''));
    const api = askingAs(session, url);
    await untilRead(api);
    const [name = '', value = ''] = session.split('=', 2);
    const { port } = new URL(url);
    return {
      url,
      data,
      cookie: session,
      api,
      signIn: (context) => context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }]),
      link: () =>
        execFileSync(process.execPath, [program, 'sign-in-link', '--data', data, '--port', port], {
          encoding: 'utf8',
        }).trim(),
      stop: () => stop(running),
    };
  } catch (error) {
    await stop(running);
    throw error;
  }
}

function askingAs(cookie: string, url: string): RunningServer['api'] {
  return async (path, init = {}) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: init.method ?? 'GET',
      headers: { cookie, 'x-trucewatch': '1', 'content-type': 'application/json' },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  };
}

async function redeem(url: string, token: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trucewatch': '1' },
    body: JSON.stringify({ token }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error(`Signing in answered ${response.status}`);
  return cookie;
}

/** Waits until no report waits to be read and no month to be grouped. */
async function untilRead(api: RunningServer['api']): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    const overview = (await api('/overview')) as {
      backlog: { derive: number; group: number };
      asOf: string | null;
    }; // the document says so
    const { derive, group } = overview.backlog;
    if (derive + group === 0) return;
    if (Date.now() > until)
      throw new Error(`Still waiting after ${patience} ms: ${JSON.stringify(overview.backlog)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stop({ process: child, ended }: RunningProgram): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}
