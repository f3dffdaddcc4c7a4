import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { briefAsKnown, type KnownOnParts } from '../../src/app/monitor/as-known-on.ts';
import { writeBackup } from '../../src/app/monitor/backup.ts';
import { chosenAgreement } from '../../src/app/monitor/chosen-agreement.ts';
import { correct } from '../../src/app/monitor/correct.ts';
import { createCorrectionReader, readCorrections } from '../../src/app/monitor/corrections.ts';
import { correctionsStanding } from '../../src/app/monitor/corrections-standing.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { createInlineDeriver } from '../../src/app/monitor/derive.ts';
import { exportFiles, exportRecord } from '../../src/app/monitor/export-record.ts';
import { derivedTables, evidenceTable, keptTables } from '../../src/app/monitor/kept-tables.ts';
import { openLogKey, publicKeyOf } from '../../src/app/monitor/log-key.ts';
import { workUntilDone } from '../../src/app/monitor/rebuild.ts';
import { restoreBackup } from '../../src/app/monitor/restore.ts';
import { signCheckpoint } from '../../src/app/monitor/sign-checkpoint.ts';
import { takeIn } from '../../src/app/monitor/take-in.ts';
import { verifyLog } from '../../src/app/monitor/verify-log.ts';
import { openExport } from '../../src/cli/export-source.ts';
import { ownerOnly, writeFolder, writePieces } from '../../src/cli/write-pieces.ts';
import type { Agreement } from '../../src/domain/agreement.ts';
import type { Correction } from '../../src/domain/correction.ts';
import { passHarmGate } from '../../src/publishing/harm-gate.ts';
import { renderJson } from '../../src/publishing/json/render-json.ts';
import type { NoteKey } from '../../src/record/signed-note.ts';
import { verifyExport, type Verification } from '../../src/record/verify-export.ts';
import { ports } from '../../src/storage/ports.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

const samples = join(import.meta.dirname, '..', '..', 'samples');
const sampleNames = readdirSync(samples).filter((name) => !name.endsWith('.yaml'));
const noon =
  (day: number): (() => Date) =>
  () =>
    new Date(Date.UTC(2021, 0, day, 12));

async function takeSamples(db: Database, names: readonly string[], day: number): Promise<void> {
  for (const name of names)
    await takeIn(
      db,
      {
        source: name,
        name,
        bytes: readFileSync(join(samples, name)),
        via: { kind: 'folder', name: 'samples' },
        by: 'system',
      },
      noon(day),
    );
}

const resources = ports.loadResources(null);
const parts: KnownOnParts = { resources, read: ports.read, agreement: null, program: 'test' };

function derived(db: Database): Promise<void> {
  return workUntilDone({
    db,
    derive: createInlineDeriver({ resources, read: ports.read, agreement: null }),
    program: 'test',
    clock: () => new Date(),
    log: (level, message, fields) => {
      if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
    },
    signal: new AbortController().signal,
    name: 'test',
  });
}

const folders: string[] = [];
function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trucewatch-record-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function verified(path: string, key: NoteKey | null): Promise<Verification> {
  const files = openExport(path);
  try {
    return await verifyExport(files, key);
  } finally {
    files.close();
  }
}

interface Incident {
  readonly id: string;
  readonly allegations: readonly { readonly id: string }[];
}

async function incidentsOf(db: Database): Promise<readonly Incident[]> {
  const rows = await db.query<{ id: string; document: Pick<Incident, 'allegations'> }>(
    `select id, document from shown where kind = 'incident' order by id`,
  );
  return rows.map(({ id, document }) => ({ id, allegations: document.allegations }));
}

