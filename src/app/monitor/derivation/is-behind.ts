import type { Clock } from '../clock-and-log.ts';
import type { Database } from '../database.ts';
import { backlog } from './work-queue.ts';

/** Reports that may wait to be read before intake of our own accord pauses; `maxBacklog` of the configuration has the same default. */
export const usualMaxBacklog = 20_000;

/** Whether so many reports wait to be read that feeds and folders had better wait too: there they are safe, here they only pile up. */
export async function isBehind(db: Database, clock: Clock, maxBacklog: number): Promise<boolean> {
  return (await backlog(db.query, clock())).derive >= maxBacklog;
}
