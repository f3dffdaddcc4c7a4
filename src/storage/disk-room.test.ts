import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyEmptyStore } from '../../test/empty-store.ts';
import { databaseFolder } from './data-folder.ts';
import { freeBytesOf } from './disk-room.ts';
import { openPglite } from './pglite-database.ts';

describe('an embedded store on a disk that runs full', () => {
  it('writes nothing more, in a transaction or outside, still reads, and goes on when there is room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trucewatch-room-'));
    await copyEmptyStore(folder);
    let free = 1e9;
    const db = await openPglite(databaseFolder(folder), () => Promise.resolve(free));
    const full = /disk is full: less than 64 MB are free/;
    const insert = 'insert into truce (days) values ($1)';
    const later = () => new Promise((resolve) => setTimeout(resolve, 300));
    try {
      await db.query('create table truce (days integer)');
      await db.query(insert, [1]);
      free = 1e6;
      await later();
      await expect(db.query(insert, [2])).rejects.toThrow(full);
      await expect(db.transaction((query) => query(insert, [3]))).rejects.toThrow(full);
      expect(await db.transaction((query) => query('select days from truce'))).toEqual([{ days: 1 }]);
      free = 1e9;
      await later();
      await db.query(insert, [4]);
      expect(await db.query('select days from truce order by days')).toEqual([{ days: 1 }, { days: 4 }]);
    } finally {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
  it('knows what is free where a folder lies', async () => {
    expect(await freeBytesOf(tmpdir())()).toBeGreaterThan(0);
  });
});
