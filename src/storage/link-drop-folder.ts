import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../app/monitor/clock-and-log.ts';
import { addLink, linkLifeMs } from '../app/monitor/credentials.ts';
import type { Database } from '../app/monitor/database.ts';
import type { LinkDrop } from '../app/monitor/link-drop.ts';
import { checkHoldsStore, folderProblem, makeFolder } from './data-folder.ts';

/** One empty file for each link, named after the hash of its secret, in `DATA/links`. */
export function linkDropFolder(data: string, db: Database | null, clock: Clock): LinkDrop {
  const fileOf = (hash: string) => join(data, 'links', hash);
  return {
    leave: async (hash) => {
      checkHoldsStore(data);
      try {
        makeFolder(join(data, 'links'));
        await writeFile(fileOf(hash), '', { mode: 0o600, flag: 'wx' });
      } catch (cause) {
        throw folderProblem(data, cause);
      }
    },
    pickUp: async (hash) => {
      if (db === null || !/^[0-9a-f]{64}$/.test(hash)) return;
      const left = await stat(fileOf(hash)).catch(() => null);
      if (!left) return;
      if (clock().getTime() - left.mtimeMs < linkLifeMs) await addLink(db, hash, clock);
      await rm(fileOf(hash), { force: true });
    },
  };
}

/** For a store that other processes can reach: links are written into it. */
export function linkDropDatabase(db: Database, clock: Clock): LinkDrop {
  return {
    leave: (hash) => addLink(db, hash, clock),
    pickUp: () => Promise.resolve(),
  };
}
