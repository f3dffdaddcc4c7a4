import { expect, it } from 'vitest';
import { changesAfter, newestChange, pruneChanges, recordChanges } from '../../src/app/monitor/changes.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { createHousekeeper } from '../../src/app/monitor/derivation/housekeeping.ts';
import { openChangeEvents } from '../../src/server/events.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

async function change(db: Database, count: number): Promise<number> {
  const things = Array.from({ length: count }, (_, i) => ({ kind: 'incident', id: `incident ${i}` }));
  return (await db.transaction((query) => recordChanges(query, things, new Date()))) ?? 0;
}

const kept = async (db: Database): Promise<readonly number[]> =>
  (await db.query<{ seq: number }>('select seq from change order by seq')).map((row) => row.seq);

/** What a client is sent at first, until a text stands in it. */
async function readUntil(stream: ReadableStream<Uint8Array> | null, text: string): Promise<string> {
  let read = '';
  if (stream)
    for await (const chunk of stream) {
      read += Buffer.from(chunk).toString();
      if (read.includes(text)) break;
    }
  return read;
}

describeOnBothStores('changes that are kept', (store) => {
  it('are the newest; the number of the newest never falls, whatever is deleted', async () => {
    const { db } = await store.open();
    const newest = await change(db, 100);
    while (await pruneChanges(db.query, 30));
    expect(await kept(db)).toEqual(Array.from({ length: 30 }, (_, i) => newest - 29 + i));
    while (await pruneChanges(db.query, 0));
    expect(await kept(db)).toEqual([newest]);
    expect(await newestChange(db.query)).toBe(newest);
    expect(await pruneChanges(db.query, 0)).toBe(false);
    expect(await change(db, 1)).toBeGreaterThan(newest);
  });

  it('are told after one of them, and not where some in between are gone', async () => {
    const { db } = await store.open();
    const newest = await change(db, 20);
    while (await pruneChanges(db.query, 5));
    expect((await changesAfter(db.query, newest - 5, 10))?.map((c) => c.seq)).toEqual(
      [4, 3, 2, 1, 0].map((n) => newest - n),
    );
    expect(await changesAfter(db.query, newest - 6, 10)).toBeNull();
    expect(await changesAfter(db.query, newest, 10)).toEqual([]);
  });

  it('send a client that comes back to what is gone a reset, and one to what is there the rest', async () => {
    const { db } = await store.open();
    const newest = await change(db, 40);
    while (await pruneChanges(db.query, 10));
    const events = await openChangeEvents(db, () => undefined);
    const late = await readUntil(events.subscribe(newest - 20, 'late'), 'data:');
    expect(late).toContain(`event: reset\nid: ${newest}\n`);
    const early = await readUntil(events.subscribe(newest - 2, 'early'), `id: ${newest}\n`);
    expect(early).not.toContain('reset');
    expect(early).toContain(`id: ${newest - 1}\n`);
    await events.close();
  });

  it('tell who listens to a process that fell behind what is kept to load again', async () => {
    const { db } = await store.open();
    await change(db, 5);
    // A store whose news reach this process late.
    const wakes: (() => void)[] = [];
    const asleep: Database = {
      ...db,
      listen: (_channel, heard) => {
        wakes.push(() => {
          heard('');
        });
        return Promise.resolve(() => Promise.resolve());
      },
    };
    const events = await openChangeEvents(asleep, () => undefined);
    const reading = readUntil(events.subscribe(null, 'client'), 'data:');
    // The look that each start begins with.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const newest = await change(db, 50);
    while (await pruneChanges(db.query, 10));
    for (const wake of wakes) wake();
    expect(await reading).toContain(`event: reset\nid: ${newest}\n`);
    await events.close();
  });

  it('are pruned by housekeeping, some at a time', async () => {
    const { db } = await store.open();
    await db.query(
      `insert into change (kind, id, at) select 'incident', 'incident ' || i, now() from generate_series(1, 58000) i`,
    );
    const newest = await newestChange(db.query);
    const keepHouse = createHousekeeper(db);
    const count = async (): Promise<number> =>
      (await db.query<{ n: number }>('select count(*)::int as n from change'))[0]?.n ?? 0;
    await keepHouse();
    expect(await count()).toBe(53_000);
    for (let i = 0; i < 3; i++) await keepHouse();
    expect(await count()).toBe(50_000);
    await change(db, 100);
    await keepHouse();
    // Not for each of them.
    expect(await count()).toBe(50_100);
    expect(await newestChange(db.query)).toBe(newest + 100);
  });
});
