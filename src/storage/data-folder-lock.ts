import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseError } from '../app/monitor/database.ts';

/** How often a lock that another process takes or gives up at the same moment is tried. */
const attempts = 5;

/**
 * Takes the folder for this process: the embedded store bears one process at a time, two would destroy it. The lock of a
 * process that is gone (kill -9, a power cut) is taken over. Returns how to give it back. Throws `DatabaseError`.
 */
export function lockDataFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid), host: hostname() });
  for (let i = 0; i < attempts; i++) {
    if (create(file, mine)) {
      return () => {
        releaseLock(file, mine);
      };
    }
    const holder = readHolder(file);
    if (holder && isAlive(holder)) {
      throw new DatabaseError(
        `The folder ${folder} is in use by process ${holder.pid}. Stop that process first, or choose another folder with --data.`,
      );
    }
    clearStale(file, mine);
  }
  throw new DatabaseError(`The folder ${folder} cannot be locked. Check that this user may write to it.`);
}

/** Removes a lock whose process is gone. One process does so at a time, or the second would remove the first one's new lock. */
function clearStale(file: string, mine: string): void {
  const takeover = `${file}.takeover`;
  if (!create(takeover, mine)) {
    // A takeover takes microseconds; one that was itself cut off is cleared for the next attempt.
    const other = readHolder(takeover);
    if (!other || !isAlive(other)) rmSync(takeover, { force: true });
    return;
  }
  const holder = readHolder(file);
  if (!holder || !isAlive(holder)) rmSync(file, { force: true });
  rmSync(takeover, { force: true });
}

interface Holder {
  readonly pid: number;
  /** When it started, in the system's ticks: a pid is given to another process after a while. */
  readonly started: string | null;
}

/** Creates the file with its content, at once or not at all; false where it is there. */
function create(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readHolder(file: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return null;
    return {
      pid: value.pid,
      started: 'started' in value && typeof value.started === 'string' ? value.started : null,
    };
  } catch {
    return null;
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user is there, though no signal may be sent to it.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = startOf(pid);
  return started === null || now === null || now === started;
}

/** Field 22 of /proc/PID/stat; null where there is no such file system. The name before it may hold spaces and brackets. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? 'gone' : (rest[18] ?? null);
  } catch {
    return null;
  }
}

function releaseLock(file: string, mine: string): void {
  try {
    if (readFileSync(file, 'utf8') === mine) rmSync(file, { force: true });
  } catch {
    // It is gone already: nothing to give back.
  }
}
