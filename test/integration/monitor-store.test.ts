import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import { takeWork } from '../../src/app/monitor/derivation/work-queue.ts';
import { takeIn, TakeInError, type TakenDocument } from '../../src/app/monitor/intake/take-in.ts';
import { lockDataFolder } from '../../src/storage/data-folder-lock.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { cheapReport } from '../cheap-deriver.ts';
import { clock, counts, loopOn, one, upload } from '../cheap-store.ts';
import { copyEmptyStore } from '../empty-store.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

// Each test opens a store of its own: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describeOnBothStores('the store', (store) => {
  it('takes the same in once, however often and however it comes', async () => {
    const { db } = await store.open();
    const text = cheapReport('2031-04-08', 'Ondry');
    const first = await takeIn(db, upload(text), clock);
    expect(first).toMatchObject({ status: 'taken', entry: 0, reports: [{ version: 1, isNew: true }] });
    const again = await takeIn(
      db,
      { ...upload(text, 'other.txt'), via: { kind: 'folder', name: 'x' } },
      clock,
    );
    expect(again).toMatchObject({
      status: 'already-known',
      entry: null,
      reports: [{ version: 1, isNew: false }],
    });
    expect(await db.query('select 1 from ledger_entry')).toHaveLength(1);
    expect(await db.query('select 1 from report_version')).toHaveLength(1);
  });

  it('keeps a changed page as a new version beside the old, and shows the new one', async () => {
    const { db } = await store.open();
    const page = 'https://news.example/a/1?utm_source=feed#top';
    const first = await takeIn(db, upload(cheapReport('2031-04-08', 'Ondry'), 'a.txt', page), clock);
    const second = await takeIn(
      db,
      upload(cheapReport('2031-05-09', 'Tarn'), 'a.txt', 'https://news.example/a/1'),
      clock,
    );
    expect(second).toMatchObject({
      status: 'new-version',
      reports: [{ report: first.reports[0]?.report, version: 2 }],
    });
    await workUntilDone(loopOn(db));
    const row = await one<{ window_key: string; summary: object }>(
      db,
      "select d.window_key, s.summary from derived d join shown s using (kind, id) where kind = 'report'",
    );
    expect(row.window_key).toBe('2031-05-01');
    expect(row.summary).toMatchObject({ version: 2, referenceDate: '2031-05-09' });
    expect(await counts(db)).toMatchObject({ report: 1, allegation: 1, incident: 1, story: 1 });
    expect(await db.query('select 1 from blob')).toHaveLength(2);
  });

  it('takes each record of a file as a report of its own, and keeps its bytes', async () => {
    const { db } = await store.open();
    const lines = [1, 2, 3].map((n) =>
      JSON.stringify({ id: n, text: cheapReport('2031-04-08', `Place ${n}`) }),
    );
    const taken = await takeIn(
      db,
      upload([...lines, 'no json', lines[0]].join('\n'), 'records.jsonl'),
      clock,
    );
    expect(taken.reports).toHaveLength(3);
    expect(taken.problems).toHaveLength(1);
    const rows = await db.query<{ bytes: Uint8Array; item: number }>(
      'select b.bytes, v.item from report_version v join blob b on b.hash = v.content_hash order by v.id',
    );
    expect(rows.map((row) => Buffer.from(row.bytes).toString())).toEqual(lines);
    expect(rows.map((row) => row.item)).toEqual([0, 1, 2]);
    await workUntilDone(loopOn(db));
    expect(await counts(db)).toMatchObject({ report: 3, allegation: 3 });
  });

  it('refuses what is empty, too large or no text, and keeps what tells nothing as refused', async () => {
    const { db } = await store.open();
    await expect(takeIn(db, upload(''), clock)).rejects.toThrow(TakeInError);
    const large = { ...upload('x'), bytes: new Uint8Array(26 * 1024 * 1024) };
    await expect(takeIn(db, large, clock)).rejects.toThrow('one may have 25 MB');
    await expect(takeIn(db, upload('%PDF-1.7 of words'), clock)).rejects.toThrow(
      'This is a PDF, not text. Save its text as .txt or HTML, and give that.',
    );
    await expect(takeIn(db, upload('[42, {"id": 1}]', 'x.json'), clock)).rejects.toThrow(
      'None of its 2 records can be read; the first (x.json, record 1): the record is no object.',
    );
    expect(await db.query('select 1 from ledger_entry')).toEqual([]);
    expect(await db.query('select 1 from blob')).toEqual([]);
    await takeIn(db, upload('nothing of the kind \0 \ud800'), clock);
    await workUntilDone(loopOn(db));
    const { summary } = await one<{ summary: object }>(db, "select summary from shown where kind = 'report'");
    expect(summary).toMatchObject({ state: 'refused', problem: { kind: 'not-a-report' } });
  });

  it('takes any bytes in once, or refuses them each time with the same word', async () => {
    const { db } = await store.open();
    const answer = async (document: TakenDocument) => {
      try {
        return await takeIn(db, document, clock);
      } catch (error) {
        if (error instanceof TakeInError) return error.message;
        throw error;
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.string(), async (bytes, name) => {
        const document = { ...upload('', name), bytes };
        const first = await answer(document);
        const second = await answer(document);
        if (typeof first === 'string' || typeof second === 'string') {
          expect(second).toBe(first);
          return;
        }
        expect(second.status).toBe('already-known');
        expect(first.reports.map((r) => r.report)).toEqual(second.reports.map((r) => r.report));
      }),
      { numRuns: 40 },
    );
  });

  it('is not opened by a program that is older than it', async () => {
    const { db, where } = await store.open();
    await db.query("insert into migration (number, name) values (99, '0099-of-the-future.sql')");
    await expect(migrate(db)).rejects.toThrow('The database has schema 99, this program knows schemas up to');
    if ('url' in where) await expect(openDatabase(where)).rejects.toThrow('Install the newer Trucewatch');
  });

  it('numbers changes in the order in which they become visible', async () => {
    const { db } = await store.open();
    const heard: number[] = [];
    const stop = await db.listen('trucewatch_change', (payload) => heard.push(Number(payload)));
    await Promise.all(
      Array.from({ length: 12 }, (_, i) => takeIn(db, upload(cheapReport('2031-04-08', `P${i}`)), clock)),
    );
    await expect.poll(() => heard.length).toBe(12);
    await stop();
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    const rows = await db.query<{ seq: number }>('select seq from ledger_entry order by seq');
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 12 }, (_, i) => i));
  });
});

