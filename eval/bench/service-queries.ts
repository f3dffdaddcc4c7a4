import { openDatabase, type DatabaseLocation } from '../../src/storage/open-database.ts';
import { days, fillStore, firstDay } from './service-data.ts';
import { alone, connections, load, type Latency } from './service-load.ts';
import { startService, type ServiceProcess } from './service-process.ts';
import { onStores, type Engine, type Store } from './service-stores.ts';

/** Milliseconds at 50 connections that 99 of 100 answers may take. */
const asked = { postgres: 100, pglite: 250 } as const;
/** How much a query may cost with 100 times the reports. */
const askedGrowth = 3;

interface Figures {
  /** Milliseconds, one request at a time, of the large store. */
  readonly alone: number;
  /** How many times as long that takes as on the small store. */
  readonly growth: number;
  /** The large store at 50 connections. */
  readonly loaded: Latency;
}

export interface QueryBench {
  readonly engines: readonly Engine[];
  /** Reports of the small store and of the large one. */
  readonly sizes: readonly [number, number];
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
    const figures = await onStores(engine, sizes.length, async (stores) => {
      for (const [i, store] of stores.entries()) await fill(store, sizes[i] ?? 0);
      return measure(stores, seconds);
    });
    if (figures) print(engine, sizes[1], figures);
  }
}

async function fill({ where }: Store, reports: number): Promise<void> {
  const started = performance.now();
  const db = await openDatabase(where);
  await fillStore(db, reports);
  await db.close();
  console.log(`  ${reports} reports made up in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** Measures two stores that are filled already. Both are served at a time, so that a slow moment of the machine meets both. */
async function measure(stores: readonly Store[], seconds: number): Promise<ReadonlyMap<string, Figures>> {
  const incidents = await Promise.all(stores.map(({ where }) => incidentIds(where)));
  const services: ServiceProcess[] = [];
  try {
    for (const { where, data } of stores) services.push(await startService(where, data));
    return await measureServices(services, incidents.map(queries), seconds);
  } finally {
    await Promise.all(services.map((service) => service.stop()));
  }
}

type Queries = ReadonlyMap<string, readonly string[]>;

async function measureServices(
  services: readonly ServiceProcess[],
  addresses: readonly Queries[],
  seconds: number,
): Promise<ReadonlyMap<string, Figures>> {
  const figures = new Map<string, Figures>();
  for (const name of addresses[0]?.keys() ?? []) {
    const targets = services.map((service, i) => ({ ...service, paths: addresses[i]?.get(name) ?? [] }));
    const loads: Latency[] = [];
    for (const { url, token, paths } of targets) {
      // The first few warm the database's and the program's caches of plans and pages.
      await load(url, token, paths.slice(0, 200), { seconds: 2 });
      loads.push(await load(url, token, paths.slice(200, -200), { seconds }));
    }
    const times = await alone(targets.map((target) => ({ ...target, paths: target.paths.slice(-200) })));
    const [small, large, loaded] = [times[0], times.at(-1), loads.at(-1)];
    if (small !== undefined && large !== undefined && loaded)
      figures.set(name, { alone: large, growth: large / small, loaded });
  }
  return figures;
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

function queries(incidents: readonly string[]): Queries {
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
    // The page of reports asks for highlights, too.
    ['  with highlights', make((n) => `reports?q=w${100 + (n % 900)}&limit=${limit(n)}&highlight=1`)],
    ['search, common word', make((n) => `reports?q=w${5 + (n % 30)}&to=${day(n)}&limit=${limit(n)}`)],
    ['incident', make((n) => `incidents/${encodeURIComponent(incidents[n % incidents.length] ?? '')}`)],
  ]);
}

function print(engine: Engine, reports: number, figures: ReadonlyMap<string, Figures>): void {
  console.log(
    `\n${engine}, ${connections} connections, ${reports} reports (asked: p99 at most ${asked[engine]} ms)`,
  );
  console.log('  query                           p50 ms   p99 ms       /s   failed   alone ms   growth');
  for (const [name, { alone: one, growth, loaded }] of figures) {
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
