import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { addToken } from '../../src/app/monitor/credentials.ts';
import { openDatabase, type DatabaseLocation } from '../../src/storage/open-database.ts';

const program = fileURLToPath(new URL('../../bin/trucewatch.js', import.meta.url));

/** The built program as it serves a store, in a process of its own. */
export interface ServiceProcess {
  readonly url: string;
  readonly token: string;
  readonly stop: () => Promise<void>;
}

/** Starts `trucewatch serve` on a store that nobody has open; the token is put into the store before. */
export async function startService(where: DatabaseLocation, data: string): Promise<ServiceProcess> {
  const token = await makeToken(where);
  const child = spawn(process.execPath, [program, 'serve', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...('url' in where ? { DATABASE_URL: where.url } : {}),
      TRUCEWATCH_PORT: '0',
      TRUCEWATCH_WORKERS: '0',
      TRUCEWATCH_FETCH: 'off',
      TRUCEWATCH_LOG: 'error',
    },
  });
  const url = await addressOf(child);
  return { url, token, stop: () => stopped(child) };
}

async function makeToken(where: DatabaseLocation): Promise<string> {
  const db = await openDatabase(where);
  try {
    await db.query(
      `insert into account (name, created_at) values ('admin', now()) on conflict (name) do nothing`,
    );
    const [account] = await db.query<{ id: number }>(`select id from account where name = 'admin'`);
    const { secret } = await addToken(db, account?.id ?? 1, 'bench', () => new Date());
    return secret;
  } finally {
    await db.close();
  }
}

/** The address that the program prints once it listens. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The service has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.:a-z]+/.exec(line)?.[0];
    if (url !== undefined) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error('The service ended before it listened.');
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}
