import { describe, expect, it } from 'vitest';
import { HostPace } from './host-pace.ts';

/** A clock that only sleeping moves. */
function paceOf(limits: Partial<ConstructorParameters<typeof HostPace>[0]> = {}) {
  const time = { now: 0 };
  const pace = new HostPace(
    { minDelay: 1000, maxWait: 60_000, perHost: 1, atOnce: 2, ...limits },
    () => new Date(time.now),
    (milliseconds) => {
      time.now += milliseconds;
      return Promise.resolve();
    },
  );
  const started: [string, number][] = [];
  const ask = (host: string, takes = 0) =>
    pace.run(host, () => {
      started.push([host, time.now]);
      time.now += takes;
      return Promise.resolve(host);
    });
  return { pace, ask, started, time };
}

describe('HostPace', () => {
  it('leaves a pause between the end of one request and the start of the next', async () => {
    const { ask, started } = paceOf();
    await ask('a', 500);
    await ask('a');
    await ask('b');
    expect(started).toEqual([
      ['a', 0],
      ['a', 1500],
      ['b', 1500],
    ]);
  });

  it("keeps a site's longer pause, and never a shorter one than ours", async () => {
    const { pace, ask, started } = paceOf();
    pace.slowDown('a', 30_000);
    pace.slowDown('b', 10);
    for (const host of ['a', 'a', 'b', 'b']) await ask(host);
    expect(started).toEqual([
      ['a', 0],
      ['a', 30_000],
      ['b', 30_000],
      ['b', 31_000],
    ]);
  });

  it('says when to come again instead of waiting for long', async () => {
    const { pace, ask, started } = paceOf();
    pace.holdUntil('a', new Date(3_600_000));
    expect(await ask('a')).toEqual({ later: new Date(3_600_000) });
    expect(started).toEqual([]);
    expect(await ask('b')).toEqual({ result: 'b' });
  });

  it('runs one request at a time on a host, and no more than so many in all', async () => {
    const pace = new HostPace(
      { minDelay: 0, maxWait: 60_000, perHost: 1, atOnce: 2 },
      () => new Date(),
      () => new Promise((resolve) => setTimeout(resolve, 1)),
    );
    const running = new Map<string, number>();
    let most = 0;
    let mostOnOne = 0;
    const ask = (host: string) =>
      pace.run(host, async () => {
        running.set(host, (running.get(host) ?? 0) + 1);
        most = Math.max(
          most,
          [...running.values()].reduce((a, b) => a + b, 0),
        );
        mostOnOne = Math.max(mostOnOne, running.get(host) ?? 0);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running.set(host, (running.get(host) ?? 0) - 1);
      });
    await Promise.all(['a', 'a', 'a', 'b', 'b', 'c', 'd'].map(ask));
    expect([most, mostOnOne]).toEqual([2, 1]);
  });

  it('is free again after a request that failed', async () => {
    const { pace, ask } = paceOf({ minDelay: 0 });
    await expect(pace.run('a', () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
    expect(await ask('a')).toEqual({ result: 'a' });
  });
});
