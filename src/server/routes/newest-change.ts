import { newestChange } from '../../app/monitor/changes.ts';
import type { Database } from '../../app/monitor/database.ts';

/**
 * The number of the newest change, never older than the moment of asking. Those who ask while one query runs share the
 * next one, so that many requests at a time cost few queries.
 */
export function createNewestChange(db: Database): () => Promise<number> {
  let running: Promise<number> | null = null;
  let next: Promise<number> | null = null;
  const ask = (): Promise<number> => {
    running = newestChange(db.query).finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return ask();
    next ??= running
      .catch(() => 0)
      .then(() => {
        next = null;
        return ask();
      });
    return next;
  };
}
