/**
 * What the crash test kills: starts, verifies everything that was acknowledged before, then takes in reports and corrections
 * and derives them until it is killed, or until `finish` is in its arguments and everything is done. What it writes to
 * its output is acknowledged: it was durable before.
 */
import { readFileSync, writeSync } from 'node:fs';
import { correct } from '../../src/app/monitor/corrections/correct.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import { takeIn } from '../../src/app/monitor/intake/take-in.ts';
import { verifyLog } from '../../src/app/monitor/record/verify-log.ts';
import { runWorkLoop, type WorkLoop } from '../../src/app/monitor/derivation/work-loop.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { cheapReport, createCheapDeriver } from '../../test/cheap-deriver.ts';

/** One line of the output. */
export type Said =
  | { readonly said: 'verified'; readonly size: number; readonly milliseconds: number }
  | { readonly said: 'report'; readonly report: string; readonly entry: number; readonly text: string }
  | { readonly said: 'correction'; readonly report: string; readonly entry: number }
  | { readonly said: 'done'; readonly reports: number; readonly aside: number }
  | { readonly said: 'wrong'; readonly what: string };

const [where = '', acknowledgedFile = '', run = '', finish = ''] = process.argv.slice(2);
const clock = (): Date => new Date();

function say(line: Said): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

const start = performance.now();
const db = await openDatabase(where.startsWith('postgres:') ? { url: where } : { data: where });
const acknowledged = readFileSync(acknowledgedFile, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Said); // written by the test from what this program said
const problems = [
  ...(await wrongInLog(db)),
  ...(await wrongInReports(db)),
  ...(await missing(db, acknowledged)),
];
for (const what of problems) say({ said: 'wrong', what });
if (problems.length > 0) process.exit(1);
const [last] = await db.query<{ size: number }>('select count(*)::int as size from ledger_entry');
say({ said: 'verified', size: last?.size ?? 0, milliseconds: Math.round(performance.now() - start) });

const loop: WorkLoop = {
  db,
  derive: createCheapDeriver(),
  program: 'crash',
  clock,
  log: () => undefined,
  signal: new AbortController().signal,
  name: 'crash',
};
if (finish === 'finish') await end(loop);
else {
  void runWorkLoop(loop);
  await Promise.all([write(1), write(2)]);
}

/** Takes reports in, one after another; each fifth is set aside again by a person. */
async function write(lane: number): Promise<void> {
  for (let i = 0; ; i++) {
    const name = `Place ${run} ${lane} ${i}`;
    const day = `2031-0${1 + (i % 6)}-${10 + (i % 19)}`;
    const text = cheapReport(day, name);
    const document = { source: name, name: `${name}.txt`, bytes: new TextEncoder().encode(text) };
    const taken = await takeIn(
      db,
      { ...document, via: { kind: 'upload', name: 'crash' }, by: 'crash' },
      clock,
    );
    const report = taken.reports[0]?.report ?? '';
    say({ said: 'report', report, entry: taken.entry ?? -1, text });
    if (i % 5 !== 4) continue;
    const author = { by: 'crash', reason: 'to see whether it lasts' };
    const { entry } = await correct(db, { action: 'set-aside', report }, author, clock);
    say({ said: 'correction', report, entry });
  }
}

/** The work that is left is done, and everything that was taken in is derived exactly once. */
async function end(work: WorkLoop): Promise<void> {
  await db.query('update work set locked_until = null');
  await workUntilDone(work);
  const wrong = [...(await wrongInLog(db)), ...(await wrongAtTheEnd(db))];
  for (const what of wrong) say({ said: 'wrong', what });
  const [counts] = await db.query<{ reports: number; aside: number }>(
    `select (select count(distinct report)::int from report_version) as reports,
       (select count(*)::int from ledger_entry where kind = 'correction') as aside`,
  );
  say({ said: 'done', reports: counts?.reports ?? 0, aside: counts?.aside ?? 0 });
  await db.close();
}

async function wrongInLog(store: Database): Promise<readonly string[]> {
  const verdict = await verifyLog(store);
  return verdict.ok ? [] : [`${verdict.where}: ${verdict.problem}`];
}

/** Every version is waiting to be derived or derived, not both and not neither; every report is listed once. */
async function wrongInReports(store: Database): Promise<readonly string[]> {
  const [row] = await store.query<{ lost: number; unlisted: number; doubled: number }>(
    `select
       (select count(*)::int from report_version v where not exists (select 1 from derivation d where d.version_id = v.id)
          and not exists (select 1 from work w where w.kind = 'derive' and w.key = v.id::text)) as lost,
       (select count(*)::int from report_version v where not exists (select 1 from derived d where d.kind = 'report' and d.id = v.report)
          or not exists (select 1 from shown s where s.kind = 'report' and s.id = v.report)) as unlisted,
       (select count(*)::int from derivation d join work w on w.kind = 'derive' and w.key = d.version_id::text) as doubled`,
  );
  return Object.entries(row ?? {}).flatMap(([what, count]) =>
    count === 0 ? [] : [`${count} reports are ${what}`],
  );
}

/** What was acknowledged and is not there exactly once, under its number in the log. */
async function missing(store: Database, lines: readonly Said[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const rows = await store.query<{ report: string; entry: number; count: number }>(
    'select report, max(entry) as entry, count(*)::int as count from report_version group by report',
  );
  const there = new Map(rows.map((row) => [row.report, row]));
  const entries = await store.query<{ seq: number; body: string }>(
    "select seq, body from ledger_entry where kind = 'correction'",
  );
  const corrections = new Map(entries.map((entry) => [entry.seq, entry.body]));
  for (const line of lines) {
    if (line.said === 'report') {
      const row = there.get(line.report);
      if (row?.entry !== line.entry || row.count !== 1)
        wrong.push(`report ${line.report} of entry ${line.entry}`);
    } else if (line.said === 'correction' && !corrections.get(line.entry)?.includes(line.report))
      wrong.push(`correction ${line.entry}`);
  }
  return wrong;
}

async function wrongAtTheEnd(store: Database): Promise<readonly string[]> {
  const [row] = await store.query<Record<string, number>>(
    `select
       (select count(*)::int from work) as "pieces of work left",
       (select count(*)::int from report_version) - (select count(*)::int from derivation where state = 'read') as "reports not read",
       (select count(*)::int from derived where kind = 'allegation')
         - (select count(distinct report)::int from report_version)
         + (select count(*)::int from ledger_entry where kind = 'correction') as "tellings too many",
       (select count(*)::int from derived d where d.kind = 'report' and d.set_aside)
         - (select count(*)::int from ledger_entry where kind = 'correction') as "reports set aside too many",
       (select count(*)::int from derived d where not exists (select 1 from shown s where s.kind = d.kind and s.id = d.id)) as "rows not shown"`,
  );
  return Object.entries(row ?? {}).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
}
