import { watch, type FSWatcher } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Clock, Log } from '../app/monitor/clock-and-log.ts';
import type { Database } from '../app/monitor/database.ts';
import { faultFields } from '../app/monitor/fault-fields.ts';
import { isBehind, usualMaxBacklog } from '../app/monitor/derivation/is-behind.ts';
import { recordReached, recordUnreached } from '../app/monitor/intake/source-outcomes.ts';
import { folderSource, type Source } from '../app/monitor/intake/sources.ts';
import { TakeInError, largestDocument, takeIn } from '../app/monitor/intake/take-in.ts';
import { findFiles, readFileWithin, type FoundFile } from './folder-files.ts';

export interface FolderWatchInput {
  readonly folder: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Milliseconds between two scans; `fs.watch` makes one come sooner. */
  readonly scanEvery?: number;
  /** Milliseconds that a file must have kept its size and time to be taken for complete. */
  readonly settle?: number;
  /** Reports that may wait to be read before no more files are taken. */
  readonly maxBacklog?: number;
}

/** What was seen of a file at the last scan, and whether that is done with. */
interface Seen {
  readonly size: number;
  readonly changedAt: number;
  readonly since: number;
  readonly done: boolean;
}

/**
 * Watches a folder and those in it: each file that has stopped growing is taken in; the same content again is known, other content
 * under the same name is a new version. Scans now and then, because `fs.watch` misses things on network disks and in folders below. Links, devices, and
 * whatever leads out of the folder are left alone; what cannot be read is logged once. A folder that is gone is an outage.
 */
export async function watchFolder(input: FolderWatchInput): Promise<void> {
  const { db, folder, clock, signal, log, scanEvery = 30_000, settle = 2000 } = input;
  const source = await folderSource(db, folder);
  const seen = new Map<string, Seen>();
  const bell = new Bell(signal);
  let watcher: FSWatcher | null = null;
  let reachable: boolean | null = null;
  while (!signal.aborted) {
    watcher ??= startWatching(folder, bell);
    const found = await findFiles(folder);
    try {
      if (found.ok) {
        if (reachable !== true) await folderReached(input, source);
        for (const problem of found.problems) reportOnce(seen, problem, log, source);
        const waiting = await scan(input, source, found.root, found.files, seen, settle);
        await bell.wait(waiting ? Math.min(settle, scanEvery) : scanEvery);
      } else {
        watcher?.close();
        watcher = null;
        if (reachable !== false) {
          log('warn', 'folder unreachable', { source: source.id, why: found.why });
          await recordUnreached(db, source.id, { at: clock(), next: null, why: found.why });
        }
        await bell.wait(scanEvery);
      }
      reachable = found.ok;
    } catch (error) {
      // The store's fault, not the folder's: what was not taken in is still there at the next scan.
      log('error', 'taking files in failed', { source: source.id, ...faultFields(error) });
      await bell.wait(scanEvery);
    }
  }
  watcher?.close();
}

async function folderReached({ db, clock }: FolderWatchInput, source: Source): Promise<void> {
  await recordReached(db, source.id, {
    location: source.location,
    at: clock(),
    next: null,
    etag: null,
    lastModified: null,
    trouble: null,
  });
}

/** Files between two looks at the backlog. */
const backlogEvery = 200;

/** True where a file is not complete yet. */
async function scan(
  { db, clock, signal, log, folder, maxBacklog = usualMaxBacklog }: FolderWatchInput,
  source: Source,
  root: string,
  files: readonly FoundFile[],
  seen: Map<string, Seen>,
  settle: number,
): Promise<boolean> {
  let waiting = false;
  let taken = 0;
  const present = new Set(files.map((f) => f.path));
  for (const path of seen.keys()) if (!present.has(path) && !path.startsWith('!')) seen.delete(path);
  for (const file of files) {
    if (signal.aborted) return false;
    const now = clock().getTime();
    const before = seen.get(file.path);
    const same = before?.size === file.size && before.changedAt === file.changedAt;
    if (same && before.done) continue;
    const since = same ? before.since : now;
    const settled = now - since >= settle;
    // What waits in the folder is safe there; the next scan looks again.
    if (settled && taken++ % backlogEvery === 0 && (await isBehind(db, clock, maxBacklog))) return false;
    if (settled) await takeFile({ db, clock, log, folder }, source, root, file);
    else waiting = true;
    seen.set(file.path, { size: file.size, changedAt: file.changedAt, since, done: settled });
  }
  return waiting;
}

/** Takes a file in, or logs once why not: `seen` keeps it from being looked at again until it changes. Throws for faults of the store. */
async function takeFile(
  { db, clock, log, folder }: Pick<FolderWatchInput, 'db' | 'clock' | 'log' | 'folder'>,
  source: Source,
  root: string,
  file: FoundFile,
): Promise<void> {
  const name = relative(root, file.path).split(sep).join('/');
  const fields = { source: source.id, file: shown(name) };
  if (file.size > largestDocument) {
    log('warn', 'file left alone: too large', { ...fields, bytes: file.size });
    return;
  }
  const read = await readFileWithin(root, file.path, largestDocument);
  if (!read.ok) {
    log('warn', `file left alone: ${read.why}`, fields);
    return;
  }
  if (read.bytes.length === 0) return;
  try {
    const result = await takeIn(
      db,
      {
        source: shown(name),
        name: shown(name),
        bytes: read.bytes,
        via: { kind: 'folder', name: folder, id: source.id },
        by: 'system',
      },
      clock,
    );
    const { status, reports, problems } = result;
    const unreadable = problems.length > 0 ? { unreadable: problems.length } : {};
    log('info', 'file taken in', { ...fields, status, reports: reports.length, ...unreadable });
  } catch (error) {
    if (!(error instanceof TakeInError)) throw error;
    log('warn', `file left alone: ${error.message}`, fields);
  }
}

function reportOnce(seen: Map<string, Seen>, problem: string, log: Log, source: Source): void {
  const key = `!${problem}`;
  if (seen.has(key)) return;
  seen.set(key, { size: 0, changedAt: 0, since: 0, done: true });
  log('warn', 'left alone in a watched folder', { source: source.id, why: shown(problem) });
}

/** File names may hold line breaks and what turns text around. */
function shown(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD').slice(0, 500);
}

function startWatching(folder: string, bell: Bell): FSWatcher | null {
  try {
    const watcher = watch(folder, () => {
      bell.ring();
    });
    // The periodic scan sees what a broken watcher does not.
    watcher.on('error', () => {
      watcher.close();
    });
    return watcher;
  } catch {
    return null;
  }
}

/** Wakes whoever waits. A ring while nobody waits is kept. */
class Bell {
  readonly #signal: AbortSignal;
  #wake: (() => void) | null = null;
  #rung = false;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake?.());
  }

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wake = null;
        this.#rung = false;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#wake = done;
      if (this.#rung || this.#signal.aborted) done();
    });
  }
}