describeOnBothStores('the record', (store) => {
  let db: Database;
  beforeAll(async () => {
    ({ db } = await store.open());
    await takeSamples(db, sampleNames.slice(0, 4), 1);
    await derived(db);
  }, 120_000);

  const known = async (day: number): Promise<string> =>
    renderJson(passHarmGate(await briefAsKnown(db, parts, { until: new Date(Date.UTC(2021, 0, day, 23)) })));
  const standingOf = async (entry: number) =>
    (await correctionsStanding(db.query)).find((c) => c.entry === entry)?.standing;
  const readAgain = async (): Promise<void> => {
    await db.query(
      `insert into work (kind, key, asked_at, run_at) select 'derive', id::text, now(), now() from report_version`,
    );
    await derived(db);
  };
  const by = { by: 'analyst', reason: 'looked at both reports' };

  it('answers as known on a day with the same bytes, whatever came in and was corrected since', async () => {
    const dayOne = await known(1);
    expect(await known(0)).not.toBe(dayOne);
    const [report = ''] = (
      await db.query<{ report: string }>('select report from report_version order by id')
    ).map((row) => row.report);
    await correct(db, { action: 'set-aside', report }, by, noon(2));
    await derived(db);
    const dayTwo = await known(2);
    expect(dayTwo).not.toContain(report);
    await takeSamples(db, sampleNames.slice(4), 3);
    await correct(db, { action: 'take-back', report }, by, noon(3));
    await derived(db);
    expect(await known(1)).toBe(dayOne);
    expect(await known(2)).toBe(dayTwo);
    expect(await known(3)).toContain(report);
    // Read anew from the evidence alone, it is the same again.
    await db.query('delete from derivation');
    expect(await known(2)).toBe(dayTwo);
    await readAgain();
  }, 60_000);

  it('holds what was known on a day against the agreement of that day', async () => {
    const { db: other } = await store.open();
    const first = await ports.agreements.load(join(samples, 'agreement.yaml'));
    await chosenAgreement(other, first, noon(1));
    await takeSamples(other, sampleNames.slice(0, 2), 1);
    const ask = async (agreement: Agreement, day: number): Promise<string> => {
      const options = { until: new Date(Date.UTC(2021, 0, day, 23)) };
      const own = { ...parts, resources: ports.loadResources(agreement), loadResources: ports.loadResources };
      return renderJson(passHarmGate(await briefAsKnown(other, { ...own, agreement }, options)));
    };
    const then = await ask(first, 1);
    const second: Agreement = { ...first, title: 'Another truce', clauses: first.clauses.slice(0, 1) };
    await chosenAgreement(other, second, noon(2));
    expect(await ask(second, 1)).toBe(then);
    expect(await ask(second, 2)).toContain('Another truce');
    expect(await verifyLog(other)).toMatchObject({ ok: true, size: 4 });
  }, 60_000);

  it('takes no correction of what is not there, and names it', async () => {
    const wrong: readonly [Correction, RegExp][] = [
      [{ action: 'set-aside', report: 'r-none' }, /no report r-none/],
      [{ action: 'merge-incidents', incidents: ['incident-a', 'incident-b'] }, /incident-a.*incident-b/],
      [{ action: 'dismiss', allegation: 'r-1:allegation:9' }, /no allegation/],
      [{ action: 'grade-outlet', outlet: 'nobody', reliability: 'B' }, /no outlet/],
      [{ action: 'withdraw', entry: 0 }, /no correction/],
      [{ action: 'merge-stories', stories: ['s', 's'] }, /twice/],
    ];
    const before = await readCorrections(db.query);
    for (const [correction, message] of wrong)
      await expect(correct(db, correction, by, noon(3))).rejects.toThrow(message);
    await expect(
      correct(db, { action: 'set-aside', report: 'r' }, { by: 'analyst', reason: ' ' }, noon(3)),
    ).rejects.toThrow(/reason/);
    expect(await readCorrections(db.query)).toEqual(before);
  });

  it('applies corrections to what is derived, shows how each stands, and takes them back', async () => {
    const read = createCorrectionReader();
    const before = await incidentsOf(db);
    const joint = before.find((i) => i.allegations.length > 1);
    const allegation = joint?.allegations.at(-1)?.id ?? '';
    const { entry } = await correct(
      db,
      { action: 'split-incident', incident: joint?.id ?? '', allegations: [allegation] },
      by,
      noon(4),
    );
    expect((await read(db.query)).at(-1)?.entry).toBe(entry);
    await derived(db);
    const apart = await incidentsOf(db);
    expect(apart.length).toBe(before.length + 1);
    expect(apart.find((i) => i.id === joint?.id)?.allegations.length).toBe(
      (joint?.allegations.length ?? 0) - 1,
    );
    expect(await standingOf(entry)).toBe('holds');
    const reread = await correct(
      db,
      { action: 'reread', allegation, field: 'killed', value: '77' },
      { ...by, event: '2031-01-02' },
      noon(4),
    );
    await derived(db);
    expect(await standingOf(reread.entry)).toBe('holds');
    const [shown] = await db.query<{ summary: { killed: unknown } }>(
      `select summary from shown where kind = 'allegation' and id = $1`,
      [allegation],
    );
    expect(shown?.summary.killed).toEqual({ low: 77, high: 77 });

    await correct(db, { action: 'withdraw', entry }, by, noon(4));
    await correct(db, { action: 'withdraw', entry: reread.entry }, by, noon(4));
    await derived(db);
    expect(await incidentsOf(db)).toEqual(before);
    await expect(correct(db, { action: 'withdraw', entry }, by, noon(4))).rejects.toThrow(/withdrawn before/);
    expect(await standingOf(entry)).toBe('withdrawn');
    expect((await read(db.query)).length).toBe((await readCorrections(db.query)).length);
  }, 60_000);

  it("takes a person's word on a commitment, a grade of an outlet, and an origin", async () => {
    const [promise] = await db.query<{ id: string }>(
      `select id from derived where kind = 'commitment' limit 1`,
    );
    const [report] = await db.query<{ id: string; outlet: string }>(
      `select id, outlet from derived where kind = 'report' and outlet is not null order by id limit 1`,
    );
    const made: Correction[] = [
      { action: 'settle-commitment', commitment: promise?.id ?? '', status: 'kept' },
      { action: 'grade-outlet', outlet: report?.outlet ?? '', reliability: 'B' },
      { action: 'set-origin', report: report?.id ?? '', kind: 'agency', name: 'Strait Wire' },
    ];
    for (const correction of made) {
      const { entry, windows } = await correct(db, correction, by, noon(5));
      expect(windows.length).toBeGreaterThan(0);
      await derived(db);
      expect([correction.action, await standingOf(entry)]).toEqual([correction.action, 'holds']);
    }
    const [settled] = await db.query<{ status: string }>(
      `select status from derived where kind = 'commitment' and id = $1`,
      [promise?.id ?? ''],
    );
    expect(settled?.status).toBe('kept');
    const [shown] = await db.query<{ document: { origins: readonly { name: string; claim: unknown }[] } }>(
      `select document from shown where kind = 'report' and id = $1`,
      [report?.id ?? ''],
    );
    expect(shown?.document.origins.filter((o) => o.claim === null).map((o) => o.name)).toEqual([
      'Strait Wire',
    ]);
  }, 60_000);

  it('shows where a new derivation disagrees with a correction, agrees with it, or has lost its target', async () => {
    const [target] = await db.query<{ version_id: number; extraction: string }>(
      `select d.version_id, d.extraction from derivation d where d.extraction like '%"killed":[%' order by version_id limit 1`,
    );
    const extraction = JSON.parse(target?.extraction ?? '{}') as {
      allegations: { id: string; killed: unknown; evidence: string }[];
    };
    const told = extraction.allegations.find((a) => a.killed !== null);
    const { entry } = await correct(
      db,
      { action: 'reread', allegation: told?.id ?? '', field: 'killed', value: '33' },
      by,
      noon(5),
    );
    const standingAfter = async (change: (a: typeof told) => void): Promise<string> => {
      change(told);
      await db.query('update derivation set extraction = $1 where version_id = $2', [
        JSON.stringify(extraction),
        target?.version_id ?? 0,
      ]);
      await db.query(
        `insert into work (kind, key, asked_at, run_at) select distinct 'group', window_key, now(), now() from derivation on conflict do nothing`,
      );
      await derived(db);
      const view = (await correctionsStanding(db.query)).find((c) => c.entry === entry);
      return `${view?.standing ?? ''} ${view?.note ?? ''}`;
    };
    expect(await standingAfter(() => undefined)).toMatch(/^holds/);
    expect(await standingAfter((a) => a && (a.killed = [5, 5]))).toMatch(/^disagrees.*now says: 5/);
    expect(await standingAfter((a) => a && (a.killed = [33, 33]))).toMatch(/^agrees/);
    expect(await standingAfter((a) => a && (a.evidence = 'other words'))).toMatch(/^target gone/);
    await readAgain();
  }, 60_000);

  it('exports itself so that anyone can verify it, as an archive and as a folder', async () => {
    const key = await openLogKey(db);
    await signCheckpoint(db, key, noon(5));
    await takeIn(
      db,
      {
        source: 'x',
        name: 'x.txt',
        bytes: Buffer.from('One more.'),
        via: { kind: 'api', name: 'x' },
        by: 'x',
      },
      noon(6),
    );
    const folder = temporary();
    const zip = join(folder, 'record.zip');
    await writePieces(zip, exportRecord(db, key, noon(6)));
    await writeFolder(join(folder, 'record'), exportFiles(db, key, noon(6)));
    const [{ size } = { size: 0 }] = await db.query<{ size: number }>(
      'select count(*)::int as size from ledger_entry',
    );
    for (const path of [zip, join(folder, 'record')]) {
      expect(await verified(path, publicKeyOf(key))).toMatchObject({ ok: true, entries: size, history: 1 });
      expect(await verified(path, null)).toMatchObject({ ok: true });
    }
    const evidence = readdirSync(join(folder, 'record', 'evidence'));
    expect(evidence.length).toBeGreaterThanOrEqual(sampleNames.length);
  });

  it('notices any one byte of an export that is changed', async () => {
    const key = await openLogKey(db);
    const folder = temporary();
    const zip = join(folder, 'record.zip');
    await writePieces(zip, exportRecord(db, key, noon(7)));
    await writeFolder(join(folder, 'record'), exportFiles(db, key, noon(7)));
    const whole = readFileSync(zip);
    const names = readdirSync(join(folder, 'record'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name !== 'README.md' && statSync(join(folder, 'record', name)).isFile(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (name, pick, bits) => {
          const path = join(folder, 'record', name);
          const bytes = readFileSync(path);
          const changed = Buffer.from(bytes);
          const at = pick % bytes.length;
          changed[at] = (bytes[at] ?? 0) ^ bits;
          writeFileSync(path, changed);
          const found = await verified(join(folder, 'record'), publicKeyOf(key));
          writeFileSync(path, bytes);
          expect(found.ok ? 'nothing' : found.where.split(':')[0]).toBe(name);
        },
      ),
      { numRuns: 150 },
    );
    const expected = await verified(zip, publicKeyOf(key));
    const archive = join(folder, 'changed.zip');
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, bits) => {
          const changed = Buffer.from(whole);
          changed[at] = (whole[at] ?? 0) ^ bits;
          writeFileSync(archive, changed);
          const found = await verified(archive, publicKeyOf(key)).catch((error: unknown) => error);
          // Dates and attributes of the archive's files, and the page that explains it, are no part of the record.
          if (!(found instanceof Error) && (found as Verification).ok) expect(found).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  it('backs itself up and comes back, on the other engine and on its own', async () => {
    const key = await openLogKey(db);
    const size = await signCheckpoint(db, key, noon(8));
    const file = join(temporary(), 'backup.zip');
    await writeBackup(db, 'test', noon(8), (pieces) => writePieces(file, pieces, ownerOnly));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = await incidentsOf(db);
    const { db: copy } = await store.open();
    const restored = await restore(copy, file);
    expect(restored.entries).toBe(size.size);
    expect(await verifyLog(copy, publicKeyOf(key))).toMatchObject({ ok: true, size: size.size });
    expect((await openLogKey(copy)).verifierKey).toBe(key.verifierKey);
    expect(await signCheckpoint(copy, key, noon(9))).toEqual(size);
    await derived(copy);
    expect(await incidentsOf(copy)).toEqual(before);
    await takeIn(
      copy,
      {
        source: 'y',
        name: 'y.txt',
        bytes: Buffer.from('Another.'),
        via: { kind: 'api', name: 'y' },
        by: 'y',
      },
      noon(9),
    );
    expect(await verifyLog(copy)).toMatchObject({ ok: true, size: size.size + 1 });
    await expect(restore(copy, file)).rejects.toThrow(/not empty/);
    crossing.set(store.engine, file);
    const other = [...crossing].find(([engine]) => engine !== store.engine)?.[1];
    if (other !== undefined) {
      const { db: foreign } = await store.open();
      const { entries } = await restore(foreign, other);
      expect(await verifyLog(foreign)).toMatchObject({ ok: true, size: entries });
      const again = join(temporary(), 'again.zip');
      await writeBackup(foreign, 'test', noon(8), (pieces) => writePieces(again, pieces, ownerOnly));
      expect(await tablesOf(again)).toEqual(await tablesOf(other));
    }
  }, 60_000);

  it('knows of every table whether it is kept or made again', async () => {
    const rows = await db.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = current_schema()`,
    );
    const known = [...keptTables.map((t) => t.name), evidenceTable, ...derivedTables];
    expect(rows.map((row) => row.name).sort()).toEqual([...known].sort());
  });
});

/** A backup of each engine, for the other to take back. */
const crossing = new Map<string, string>();

async function restore(db: Database, file: string) {
  const backup = openExport(file);
  try {
    return await restoreBackup(db, backup, noon(9));
  } finally {
    backup.close();
  }
}

/** What a backup holds, by file; times are compared as instants. */
async function tablesOf(file: string): Promise<Record<string, string>> {
  const backup = openExport(file);
  const tables: Record<string, string> = {};
  for (const name of backup.names.filter((n) => n.startsWith('tables/'))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of backup.chunks(name)) pieces.push(piece);
    tables[name] = Buffer.concat(pieces).toString('utf8');
  }
  backup.close();
  return tables;
}
