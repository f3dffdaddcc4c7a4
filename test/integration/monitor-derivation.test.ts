import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { correct } from '../../src/app/monitor/corrections/correct.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { createInlineDeriver } from '../../src/app/monitor/derivation/derive.ts';
import { askRebuild, workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import { runWorkLoop } from '../../src/app/monitor/derivation/work-loop.ts';
import { backlog, completeWork, LeaseLost, takeWork } from '../../src/app/monitor/derivation/work-queue.ts';
import { takeIn } from '../../src/app/monitor/intake/take-in.ts';
import { ports } from '../../src/storage/ports.ts';
import { cheapReport } from '../cheap-deriver.ts';
import { cheap, clock, counts, loopOn, one, upload } from '../cheap-store.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

// Each test opens a store of its own: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Everything derived, without what the order of work decides. */
async function everything(db: Database): Promise<unknown> {
  return db.query(
    `select d.kind, d.id, d.window_key, d.digest, s.summary, s.document from derived d
     join shown s on s.kind = d.kind and s.id = d.id order by d.kind, d.id`,
  );
}

describeOnBothStores('derivation', (store) => {
  it('adds tellings of one happening up, across the border of two windows, in any order of intake', async () => {
    const texts = [
      cheapReport('2031-04-10', 'Ondry'),
      cheapReport('2031-04-10', 'Ondry', { printed: '2031-04-11' }),
      cheapReport('2031-04-10', 'Ondry', { printed: '2031-04-12', words: 'Warplanes struck a depot' }),
      cheapReport('2031-04-25', 'Tarn'),
    ];
    const names = new Set<string>();
    for (const order of [texts, [...texts].reverse()]) {
      const { db } = await store.open();
      for (const text of order) {
        await takeIn(db, upload(text), clock);
        await workUntilDone(loopOn(db));
      }
      const shown = await counts(db);
      expect(shown).toMatchObject({ report: 4, allegation: 4, incident: 2 });
      const homes = await db.query<{ incident: string | null }>(
        "select incident from derived where kind = 'allegation' and incident is null",
      );
      expect(homes).toEqual([]);
      names.add(JSON.stringify(shown));
    }
    expect(names.size).toBe(1);
  });

  it('makes the same again from the evidence, with the same ids and with what people decided', async () => {
    const { db } = await store.open();
    const agreement = await ports.agreements.load('samples/agreement.yaml');
    const derive = createInlineDeriver({
      resources: ports.loadResources(agreement),
      read: ports.read,
      agreement,
    });
    for (const name of readdirSync('samples').filter((n) => !n.endsWith('.yaml'))) {
      const bytes = readFileSync(join('samples', name));
      await takeIn(db, { ...upload('', name), bytes }, clock);
    }
    const loop = loopOn(db, derive);
    await workUntilDone(loop);
    const told = await one<{ id: string }>(
      db,
      "select id from derived where kind = 'allegation' order by id limit 1",
    );
    await correct(db, { action: 'dismiss', allegation: told.id }, { by: 'tester', reason: 'misread' }, clock);
    await workUntilDone(loop);
    expect(await db.query("select 1 from derived where kind = 'allegation' and id = $1", [told.id])).toEqual(
      [],
    );
    const before = await everything(db);
    await db.query('delete from derived');
    await db.query('delete from shown');
    await db.query('delete from search');
    await db.query('delete from derivation');
    await db.query('delete from claim');
    expect(await askRebuild(loop, false)).toBe(8);
    await workUntilDone(loop);
    expect(await everything(db)).toEqual(before);
    expect(await askRebuild(loop, false)).toBe(0);
    const newer = { ...loop, program: '2.0.0' };
    const [{ newest }] = [await one<{ newest: number }>(db, 'select max(seq) as newest from change')];
    expect(await askRebuild(newer, false)).toBe(8);
    await workUntilDone(newer);
    expect(await everything(db)).toEqual(before);
    // What did not change is no change.
    expect(
      await one(db, "select count(*)::int as n from change where seq > $1 and kind <> 'report'", [
        String(newest),
      ]),
    ).toEqual({ n: 0 });
  }, 60_000);

  it('joins what people join, across windows, and takes it back', async () => {
    const { db } = await store.open();
    await takeIn(db, upload(cheapReport('2031-04-08', 'Ondry')), clock);
    await takeIn(db, upload(cheapReport('2031-07-25', 'Tarn')), clock);
    const loop = loopOn(db);
    await workUntilDone(loop);
    const incidents = await db.query<{ id: string }>(
      "select id from derived where kind = 'incident' order by day",
    );
    const author = { by: 'tester', reason: 'one and the same' };
    const { entry } = await correct(
      db,
      { action: 'merge-incidents', incidents: incidents.map((i) => i.id) },
      author,
      clock,
    );
    await workUntilDone(loop);
    const merged = await db.query<{ id: string; reports: number }>(
      "select id, reports from derived where kind = 'incident'",
    );
    expect(merged).toEqual([{ id: incidents[0]?.id, reports: 2 }]);
    expect(await db.query('select effect from correction_effect where entry = $1', [entry])).toEqual([
      { effect: 'changed' },
    ]);
    await correct(db, { action: 'withdraw', entry }, author, clock);
    await workUntilDone(loop);
    expect(await db.query("select id from derived where kind = 'incident' order by day")).toEqual(incidents);
  });

  it('counts a report that was set aside nowhere, though the window before holds its story', async () => {
    const { db } = await store.open();
    const texts = [
      cheapReport('2031-04-10', 'Ondry'),
      cheapReport('2031-04-10', 'Ondry', { printed: '2031-04-11', words: 'Warplanes struck a depot' }),
    ];
    for (const text of texts) await takeIn(db, upload(text), clock);
    const loop = loopOn(db);
    await workUntilDone(loop);
    const told = 'select reports, independent from derived where kind = $1';
    expect(await one(db, told, ['incident'])).toMatchObject({ reports: 2 });
    const { id } = await one<{ id: string }>(
      db,
      "select id from derived where kind = 'report' and day = '2031-04-11'",
    );
    await correct(db, { action: 'set-aside', report: id }, { by: 'tester', reason: 'a joke' }, clock);
    await workUntilDone(loop);
    expect(await one(db, told, ['incident'])).toMatchObject({ reports: 1 });
    expect(await counts(db)).toMatchObject({ report: 2, allegation: 1, incident: 1, story: 1 });
    const shown = await one<{ summary: object }>(db, 'select summary from shown where id = $1', [id]);
    expect(shown.summary).toMatchObject({ setAside: true, story: null });
  });

  it('lends work to one worker at a time, and takes it back from one that is gone', async () => {
    const { db } = await store.open();
    for (let i = 0; i < 4; i++) await takeIn(db, upload(cheapReport('2031-04-08', `P${i}`)), clock);
    const now = new Date();
    const a = await takeWork(db.query, 'derive', 3, 'a', now);
    const b = await takeWork(db.query, 'derive', 3, 'b', now);
    expect([a.length, b.length]).toEqual([3, 1]);
    const later = new Date(now.getTime() + 61_000);
    expect(await takeWork(db.query, 'derive', 9, 'c', later)).toHaveLength(4);
    const [work] = a;
    if (!work) throw new Error('no work');
    await expect(db.transaction((query) => completeWork(query, work, 'a', later))).rejects.toThrow(LeaseLost);
    expect((await backlog(db.query, later)).derive).toBe(4);
  });

  it('gives work up after five faults, and says so', async () => {
    const { db } = await store.open();
    await takeIn(db, upload(cheapReport('2031-04-08', 'Ondry')), clock);
    const broken = { ...cheap, derive: () => Promise.reject(new Error('it broke')) };
    let hours = 0;
    for (let i = 0; i < 5; i++) {
      hours += 1;
      const stop = new AbortController();
      const quiet = {
        ...loopOn(db, broken),
        clock: () => new Date(Date.now() + hours * 3_600_000),
        log: () => {
          stop.abort();
        },
        signal: stop.signal,
      };
      await runWorkLoop(quiet);
    }
    expect(await backlog(db.query, clock())).toMatchObject({ derive: 0, failed: 1 });
    expect(await one(db, 'select error, attempts from work')).toEqual({
      error: 'Error: it broke',
      attempts: 5,
    });
  });
});
