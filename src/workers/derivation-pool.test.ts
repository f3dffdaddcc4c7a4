import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeriveInput } from '../app/monitor/derivation/derive.ts';
import { openDerivationPool } from './derivation-pool.ts';
import { ThreadEnded } from './thread-pool.ts';

/** A thread that does what the document's name tells it to. */
const thread = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ input }) => {
  if (input.document === 'exit') process.exit(3);
  if (input.document === 'throw') throw new Error('unheard');
  if (input.document === 'hang') for (;;);
  if (input.document === 'fail') parentPort.postMessage({ ok: false, name: 'RangeError', message: 'too far', stack: 'at thread' });
  else parentPort.postMessage({ ok: true, result: { state: 'read', document: input.document, thread: threadId } });
});`;

describe('the threads that read reports', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trucewatch-thread-'));
    writeFileSync(join(folder, 'thread.mjs'), thread);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function open(threads: number) {
    const longestTask = { derive: 2000, group: 2000 };
    return openDerivationPool({
      threadFile: join(folder, 'thread.mjs'),
      agreement: null,
      threads,
      longestTask,
    });
  }

  function task(document: string): DeriveInput {
    const source = { id: null, kind: 'upload', name: '' };
    const times = { recordedAt: '', changedAt: '' };
    const taken = {
      report: 'r',
      version: 1,
      versionId: 1,
      firstId: 1,
      entry: 0,
      url: null,
      source,
      ...times,
    };
    return { taken, bytes: new Uint8Array(), document, fileName: '' };
  }

  it('do many tasks, each once, with so many threads and no more', async () => {
    const pool = open(2);
    const names = Array.from({ length: 20 }, (_, i) => `document ${i}`);
    const done = await Promise.all(names.map((name) => pool.derive(task(name))));
    expect(done.map((d) => (d.state === 'read' ? d.document : ''))).toEqual(names);
    expect(new Set(done.map((d) => JSON.stringify({ ...d, document: '' }))).size).toBeLessThanOrEqual(2);
    await pool.close();
  });

  it.each(['exit', 'throw', 'hang'])('outlive a task that makes them %s', async (name) => {
    const pool = open(1);
    const bad = pool.derive(task(name));
    const next = pool.derive(task('after it'));
    await expect(bad).rejects.toThrow(ThreadEnded);
    expect(await next).toMatchObject({ document: 'after it' });
    await pool.close();
  });

  it('tell an error by its name, and are closed in the middle of a task', async () => {
    const pool = open(1);
    await expect(pool.derive(task('fail'))).rejects.toMatchObject({ name: 'RangeError', message: 'too far' });
    const running = expect(pool.derive(task('hang'))).rejects.toThrow(ThreadEnded);
    const waiting = expect(pool.derive(task('never'))).rejects.toThrow('The pool is closed.');
    await pool.close();
    await Promise.all([running, waiting]);
    await expect(pool.derive(task('too late'))).rejects.toThrow('The pool is closed.');
  });
});
