import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { correct } from '../../src/app/monitor/corrections/correct.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { createInlineDeriver } from '../../src/app/monitor/derivation/derive.ts';
import { askRebuild, workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import { takeIn, TakeInError, type TakenDocument } from '../../src/app/monitor/intake/take-in.ts';
import { backlog, takeWork } from '../../src/app/monitor/derivation/work-queue.ts';
import type { WorkLoop } from '../../src/app/monitor/derivation/work-loop.ts';
import { lockDataFolder } from '../../src/storage/data-folder-lock.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { ports } from '../../src/storage/ports.ts';
import { cheapReport, createCheapDeriver } from '../cheap-deriver.ts';
import { copyEmptyStore } from '../empty-store.ts';
import { hurried } from '../hurried.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

// Each test opens a store of its own: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const clock = (): Date => new Date();
const cheap = createCheapDeriver();

function upload(text: string, name = 'report.txt', url?: string): TakenDocument {
  return {
    source: name,
    name,
    bytes: new TextEncoder().encode(text),
    via: { kind: 'upload', name: 'tests' },
    by: 'tester',
    ...(url === undefined ? {} : { url }),
  };
}

function loopOn(db: Database, derive = cheap, program = '1.0.0'): WorkLoop {
  return hurried({
    db,
    derive,
    program,
    clock,
    log: (level, message, fields) => {
      if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
    },
    signal: new AbortController().signal,
    name: 'test',
  });
}

async function counts(db: Database): Promise<Record<string, number>> {
  const rows = await db.query<{ kind: string; count: number }>(
    'select kind, count(*)::int as count from derived group by kind',
  );
  return Object.fromEntries(rows.map((row) => [row.kind, row.count]));
}

/** Everything derived, without what the order of work decides. */
async function everything(db: Database): Promise<unknown> {
  return db.query(
    `select d.kind, d.id, d.window_key, d.digest, s.summary, s.document from derived d
     join shown s on s.kind = d.kind and s.id = d.id order by d.kind, d.id`,
  );
}

async function one<Row extends object>(
  db: Database,
  sql: string,
  parameters: readonly string[] = [],
): Promise<Row> {
  const [row] = await db.query<Row>(sql, parameters);
  if (!row) throw new Error(`Nothing found: ${sql}`);
  return row;
}

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
    const { completeWork, LeaseLost } = await import('../../src/app/monitor/derivation/work-queue.ts');
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
      const { runWorkLoop } = await import('../../src/app/monitor/derivation/work-loop.ts');
      await runWorkLoop(quiet);
    }
    expect(await backlog(db.query, clock())).toMatchObject({ derive: 0, failed: 1 });
    expect(await one(db, 'select error, attempts from work')).toEqual({
      error: 'Error: it broke',
      attempts: 5,
    });
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
