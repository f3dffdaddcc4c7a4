/**
 * The main job, once: `npm start` with an empty data folder and a free port, until it says where to open it, is asked for
 * its health, and stops at SIGTERM. Ends with 0 when all of that went well.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const data = mkdtempSync(join(tmpdir(), 'trucewatch-start-'));
const secondsToOpen = 60;
const secondsToStop = 15;

const child = spawn('npm', ['start', '--silent'], {
  env: { ...process.env, TRUCEWATCH_DATA: data, TRUCEWATCH_PORT: '0', TRUCEWATCH_FETCH: 'off' },
  stdio: ['ignore', 'pipe', 'inherit'],
  // A process group of its own: npm's shell does not hand signals on, a terminal sends them to the whole group.
  detached: true,
});
let said = '';
child.stdout.on('data', (chunk: Buffer) => {
  said += chunk.toString();
  process.stdout.write(chunk);
});
const ended = new Promise<number | null>((resolve) => child.once('close', resolve));

async function main(): Promise<void> {
  const url = await within(
    secondsToOpen,
    'It did not say where to open it',
    untilItSays(/Open +(http:\/\/[^\s/]+)/),
  );
  const health = await fetch(`${url}/healthz`);
  if (health.status !== 200) throw new Error(`/healthz answered ${health.status}.`);
  signalAll('SIGTERM');
  await within(secondsToStop, 'It did not stop', ended);
}

function signalAll(signal: NodeJS.Signals): void {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
}

async function untilItSays(pattern: RegExp): Promise<string> {
  for (;;) {
    const found = pattern.exec(said)?.[1];
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function within<Result>(seconds: number, otherwise: string, run: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${otherwise} within ${seconds} s.`));
    }, seconds * 1000);
  });
  return Promise.race([run, late]).finally(() => {
    clearTimeout(timer);
  });
}

try {
  await main();
} catch (error) {
  signalAll('SIGKILL');
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(data, { recursive: true, force: true });
}
