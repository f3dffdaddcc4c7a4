import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';

const program = fileURLToPath(new URL('../../../bin/trucewatch.js', import.meta.url));
/** The samples are read within seconds; a busy machine gets more (ms). */
const patience = 50_000;

/** A monitor of its own, built as it ships, on a store of its own with the samples read. */
export interface RunningServer {
  readonly url: string;
  readonly data: string;
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

/** `settings` are variables of the environment over those of the tests: no fetching, few words in the log. */
export async function startServer(
  options: readonly string[] = ['--samples'],
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'trucewatch-e2e-'));
  const child = spawn(process.execPath, [program, 'serve', ...options, '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TRUCEWATCH_FETCH: 'off', TRUCEWATCH_LOG: 'warn', ...settings },
  });
  try {
    const link = new URL(await printedLink(child));
    const cookie = await redeem(link);
    const api: RunningServer['api'] = async (path, init = {}) => {
      const response = await fetch(`${link.origin}/api/v1${path}`, {
        method: init.method ?? 'GET',
        headers: { cookie, 'x-trucewatch': '1', 'content-type': 'application/json' },
        ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
      return text === '' ? null : (JSON.parse(text) as unknown);
    };
    await untilRead(api);
    const [name = '', value = ''] = cookie.split('=', 2);
    return {
      url: link.origin,
      data,
      api,
      signIn: (context) =>
        context.addCookies([{ name, value, url: link.origin, httpOnly: true, sameSite: 'Strict' }]),
      link: () =>
        execFileSync(process.execPath, [program, 'sign-in-link', '--data', data, '--port', link.port], {
          encoding: 'utf8',
        }).trim(),
      stop: () => stop(child, data),
    };
  } catch (error) {
    await stop(child, data);
    throw error;
  }
}

/** The sign-in link out of what the program prints at its first start. */
function printedLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => {
      reject(new Error(`The server printed no link: ${printed}`));
    }, patience);
    const read = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const link = /http:\/\/\S+#token=[\w-]+/.exec(printed)?.[0];
      if (link === undefined) return;
      clearTimeout(timer);
      resolve(link);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${String(code)}: ${printed}`));
    });
  });
}

async function redeem(link: URL): Promise<string> {
  const response = await fetch(`${link.origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trucewatch': '1' },
    body: JSON.stringify({ token: link.hash.replace('#token=', '') }),
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

async function stop(child: ChildProcess, data: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }
  rmSync(data, { recursive: true, force: true });
}
