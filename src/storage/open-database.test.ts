import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkDropFolder } from './link-drop-folder.ts';
import { openDatabase, openKeptDatabase } from './open-database.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trucewatch-open-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a store that must be there', () => {
  it('is not made where there is none: a misspelt folder is no empty store', async () => {
    const data = join(folder, 'misspelt');
    await expect(openKeptDatabase({ data })).rejects.toThrow(`There is no store in the folder ${data}`);
    const links = linkDropFolder(data, null, () => new Date());
    await expect(links.leave('0'.repeat(64))).rejects.toThrow('There is no store');
    expect(existsSync(data)).toBe(false);
  });
  it('is opened where it is, and keeps bytes as they are', async () => {
    const data = join(folder, 'kept');
    const bytes = new Uint8Array([9, 0, 255, 92, 120, 9]).subarray(1, 5);
    const made = await openDatabase({ data });
    await made.query('create table piece (bytes bytea, none bytea)');
    await made.query('insert into piece values ($1, null)', [bytes]);
    await made.close();
    const db = await openKeptDatabase({ data });
    try {
      expect(await db.query('select bytes, none from piece')).toEqual([
        { bytes: new Uint8Array([0, 255, 92, 120]), none: null },
      ]);
    } finally {
      await db.close();
    }
  }, 60_000);
});

describe('a folder that cannot be used', () => {
  it('is told with its reason', async () => {
    const data = join(folder, 'a-file');
    writeFileSync(data, '');
    await expect(openDatabase({ data })).rejects.toThrow('cannot be used: that is no folder (EEXIST)');
    await expect(openDatabase({ data: join(folder, 'a'.repeat(300)) })).rejects.toThrow(
      'cannot be used: nothing can be made there (ENAMETOOLONG)',
    );
  });
});
