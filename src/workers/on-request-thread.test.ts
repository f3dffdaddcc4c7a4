import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NotMade } from '../app/monitor/on-request.ts';
import { openOnRequestThread, type OnRequestOptions } from './on-request-thread.ts';

/** A thread that does what the text's name tells it to, and answers with its own number. */
const thread = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ input }) => {
  if (input.name === 'hang') for (;;);
  if (input.name === 'exit') process.exit(3);
  if (input.name === 'slow') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  parentPort.postMessage({ ok: true, result: { ok: false, message: String(threadId) } });
});`;

describe('the thread for what requests ask for', () => {
  let folder = '';
  const opened: ReturnType<typeof openOnRequestThread>[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trucewatch-on-request-'));
    writeFileSync(join(folder, 'thread.mjs'), thread);
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function open(options: Partial<OnRequestOptions> = {}) {
    const one = openOnRequestThread({
      threadFile: join(folder, 'thread.mjs'),
      agreement: null,
      lingerMs: 50,
      ...options,
    });
    opened.push(one);
    const ask = async (name: string, signal = new AbortController().signal): Promise<string> => {
      const parsed = await one.parse({ name, yaml: '' }, signal);
      return parsed.ok ? '' : parsed.message;
    };
    return { ask, close: one.close };
  }

  it('is one, and does one thing after another', async () => {
    const { ask } = open();
    expect(new Set(await Promise.all([ask('slow'), ask('a'), ask('b')])).size).toBe(1);
  });

  it('refuses more than may wait, and says when to ask again', async () => {
    const { ask } = open({ mostWaiting: 1 });
    const first = ask('slow');
    const second = ask('a');
    await expect(ask('b')).rejects.toMatchObject({ name: 'NotMade', retryAfter: 15 });
    await expect(ask('b')).rejects.toThrow('Too many briefings and checks');
    expect(await first).toBe(await second);
    expect(await ask('b')).toBe(await first);
  });

  it('gives up what takes too long, waiting included, and is there for the next', async () => {
    const { ask } = open({ longest: 1500 });
    const late = await Promise.allSettled([ask('hang'), ask('waits behind it')]);
    for (const one of late)
      expect(one).toMatchObject({
        status: 'rejected',
        reason: { name: 'NotMade', message: expect.stringContaining('not done within 1.5 s') as string },
      });
    expect(await ask('next')).not.toBe('');
  });

  it('ends what nobody waits for any more, whether it runs or waits', async () => {
    const { ask } = open();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const hanging = ask('hang', running.signal);
    const never = ask('a', waiting.signal);
    const next = ask('next');
    // As the server does it: with a word, not an error.
    waiting.abort('gone');
    await expect(never).rejects.toThrow('given up');
    running.abort('gone');
    await expect(hanging).rejects.toThrow('given up');
    expect(await next).not.toBe('');
    await expect(ask('a', AbortSignal.abort('gone'))).rejects.toThrow('given up');
  });

  it('is kept where what was given up is through soon: a new one would take longer', async () => {
    const { ask } = open({ lingerMs: 5_000 });
    const first = await ask('a');
    const leaving = new AbortController();
    const gone = ask('slow', leaving.signal);
    leaving.abort('gone');
    await expect(gone).rejects.toThrow('given up');
    expect(await ask('b')).toBe(first);
  });

  it('ends when nobody has asked for a while, and is made anew', async () => {
    const { ask } = open({ idleMs: 50 });
    const first = await ask('a');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await ask('b')).not.toBe(first);
  });

  it('says that the service stops; a crash stays a fault', async () => {
    const { ask, close } = open();
    await expect(ask('exit')).rejects.toMatchObject({ name: 'ThreadEnded' });
    const asked = [ask('hang'), ask('a')];
    const refused = Promise.allSettled(asked);
    await close();
    for (const one of await refused)
      expect(one).toMatchObject({ status: 'rejected', reason: expect.any(NotMade) as NotMade });
    await expect(ask('b')).rejects.toThrow('The service stops');
  });
});
