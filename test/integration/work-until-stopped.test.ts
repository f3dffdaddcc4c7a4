import { expect, it } from 'vitest';
import { takeIn } from '../../src/app/monitor/intake/take-in.ts';
import { workUntilStopped } from '../../src/app/monitor/derivation/work-until-stopped.ts';
import { cheapReport, createCheapDeriver } from '../cheap-deriver.ts';
import { openEmptyStore } from '../empty-store.ts';

it('cuts off at a stop what does not end, and gives it back without counting it as a failure', async () => {
  const db = await openEmptyStore();
  try {
    const clock = () => new Date();
    const bytes = new TextEncoder().encode(cheapReport('2031-04-08', 'Ondry'));
    const via = { kind: 'upload', name: 'x' } as const;
    await takeIn(db, { source: 'a', name: 'a.txt', bytes, via, by: 'x' }, clock);
    const stopping = new AbortController();
    let close = (): void => undefined;
    const closed = new Promise<never>((_, reject) => {
      close = () => {
        reject(new Error('A thread has ended in the middle of a task.'));
      };
    });
    closed.catch(() => undefined);
    // A task that never ends by itself, as a window of months of reports may seem to.
    const endless = () => {
      setTimeout(() => {
        stopping.abort();
      });
      return closed;
    };
    const logged: string[] = [];
    await workUntilStopped(
      {
        db,
        derive: { ...createCheapDeriver(), derive: endless },
        program: '0.0.0-test',
        clock,
        log: (_, message) => logged.push(message),
        signal: stopping.signal,
        name: 'test',
      },
      {
        close: () => {
          close();
          return Promise.resolve();
        },
      },
      50,
    );
    expect(logged).toEqual([]);
    expect(
      await db.query("select attempts, failed_at, locked_by, locked_until from work where kind = 'derive'"),
    ).toEqual([{ attempts: 0, failed_at: null, locked_by: null, locked_until: null }]);
  } finally {
    await db.close();
  }
}, 60_000);
