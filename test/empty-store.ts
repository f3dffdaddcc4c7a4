import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../src/app/monitor/database.ts';
import { openDatabase } from '../src/storage/open-database.ts';
import { madeOnce } from './made-once.ts';

/** Opens an empty embedded store of its own; what is left of it goes when it is closed. */
export async function openEmptyStore(): Promise<Database> {
  const data = mkdtempSync(join(tmpdir(), 'trucewatch-store-'));
  await copyEmptyStore(data);
  const db = await openDatabase({ data });
  return {
    ...db,
    close: async () => {
      await db.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Puts an empty embedded store into a folder. */
export async function copyEmptyStore(data: string): Promise<void> {
  cpSync(await emptyStore(), data, { recursive: true });
}

/** The store that is copied: whoever asks first makes it, which takes seconds. */
export function emptyStore(): Promise<string> {
  return madeOnce('empty-store', async (folder) => {
    const db = await openDatabase({ data: folder });
    await db.close();
  });
}