describe('the folder of the embedded store', () => {
  it('gives the work of a process that is gone to the next at once', async () => {
    const data = mkdtempSync(join(tmpdir(), 'trucewatch-gone-'));
    await copyEmptyStore(data);
    try {
      const db = await openDatabase({ data });
      await takeIn(db, upload(cheapReport('2031-04-08', 'Ondry')), clock);
      expect(await takeWork(db.query, 'derive', 1, 'a', new Date())).toHaveLength(1);
      await db.close();
      const again = await openDatabase({ data });
      expect(await takeWork(again.query, 'derive', 1, 'b', new Date())).toHaveLength(1);
      await again.close();
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }, 60_000);

  it('is refused to a second process, and taken over from a dead one', async () => {
    const data = mkdtempSync(join(tmpdir(), 'trucewatch-lock-'));
    await copyEmptyStore(data);
    try {
      const db = await openDatabase({ data });
      await expect(openDatabase({ data })).rejects.toThrow(`is in use by process ${process.pid}`);
      await db.close();
      const { pid } = spawnSync('true');
      writeFileSync(join(data, 'lock'), JSON.stringify({ pid, started: '1' }));
      lockDataFolder(data)();
      // The pid of a dead holder may be another process's by now.
      writeFileSync(join(data, 'lock'), JSON.stringify({ pid: process.pid, started: '1' }));
      lockDataFolder(data)();
      writeFileSync(join(data, 'lock'), 'cut o');
      lockDataFolder(data)();
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }, 60_000);
});
