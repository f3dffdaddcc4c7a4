import fc from 'fast-check';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import {
  appendEntry,
  consistencyOf,
  inclusionOf,
  ledgerSize,
  ledgerSizeAt,
  readEntries,
  rootOf,
} from '../../src/app/monitor/record/ledger.ts';
import { openLogKey, publicKeyOf, type LogKey } from '../../src/app/monitor/record/log-key.ts';
import { signCheckpoint } from '../../src/app/monitor/record/sign-checkpoint.ts';
import { verifyLog } from '../../src/app/monitor/record/verify-log.ts';
import { openCheckpoint } from '../../src/record/checkpoint.ts';
import type { Entry } from '../../src/record/entry.ts';
import { hashLeaf, verifyConsistency, verifyInclusion } from '../../src/record/merkle.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

const start = Date.UTC(2030, 4, 6);
const minute = 60_000;
const outage = (source: string): Entry => ({
  kind: 'outage',
  at: '',
  by: 'system',
  source,
  error: 'no answer',
});

describeOnBothStores('the ledger', (store) => {
  let db: Database;
  let key: LogKey;
  beforeAll(async () => {
    ({ db } = await store.keep());
  }, 60_000);
  beforeEach(async () => {
    await db.query('truncate ledger_entry, ledger_node, checkpoint');
    key = await openLogKey(db, 'monitor.example');
  });

  const append = (n: number): Promise<number> =>
    db.transaction((query) => appendEntry(query, outage(`feed ${n}`), new Date(start + n * minute)));

  it('proves every entry and every state it was in', async () => {
    const sizes = 21;
    for (let n = 0; n < sizes; n++) expect(await append(n)).toBe(n);
    const entries = await readEntries(db.query, { limit: 100 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: sizes }), fc.nat(), async (size, pick) => {
        const seq = pick % size;
        const root = await rootOf(db.query, size);
        const leaf = hashLeaf(Buffer.from(entries[seq]?.canonical ?? ''));
        expect(verifyInclusion(leaf, seq, size, await inclusionOf(db.query, seq, size), root)).toBe(true);
        const now = await rootOf(db.query, sizes);
        const proof = await consistencyOf(db.query, size, sizes);
        expect(verifyConsistency(size, sizes, root, now, proof)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('numbers what comes at once without gaps, and never lets time of record go backwards', async () => {
    await Promise.all([7, 3, 5, 1, 9, 2].map(append));
    const entries = await readEntries(db.query, { limit: 100 });
    expect(entries.map((e) => e.seq)).toEqual([0, 1, 2, 3, 4, 5]);
    const times = entries.map((e) => e.at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(await verifyLog(db)).toMatchObject({ ok: true, size: 6 });
  });

  it('leaves nothing of an entry whose transaction fails', async () => {
    await append(0);
    const failing = db.transaction(async (query) => {
      await appendEntry(query, outage('feed'), new Date(start));
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('disk');
    expect(await ledgerSize(db.query)).toBe(1);
    expect(await append(1)).toBe(1);
  });

  it('knows how long it was at an instant', async () => {
    for (const n of [0, 1, 2]) await append(n);
    expect(await ledgerSizeAt(db.query, new Date(start + minute))).toBe(2);
    expect(await ledgerSizeAt(db.query, new Date(start - 1))).toBe(0);
  });

  it('signs each state once', async () => {
    await append(0);
    const first = await signCheckpoint(db, key, () => new Date(start));
    expect(await signCheckpoint(db, await openLogKey(db), () => new Date(start + 1))).toEqual(first);
    expect(openCheckpoint(first.note, publicKeyOf(key)).size).toBe(1);
    await append(1);
    expect((await signCheckpoint(db, key, () => new Date(start))).size).toBe(2);
    expect(await verifyLog(db, publicKeyOf(key))).toMatchObject({ ok: true, size: 2, checkpoints: 2 });
  });

  it.each([
    [
      'an entry rewritten',
      `update ledger_entry set body = replace(body, 'feed 2', 'feed 9') where seq = 2`,
      'entry 2',
    ],
    ['an entry taken out', `delete from ledger_entry where seq = 3`, 'entry 3'],
    ['the last entry taken out', `delete from ledger_entry where seq = 6`, 'ledger_node'],
    [
      'a stored hash changed',
      `update ledger_node set hash = sha256('x') where level = 1 and index = 1`,
      'ledger_node',
    ],
    ['a time of record changed', `update ledger_entry set recorded_at = now() where seq = 4`, 'entry 4'],
    [
      'a state signed that never was',
      `update checkpoint set note = replace(note, E'\\n7\\n', E'\\n8\\n')`,
      'checkpoint 7',
    ],
    [
      'a report that no entry took in',
      `insert into blob (hash, size, bytes) values ('00', 0, '');
      insert into report_version (report, version, blob, content_hash, document, file_name, source_kind, source_name, recorded_at, entry) values ('r', 1, '00', '00', 'x', 'x', 'upload', 'x', now(), 2)`,
      'report_version',
    ],
  ])('notices %s', async (_what, sql, where) => {
    for (let n = 0; n < 7; n++) await append(n);
    await signCheckpoint(db, key, () => new Date(start));
    for (const statement of sql.split(';')) await db.query(statement);
    expect(await verifyLog(db, publicKeyOf(key))).toMatchObject({ ok: false, where });
    await db.query('delete from report_version');
    await db.query('delete from blob');
  });
});
