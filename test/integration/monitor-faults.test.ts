import { expect, it } from 'vitest';
import { correct } from '../../src/app/monitor/corrections/correct.ts';
import { DatabaseError, type Database, type Query } from '../../src/app/monitor/database.ts';
import { workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import { takeIn, type TakeInResult } from '../../src/app/monitor/intake/take-in.ts';
import { verifyLog } from '../../src/app/monitor/record/verify-log.ts';
import { cheapReport, createCheapDeriver } from '../cheap-deriver.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

const clock = (): Date => new Date();

/** Fails one statement in so many, before or after it was done, as a disk does that is full. */
function withFullDisk(db: Database, random: () => number, oneIn: number): Database {
  const failing =
    (query: Query): Query =>
    async (sql, parameters) => {
      const roll = random() * oneIn;
      if (roll < 0.5) throw diskFull();
      const rows = await query(sql, parameters);
      if (roll < 1) throw diskFull();
      return rows as never; // the very rows of the query
    };
  return {
    ...db,
    query: failing(db.query),
    transaction: (run) => db.transaction((query) => run(failing(query))),
  };
}

function diskFull(): Error {
  return Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' });
}

/** Park and Miller's generator: the same faults in each run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describeOnBothStores('a disk that is full now and then', (store) => {
  it('loses nothing that was acknowledged, and keeps nothing that was not', async () => {
    const { db } = await store.open();
    const faulty = withFullDisk(db, createRandom(7), 40);
    const acknowledged: TakeInResult['reports'][number][] = [];
    let refused = 0;
    let corrections = 0;
    for (let i = 0; i < 60; i++) {
      const bytes = new TextEncoder().encode(cheapReport('2031-04-08', `Place ${i}`));
      try {
        const document = { source: `${i}`, name: `${i}.txt`, bytes };
        const taken = await takeIn(
          faulty,
          { ...document, via: { kind: 'upload', name: 'x' }, by: 'x' },
          clock,
        );
        acknowledged.push(...taken.reports);
        if (i % 4 !== 0) continue;
        const [{ report } = { report: '' }] = taken.reports;
        await correct(faulty, { action: 'set-aside', report }, { by: 'x', reason: 'a test' }, clock);
        corrections += 1;
      } catch (error) {
        refused += 1;
        if (error instanceof DatabaseError) expect(error.message).toContain('Make room');
      }
    }
    expect(refused).toBeGreaterThan(5);
    const rows = await db.query<{ report: string }>('select report from report_version order by id');
    expect(rows.map((row) => row.report)).toEqual(acknowledged.map((a) => a.report));
    expect(await verifyLog(db)).toMatchObject({ ok: true, size: acknowledged.length + corrections });
    // Work goes on through faults as well: what failed is tried again.
    const later = { now: Date.now() };
    const loop = {
      db: withFullDisk(db, createRandom(11), 60),
      derive: createCheapDeriver(),
      program: '1.0.0',
      clock: () => new Date((later.now += 1000)),
      log: () => undefined,
      signal: new AbortController().signal,
      name: 'faults',
    };
    for (let i = 0; i < 20; i++) {
      try {
        await workUntilDone(loop);
        break;
      } catch {
        later.now += 3_600_000;
      }
    }
    await db.query('update work set failed_at = null, attempts = 0, locked_until = null');
    await workUntilDone({ ...loop, db });
    const [counts] = await db.query(
      `select (select count(*)::int from derivation) as derived, (select count(*)::int from derived where kind = 'allegation') as told,
         (select count(*)::int from work) as work`,
    );
    expect(counts).toEqual({
      derived: acknowledged.length,
      told: acknowledged.length - corrections,
      work: 0,
    });
  }, 120_000);
});
