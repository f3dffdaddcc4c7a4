import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyEmptyStore } from '../empty-store.ts';
import { startProgram, untilOpen, type RunningProgram } from '../running-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'trucewatch-process-'));
const data = join(folder, 'data');
const running: RunningProgram[] = [];
afterAll(() => {
  for (const { process } of running) if (process.exitCode === null) process.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: string[]): RunningProgram {
  const program = startProgram(args, { TRUCEWATCH_DATA: data, TRUCEWATCH_FETCH: 'off' });
  running.push(program);
  return program;
}

async function signIn(url: string, token: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trucewatch': '1' },
    body: JSON.stringify({ token }),
  });
  expect(response.status).toBe(200);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function reportsRead(url: string, cookie: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/reports?state=read`, { headers: { cookie } });
  return ((await response.json()) as { total: number }).total;
}

describe('the running program', () => {
  it('serves the samples, reads them, lets in by links, and stops when it is told to', async () => {
    const program = start('serve', '--samples', '--port', '0');
    const { url, token } = await untilOpen(program);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const cookie = await signIn(url, token ?? '');
    const end = performance.now() + 60_000;
    while ((await reportsRead(url, cookie)) < 8 && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await reportsRead(url, cookie)).toBe(8);

    // The store belongs to the process that runs; a link is made all the same.
    const linking = start('sign-in-link');
    expect(await linking.ended).toBe(0);
    await signIn(url, linking.stdout().split('#token=')[1]?.trim() ?? '');

    const second = start('serve', '--port', '0');
    expect(await second.ended).toBe(2);
    expect(second.stderr()).toMatch(/in use by process \d+\. Stop that process first/);

    const stream = await fetch(`${url}/api/v1/changes`, { headers: { cookie } });
    const reading = stream.text();
    const stopped = performance.now();
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(10_000);
    // The stream ended as a stream ends: it was not cut off.
    expect(await reading).toContain('retry: 3000');
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    for (const secret of [token ?? 'none', cookie.split('=')[1] ?? 'none', 'Shells hit'])
      expect(program.stderr()).not.toContain(secret);
    expect(statSync(data).mode & 0o077).toBe(0);
  }, 120_000);

  it('goes on where it was: nothing is taken in twice, the agreement is kept, no link is printed', async () => {
    const program = start('serve', '--samples', '--port', '0');
    const { token } = await untilOpen(program);
    expect(token).toBeNull();
    expect(program.stdout()).toContain('Truce of Vessen');
    program.process.kill('SIGINT');
    expect(await program.ended).toBe(0);
    const lines = program.stderr().trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual([
      'started',
      'stopping',
      'stopped',
    ]);
  }, 120_000);

  it('says what to do where its port is taken or a setting is wrong', async () => {
    const program = start('serve', '--port', '0');
    const { url } = await untilOpen(program);
    const { port } = new URL(url);
    const free = join(folder, 'other');
    await copyEmptyStore(free);
    const other = startProgram(['serve', '--port', port, '--data', free]);
    running.push(other);
    expect(await other.ended).toBe(2);
    expect(other.stderr()).toContain(`Port ${port} on 127.0.0.1 is in use`);
    const misspelt = startProgram(['serve'], { TRUCEWATCH_PROT: '1' });
    expect(await misspelt.ended).toBe(2);
    expect(misspelt.stderr()).toContain(
      'There is no setting TRUCEWATCH_PROT; the nearest is TRUCEWATCH_PORT.',
    );
    const wrong = startProgram(['serve', '--port', 'http']);
    expect(await wrong.ended).toBe(2);
    expect(wrong.stderr()).toContain('--port "http" cannot be used: write a whole number from 0 to 65535.');
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  }, 120_000);

  it('loads nothing of the monitor for a briefing', () => {
    const entry = readFileSync(new URL('../../dist/trucewatch.js', import.meta.url), 'utf8');
    for (const heavy of ['pglite', 'prom-client', 'hono', 'undici']) expect(entry).not.toContain(`${heavy}/`);
  });
});
