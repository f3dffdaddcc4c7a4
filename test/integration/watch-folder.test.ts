import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import type { Log } from '../../src/app/monitor/clock-and-log.ts';
import { readEntries } from '../../src/app/monitor/record/ledger.ts';
import { findFiles, readFileWithin } from '../../src/ingest/folder-files.ts';
import { watchFolder } from '../../src/ingest/watch-folder.ts';
import { openEmptyStore } from '../empty-store.ts';

let db: Database;
let base: string;
let folder: string;
let stop: AbortController;
let running: Promise<void> | null = null;
let lines: string[];

beforeAll(async () => {
  db = await openEmptyStore();
}, 60_000);
afterAll(async () => {
  await db.close();
});
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'trucewatch-watch-'));
  folder = join(base, 'in');
  mkdirSync(folder);
  stop = new AbortController();
  lines = [];
});
afterEach(async () => {
  stop.abort();
  await running;
  running = null;
  rmSync(base, { recursive: true, force: true });
});

const report = (what: string): string =>
  `${what}\n\nVESSEN, May 3 - ${what} on Wednesday, the mayor of Orlava said.\n`;

function start(maxBacklog = 1000): void {
  const log: Log = (level, message, fields = {}) => {
    lines.push([level, message, ...Object.values(fields)].join(' | '));
  };
  running = watchFolder({
    folder,
    db,
    clock: () => new Date(),
    signal: stop.signal,
    log,
    scanEvery: 60,
    settle: 150,
    maxBacklog,
  });
}

async function taken() {
  return db.query<{ document: string; version: number; report: string }>(
    'select document, version, report from report_version where source_name = $1 order by id',
    [folder],
  );
}

/** Waits until it holds, 5 s at most. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 250; i += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`it did not come to hold; the log says: ${lines.join('; ')}`);
}

const pass = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('watchFolder', () => {
  it('takes files in, in folders below as well; the same content is known, other content is a new version', async () => {
    writeFileSync(join(folder, 'a.txt'), report('Shells fell on Orlava'));
    mkdirSync(join(folder, 'may'));
    writeFileSync(join(folder, 'may', 'b.txt'), report('Ferries ran in Vessen'));
    start();
    await until(async () => (await taken()).length === 2);
    writeFileSync(join(folder, 'copy.txt'), report('Shells fell on Orlava'));
    await until(() => lines.some((l) => l.includes('copy.txt | already-known')));
    expect((await taken()).map((t) => [t.document, t.version])).toEqual([
      ['a.txt', 1],
      ['may/b.txt', 1],
    ]);
  });

  it('leaves files where they are while too many reports wait to be read', async () => {
    writeFileSync(join(folder, 'a.txt'), report('A report that has to wait'));
    start(0);
    await pass(500);
    expect(await taken()).toEqual([]);
  });

  it('waits until a file has stopped growing', async () => {
    start();
    const path = join(folder, 'slow.txt');
    writeFileSync(path, 'Shells fell');
    for (let i = 0; i < 10; i += 1) {
      await pass(50);
      appendFileSync(path, ' on Orlava');
      expect(await taken()).toEqual([]);
    }
    await until(async () => (await taken()).length === 1);
    expect(await taken()).toHaveLength(1);
  });

  it('leaves what programs write while they write, and hidden files', async () => {
    for (const name of ['.hidden.txt', 'a.txt.part', 'b.crdownload', '~lock.txt', 'c.txt~', 'd.tmp']) {
      writeFileSync(join(folder, name), report('Half a report'));
    }
    writeFileSync(join(folder, 'empty.txt'), '');
    start();
    await pass(500);
    expect(await taken()).toEqual([]);
  });

  it('follows no link, opens no pipe, reads nothing huge, and says each once', async () => {
    const secret = join(base, 'secret.txt');
    writeFileSync(secret, report('A secret'));
    symlinkSync(secret, join(folder, 'link.txt'));
    symlinkSync(base, join(folder, 'up'));
    symlinkSync('/etc', join(folder, 'etc'));
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    writeFileSync(join(folder, 'huge.txt'), '');
    truncateSync(join(folder, 'huge.txt'), 26 * 1024 * 1024);
    start();
    await until(() => lines.some((l) => l.includes('huge.txt')));
    await pass(400);
    expect(await taken()).toEqual([]);
    expect(
      lines
        .filter((l) => l.startsWith('warn'))
        .map((l) => l.replace(/^.*\//, ''))
        .sort(),
    ).toHaveLength(5);
    for (const name of ['link.txt', 'up', 'etc', 'pipe.txt', 'huge.txt']) {
      // As a whole word: the temporary folder's own name is random.
      expect(lines.filter((l) => l.split(/[^\w.]+/).includes(name))).toHaveLength(1);
    }
  });

  it('says once why a file cannot be read, and takes in the others', async () => {
    writeFileSync(join(folder, 'a.txt'), '%PDF-1.7 of words');
    writeFileSync(join(folder, 'b.txt'), report('Ferries run'));
    start();
    await until(async () => (await taken()).length === 1);
    await pass(400);
    expect((await taken())[0]?.document).toBe('b.txt');
    const told = lines.filter((l) => l.includes('a.txt'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^warn \| file left alone: This is a PDF, not text\. Save its text/);
  });

  it('shows no file name that could forge a line', async () => {
    writeFileSync(join(folder, 'a\n{"level":"error"}\u202e.txt'), report('Odd names'));
    start();
    await until(async () => (await taken()).length === 1);
    expect((await taken())[0]?.document).toBe('a\uFFFD{"level":"error"}\uFFFD.txt');
    expect(lines.join('')).not.toContain('\n');
  });

  it('is an outage while the folder is gone, and a recovery when it is back', async () => {
    start();
    const own = async () =>
      (await readEntries(db.query, { limit: 1000 })).flatMap(({ body }) =>
        (body.kind === 'outage' || body.kind === 'recovery') && body.source === folder ? [body.kind] : [],
      );
    await pass(200);
    renameSync(folder, `${folder}-away`);
    await until(async () => (await own()).length === 1);
    renameSync(`${folder}-away`, folder);
    await until(async () => (await own()).length === 2);
    expect(await own()).toEqual(['outage', 'recovery']);
  });
});

describe('readFileWithin', () => {
  it('reads nothing outside the folder, by whatever path', async () => {
    const secret = join(base, 'secret.txt');
    writeFileSync(secret, 'secret');
    writeFileSync(join(folder, 'a.txt'), 'ours');
    symlinkSync(base, join(folder, 'up'));
    symlinkSync(secret, join(folder, 'link.txt'));
    for (const path of [
      '../secret.txt',
      'up/secret.txt',
      'link.txt',
      'may/../../secret.txt',
      '../in/../secret.txt',
      '.',
    ]) {
      expect(await readFileWithin(folder, join(folder, path), 1000)).toMatchObject({ ok: false });
      expect(await readFileWithin(folder, `${folder}/${path}`, 1000)).toMatchObject({ ok: false });
    }
    expect(await readFileWithin(folder, join(folder, 'a.txt'), 1000)).toMatchObject({ ok: true });
    expect(await readFileWithin(folder, join(folder, 'a.txt'), 3)).toMatchObject({ ok: false });
  });

  it('takes a second name of one file for what it is: a plain file', async () => {
    writeFileSync(join(folder, 'a.txt'), 'ours');
    linkSync(join(folder, 'a.txt'), join(folder, 'b.txt'));
    const found = await findFiles(folder);
    expect(found.ok && found.files.map((f) => f.path)).toEqual([
      join(folder, 'a.txt'),
      join(folder, 'b.txt'),
    ]);
  });
});
