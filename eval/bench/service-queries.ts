import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type DatabaseLocation } from '../../src/storage/open-database.ts';
import { startPostgres } from '../../test/postgres.ts';
import { days, fillStore, firstDay } from './service-data.ts';
import { alone, connections, load, type Latency } from './service-load.ts';
import { startService } from './service-process.ts';

/** Milliseconds at 50 connections that 99 of 100 answers may take. */
const asked = { postgres: 100, pglite: 250 } as const;
/** How much a query may cost with 100 times the reports. */
const askedGrowth = 3;

export type Engine = keyof typeof asked;

interface Figures {
  /** Milliseconds, one request at a time. */
  readonly alone: number;
  readonly loaded: Latency;
}
type Measured = ReadonlyMap<string, Figures>;

export interface QueryBench {
  readonly engines: readonly Engine[];
  readonly sizes: readonly number[];
  /** Of load on each query. */
  readonly seconds: number;
}

/**
 * Lists, searches and details over made-up reports: p50 and p99 at 50 connections from another process, and what each
 * costs with 1,000 and 100,000 reports. No address is asked twice while it could still be remembered: each class has thousands of
 * different ones.
 */
export async function benchQueries({ engines, sizes, seconds }: QueryBench): Promise<void> {
  for (const engine of engines) {
    const measured: Measured[] = [];
    for (const size of sizes) {
      const figures = await onStore(engine, (where, data) => measure(where, data, size, seconds));
      if (figures) measured.push(figures);
    }
    print(engine, sizes, measured);
  }
}

/** An empty store in a temporary place; null where the machine has no PostgreSQL. */
export async function onStore<Result>(
  engine: Engine,
  run: (where: DatabaseLocation, data: string) => Promise<Result>,
): Promise<Result | null> {
  const data = mkdtempSync(join(tmpdir(), 'trucewatch-bench-'));
  const server = engine === 'postgres' ? await startPostgres() : null;
  if (engine === 'postgres' && !server) return null;
  try {
    return await run(server ? { url: await server.create('bench') } : { data }, data);
  } finally {
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function measure(
  where: DatabaseLocation,
  data: string,
  size: number,
  seconds: number,
): Promise<Measured> {
  const db = await openDatabase(where);
  const started = performance.now();
  await fillStore(db, size);
  await db.close();
  console.log(`  ${size} reports made up in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return measureStore(where, data, seconds);
}

/** Measures a store that is filled already. */
export async function measureStore(
  where: DatabaseLocation,
  data: string,
  seconds: number,
): Promise<Measured> {
  const incidents = await incidentIds(where);
  const service = await startService(where, data);
  try {
    const figures = new Map<string, Figures>();
    for (const [name, paths] of queries(incidents)) {
      // The first few warm the database's and the program's caches of plans and pages.
      await load(service.url, service.token, paths.slice(0, 200), { seconds: 2 });
      const one = await alone(service.url, service.token, paths.slice(-200));
      figures.set(name, {
        alone: one,
        loaded: await load(service.url, service.token, paths.slice(200, -200), { seconds }),
      });
    }
    return figures;
  } finally {
    await service.stop();
  }
}

async function incidentIds(where: DatabaseLocation): Promise<readonly string[]> {
  const db = await openDatabase(where);
  try {
    const rows = await db.query<{ id: string }>(
      `select id from derived where kind = 'incident' and window_key = 'bench' order by md5(id) limit ${different}`,
    );
    return rows.map((row) => row.id);
  } finally {
    await db.close();
  }
}

/** Different addresses of each class. */
const different = 6000;
/** They are asked in no order of days or of how common a word is: otherwise all that is open at a time would be of the dearest kind. */
const stride = 2741;

function queries(incidents: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const make = (path: (n: number) => string): readonly string[] =>
    Array.from({ length: different }, (_, n) => path((n * stride) % different));
  const day = (n: number): string =>
    new Date(Date.parse(firstDay) + (n % days) * 86_400_000).toISOString().slice(0, 10);
  const limit = (n: number): number => 40 + (n % 20);
  const parties = ['government', 'opposition', 'excluded', 'other', 'unknown'];
  return new Map([
    ['list of reports', make((n) => `reports?to=${day(n)}&limit=${limit(n)}`)],
    [
      'list of incidents, by party',
      make((n) => `incidents?party=${parties[n % 5] ?? ''}&to=${day(n)}&limit=${limit(n)}`),
    ],
    [
      'list of incidents, by place',
      make((n) => `incidents?place=place%20${n % 300}&limit=${limit(Math.floor(n / 300))}`),
    ],
    ['search, rare word', make((n) => `reports?q=w${4000 + ((n * 7) % 15_000)}&limit=${limit(n)}`)],
    ['search, middling word', make((n) => `reports?q=w${100 + (n % 900)}&limit=${limit(n)}`)],
    ['search, common word', make((n) => `reports?q=w${5 + (n % 30)}&to=${day(n)}&limit=${limit(n)}`)],
    ['incident', make((n) => `incidents/${encodeURIComponent(incidents[n % incidents.length] ?? '')}`)],
  ]);
}

export function print(
  engine: 'postgres' | 'pglite',
  sizes: readonly number[],
  measured: readonly Measured[],
): void {
  const [small, large] = [measured[0], measured.at(-1)];
  if (!small || !large) return;
  console.log(
    `\n${engine}, ${connections} connections, ${sizes.at(-1) ?? 0} reports (asked: p99 at most ${asked[engine]} ms)`,
  );
  console.log('  query                           p50 ms   p99 ms       /s   failed   alone ms   growth');
  for (const [name, { alone: one, loaded }] of large) {
    const growth = one / (small.get(name)?.alone ?? NaN);
    const cells = [
      loaded.p50.toFixed(0).padStart(8),
      loaded.p99.toFixed(0).padStart(8),
      loaded.perSecond.toFixed(0).padStart(8),
      String(loaded.failed).padStart(8),
      one.toFixed(1).padStart(10),
      `${growth.toFixed(2)} x`.padStart(8),
    ];
    console.log(`  ${name.padEnd(30)}${cells.join(' ')}${growth > askedGrowth ? ' (!)' : ''}`);
  }
}
