import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeBackup } from '../../src/app/monitor/record/backup.ts';
import { correct } from '../../src/app/monitor/corrections/correct.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { exportFiles, exportRecord } from '../../src/app/monitor/record/export-record.ts';
import { derivedTables, evidenceTable, keptTables } from '../../src/app/monitor/record/kept-tables.ts';
import { openLogKey, publicKeyOf } from '../../src/app/monitor/record/log-key.ts';
import { readRelease } from '../../src/app/monitor/queries/releases.ts';
import { restoreBackup } from '../../src/app/monitor/record/restore.ts';
import { signCheckpoint } from '../../src/app/monitor/record/sign-checkpoint.ts';
import { takeIn } from '../../src/app/monitor/intake/take-in.ts';
import { verifyLog } from '../../src/app/monitor/record/verify-log.ts';
import type { ReleasedView } from '../../src/app/monitor/views/release-view.ts';
import { openExport } from '../../src/cli/export-source.ts';
import { ownerOnly, writeFolder, writePieces } from '../../src/cli/write-pieces.ts';
import type { NoteKey } from '../../src/record/signed-note.ts';
import { verifyExport, type Verification } from '../../src/record/verify-export.ts';
import { describeOnBothStores } from '../monitor-stores.ts';
import { derived, incidentsOf, noon, releaseOn, sampleNames, takeSamples } from '../sample-store.ts';

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

describeOnBothStores('an export of the record', (store) => {
  let db: Database;
  let released: ReleasedView;
  beforeAll(async () => {
    ({ db } = await store.keep());
    await takeSamples(db, sampleNames, 1);
    await derived(db);
    const [incident] = await incidentsOf(db);
    const allegation = incident?.allegations[0]?.id ?? '';
    const by = { by: 'analyst', reason: 'looked at the report' };
    await correct(db, { action: 'reread', allegation, field: 'injured', value: '21' }, by, noon(2));
    await derived(db);
    released = await releaseOn(db, 2, { title: 'The first days' });
  }, 120_000);

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

  it('holds what was released as evidence, and names it where a byte of it is changed or it is left out', async () => {
    const key = await openLogKey(db);
    const folder = join(temporary(), 'record');
    await writeFolder(folder, exportFiles(db, key, noon(7)));
    const name = `evidence/${released.hash}`;
    const path = join(folder, name);
    const bytes = readFileSync(path);
    expect(bytes.toString('utf8')).toContain('"incidents"');
    expect(bytes.equals((await readRelease(db.query, released.entry))?.bytes ?? Buffer.alloc(0))).toBe(true);
    writeFileSync(path, bytes.toString('utf8').replace('"incidents"', '"lncidents"'));
    expect(await verified(folder, publicKeyOf(key))).toMatchObject({ ok: false, where: name });
    rmSync(path);
    expect(await verified(folder, publicKeyOf(key))).toMatchObject({ ok: false, where: name });
  });

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
    expect(await readRelease(copy.query, released.entry)).toEqual(
      await readRelease(db.query, released.entry),
    );
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
      `select relname as name from pg_class
       where relkind in ('r', 'p') and not relispartition and relnamespace = current_schema()::regnamespace`,
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
