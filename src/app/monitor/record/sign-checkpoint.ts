import { signCheckpoint as signed } from '../../../record/checkpoint.ts';
import type { Database } from '../database.ts';
import { ledgerSize, rootOf } from './ledger.ts';
import type { LogKey } from './log-key.ts';

/** A signed state of the log, as it was handed out. */
export interface StoredCheckpoint {
  readonly size: number;
  /** The signed note. */
  readonly note: string;
}

/** Signs the log as it stands and keeps the note; a size that was signed before keeps its note. */
export async function signCheckpoint(
  db: Database,
  key: Pick<LogKey, 'name' | 'privateKey'>,
  clock: () => Date,
): Promise<StoredCheckpoint> {
  return db.transaction(async (query) => {
    const size = await ledgerSize(query);
    const kept = await query<{ note: string }>('select note from checkpoint where size = $1', [size]);
    if (kept[0]) return { size, note: kept[0].note };
    const root = await rootOf(query, size);
    const note = signed({ origin: key.name, size, root }, key.privateKey);
    // Two processes that sign the same size write the same bytes: Ed25519 signatures have no randomness.
    await query(
      'insert into checkpoint (size, note, created_at) values ($1, $2, $3) on conflict (size) do nothing',
      [size, note, clock()],
    );
    return { size, note };
  });
}

/** The checkpoints kept so far, smallest first. */
export function readCheckpoints(db: Database, upTo: number): Promise<readonly StoredCheckpoint[]> {
  return db.query<StoredCheckpoint>('select size, note from checkpoint where size <= $1 order by size', [
    upTo,
  ]);
}
