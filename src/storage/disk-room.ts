import { statfs } from 'node:fs/promises';
import { DatabaseError } from '../app/monitor/database.ts';

/**
 * What must stay free on the disk of an embedded store. PostgreSQL inside a process does not outlive a full disk: the
 * statement after the first that found no room spins for ever, and with it the whole service.
 */
const reserve = 64 * 1024 * 1024;
/** Milliseconds for which one look at the disk holds: what is written in them fits into the reserve. */
const fresh = 250;

export type FreeBytes = () => Promise<number>;

/** Throws `DatabaseError` while the disk has less than the reserve free. Call it before whatever writes. */
export function createDiskRoom(freeBytes: FreeBytes, now: () => number = Date.now): () => Promise<void> {
  let looked = -Infinity;
  let free = Infinity;
  return async () => {
    if (now() - looked >= fresh) {
      free = await freeBytes();
      looked = now();
    }
    if (free < reserve)
      throw new DatabaseError(
        `The store's disk is full: less than ${reserve / 1024 / 1024} MB are free, and nothing more is written. Make room.`,
      );
  };
}

/** What the system would let this process write where the folder lies. */
export function freeBytesOf(folder: string): FreeBytes {
  return async () => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  };
}
