import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface TestPostgres {
  /** Its superuser's URL, to the database "postgres". */
  readonly url: string;
  /** Makes an empty database of its own for one test; returns its URL. */
  readonly create: (name: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Why no PostgreSQL can be started here; null where one can. */
export function postgresProblem(): string | null {
  if (findBinaries() === null) return 'no initdb and postgres in /usr/lib/postgresql/*/bin or PATH';
  return processUser() === 'none'
    ? 'PostgreSQL refuses to run as root, and there is no user "postgres"'
    : null;
}

/** A PostgreSQL of its own in a temporary folder, from the system's binaries; null, with the reason printed, where there are none. */
export async function startPostgres(): Promise<TestPostgres | null> {
  const problem = postgresProblem();
  const bin = findBinaries();
  const user = processUser();
  if (problem !== null || bin === null || user === 'none') {
    process.stderr.write(`PostgreSQL is left out: ${problem ?? 'it is not there'}\n`);
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'trucewatch-postgres-'));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const as = { ...(user ?? {}), cwd: folder };
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '-N'], {
    ...as,
    stdio: 'ignore',
  });
  const port = await freePort();
  const settings = [
    'fsync=off',
    'max_connections=120',
    'listen_addresses=127.0.0.1',
    'log_min_messages=fatal',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-k', folder, ...settings.flatMap((s) => ['-c', s])],
    { ...as, stdio: 'ignore' },
  );
  // A test that is ended early leaves no server behind.
  const endAtExit = (): void => {
    server.kill('SIGKILL');
  };
  process.once('exit', endAtExit);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(url, server);
  return {
    url,
    create: async (name) => {
      await run(url, `create database ${name}`);
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    stop: async () => {
      process.off('exit', endAtExit);
      server.kill('SIGINT');
      if (server.exitCode === null) await new Promise((done) => server.once('exit', done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((f) => existsSync(join(f, 'initdb')) && existsSync(join(f, 'postgres'))) ?? null;
}

/** Null: as it is. PostgreSQL runs as anyone but root. */
function processUser(): { readonly uid: number; readonly gid: number } | 'none' | null {
  if (process.getuid?.() !== 0) return null;
  try {
    const id = (flag: string): number =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return 'none';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (server.exitCode !== null) break;
    try {
      await run(url, 'select 1');
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  throw new Error('PostgreSQL did not start for the tests.');
}

async function run(url: string, sql: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
