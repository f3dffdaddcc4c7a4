import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { takeIn } from '../../src/app/monitor/intake/take-in.ts';
import { verifyLog } from '../../src/app/monitor/record/verify-log.ts';
import { workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import { groupingLock } from '../../src/app/monitor/derivation/regroup.ts';
import { windowOf } from '../../src/app/monitor/derivation/windows.ts';
import { askWork, backlog } from '../../src/app/monitor/derivation/work-queue.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { bundleProgram, type BundledProgram } from '../bundle-program.ts';
import { cheapReport, createCheapDeriver } from '../cheap-deriver.ts';
import { postgresProblem, startPostgres, type TestPostgres } from '../postgres.ts';

const problem = postgresProblem();
if (problem !== null) process.stderr.write(`PostgreSQL is left out: ${problem}\n`);
const clock = (): Date => new Date();
/** Milliseconds until a killed process's work comes back. */
const lease = 3000;

describe.skipIf(problem !== null)('several processes on one PostgreSQL', () => {
  let postgres: TestPostgres | null = null;
  let program: BundledProgram | null = null;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
    program = await bundleProgram('test/worker-process.ts');
  }, 60_000);

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await postgres?.stop();
    program?.remove();
  }, 60_000);

  async function openStore(name: string): Promise<{ readonly url: string; readonly db: Database }> {
    const url = (await postgres?.create(name)) ?? '';
    return { url, db: await openDatabase({ url }) };
  }

  function start(url: string, name: string): ChildProcess {
    const child = spawn(process.execPath, [program?.file ?? '', url, name, String(lease)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  }

  it('read 5,000 reports, each once, though two of three are killed', async () => {
    const { url, db } = await openStore('shared');
    await takeFiveThousand(db);
    expect((await backlog(db.query, clock())).derive).toBe(5000);
    const [first, second] = [start(url, 'a'), start(url, 'b'), start(url, 'c')];
    await expect.poll(() => read(db), { timeout: 60_000, interval: 50 }).toBeGreaterThan(400);
    first.kill('SIGKILL');
    await expect.poll(() => read(db), { timeout: 60_000, interval: 50 }).toBeGreaterThan(1500);
    second.kill('SIGKILL');
    const left = async (): Promise<number> => {
      const { derive, group } = await backlog(db.query, clock());
      return derive + group;
    };
    await expect.poll(left, { timeout: 150_000, interval: 200 }).toBe(0);
    const [counts] = await db.query(
      `select (select count(*)::int from derivation where state = 'read') as read,
         (select count(*)::int from derived where kind = 'report' and status = 'read' and window_key is not null) as reports,
         (select count(*)::int from derived where kind = 'allegation') as allegations,
         (select count(*)::int from derived where kind = 'incident') as incidents,
         (select sum(reports)::int from derived where kind = 'incident') as told,
         (select sum(reports)::int from derived where kind = 'story') as in_stories,
         (select count(*)::int from work) as work`,
    );
    expect(counts).toEqual({
      read: 5000,
      reports: 5000,
      allegations: 5000,
      // One a day: the cheap deriver puts all places on one spot.
      incidents: 200,
      told: 5000,
      in_stories: 5000,
      work: 0,
    });
    expect(await verifyLog(db)).toMatchObject({ ok: true, size: 10 });
    await db.close();
    await expectNoCircle(url);
  }, 240_000);

  /** Connections tell what they counted when they are closed. */
  async function expectNoCircle(url: string): Promise<void> {
    const db = await openDatabase({ url });
    const counted = await db.query(
      'select deadlocks::int as circles from pg_stat_database where datname = current_database()',
    );
    expect(counted).toEqual([{ circles: 0 }]);
    await db.close();
  }

  it('wait for another that stores a window, and not in a circle', async () => {
    const { url, db } = await openStore('circle');
    const via = { kind: 'upload', name: 'x' } as const;
    const bytes = new TextEncoder().encode(cheapReport('2031-04-08', 'Ondry'));
    await takeIn(db, { source: 'a', name: 'a.txt', bytes, via, by: 'x' }, clock);
    const loop = { db, program: '1', clock, log: () => undefined, name: 'one', lease };
    const { signal } = new AbortController();
    let working = Promise.resolve();
    // As another process does that stores a window which touches this one: it holds the lock, then asks for this one.
    await db.transaction(async (query) => {
      await query('select pg_advisory_xact_lock($1)', [groupingLock]);
      working = workUntilDone({ ...loop, derive: createCheapDeriver(), signal });
      const waiting = `select 1 from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = 'circle' and l.locktype = 'advisory' and not l.granted`;
      await expect.poll(async () => (await query(waiting)).length, { timeout: 20_000 }).toBe(1);
      await askWork(query, [{ kind: 'group', key: windowOf('2031-04-08'), runAt: clock() }], clock());
    });
    await working;
    expect(await db.query("select status from derived where kind = 'report'")).toEqual([{ status: 'read' }]);
    await db.close();
    await expectNoCircle(url);
  }, 60_000);

  it('go on after the database has cut them off', async () => {
    const { db } = await openStore('cut');
    const [own] = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
    expect(own).toBeDefined();
    const killer = await openDatabase({ url: (await postgres?.create('killer')) ?? '' });
    const text = new TextEncoder().encode(cheapReport('2031-04-08', 'Ondry'));
    const document = {
      source: 'a',
      name: 'a.txt',
      bytes: text,
      via: { kind: 'upload', name: 'x' },
      by: 'x',
    } as const;
    // Cut off in the middle of the transaction: before its end nothing of it is there, and the caller is told.
    const cut: Database = {
      ...db,
      transaction: (run) =>
        db.transaction(async (query) => {
          const result = await run(query);
          const [backend] = await query<{ pid: number }>('select pg_backend_pid() as pid');
          await killer.query('select pg_terminate_backend($1)', [backend?.pid ?? 0]);
          return result;
        }),
    };
    await expect(takeIn(cut, document, clock)).rejects.toThrow();
    expect(await db.query('select 1 from report_version')).toEqual([]);
    expect(await db.query('select 1 from ledger_entry')).toEqual([]);
    expect(await takeIn(db, document, clock)).toMatchObject({ status: 'taken', entry: 0 });
    await killer.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'cut' and pid <> pg_backend_pid()",
    );
    expect(await takeIn(db, document, clock)).toMatchObject({ status: 'already-known' });
    expect(await verifyLog(db)).toMatchObject({ ok: true, size: 1 });
    await killer.close();
    await db.close();
  }, 60_000);
});

async function read(db: Database): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*)::int as count from derivation');
  return row?.count ?? 0;
}

/** Ten files of 500 records each, over two hundred days: each of its own place. */
async function takeFiveThousand(db: Database): Promise<void> {
  for (let file = 0; file < 10; file++) {
    const lines = Array.from({ length: 500 }, (_, i) => {
      const n = file * 500 + i;
      const day = new Date(Date.UTC(2031, 0, 1 + (n % 200))).toISOString().slice(0, 10);
      return JSON.stringify({ id: n, text: cheapReport(day, `Village${letters(n)}`) });
    });
    const bytes = new TextEncoder().encode(lines.join('\n'));
    await takeIn(
      db,
      {
        source: `file ${file}`,
        name: `${file}.jsonl`,
        bytes,
        via: { kind: 'folder', name: 'files' },
        by: 'system',
      },
      clock,
    );
  }
}

/** A number as a word of its own: names that differ in digits alone are alike. */
function letters(n: number): string {
  return Array.from(String(n).padStart(4, '0'), (digit) => 'bcdfghklmn'[Number(digit)] ?? '').join('o');
}
