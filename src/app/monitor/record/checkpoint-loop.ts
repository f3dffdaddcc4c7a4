import type { Clock, Log } from '../clock-and-log.ts';
import type { Database } from '../database.ts';
import { faultFields } from '../fault-fields.ts';
import type { LogKey } from './log-key.ts';
import { signCheckpoint } from './sign-checkpoint.ts';
import { pause } from '../pause.ts';

/** A record that grows is signed this often; each checkpoint is kept, so no more often than outsiders could use. */
const everyMs = 10_000;

/** Signs the log whenever it has grown, at most each 10 s, until the signal; and once more at the end. */
export async function runCheckpointLoop(
  db: Database,
  key: LogKey,
  { clock, log, signal }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  let signed = -1;
  const sign = async (): Promise<void> => {
    try {
      const { size } = await signCheckpoint(db, key, clock);
      if (size !== signed) log('debug', 'checkpoint signed', { size });
      signed = size;
    } catch (error) {
      log('error', 'the log cannot be signed', faultFields(error));
    }
  };
  while (!signal.aborted) {
    await sign();
    await pause(everyMs, signal);
  }
  await sign();
}
