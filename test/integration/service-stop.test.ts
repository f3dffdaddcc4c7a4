import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken, openAdmin } from '../../src/app/monitor/credentials.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import { NotMade } from '../../src/app/monitor/on-request.ts';
import type { MonitorPorts } from '../../src/app/monitor/monitor-ports.ts';
import { openMonitor, type Monitor } from '../../src/app/monitor/run-monitor.ts';
import { readConfig } from '../../src/server/config.ts';
import { listen } from '../../src/server/listen.ts';
import { ports } from '../../src/storage/ports.ts';
import { openEmptyStore } from '../empty-store.ts';
import type { LogLine } from '../service.ts';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const clock = (): Date => new Date();

describe('a service that stops', () => {
  let db: Database | null = null;
  let token = '';
  beforeAll(async () => {
    db = await openEmptyStore();
    token = (await addToken(db, await openAdmin(db, clock), 'test', clock)).secret;
  }, 60_000);
  afterAll(async () => {
    await db?.close();
  });

  interface Opened {
    readonly monitor: Monitor;
    readonly get: (path: string) => Promise<Response>;
    readonly log: readonly LogLine[];
    /** What was closed, in order. */
    readonly closed: readonly string[];
  }

  /** The monitor over a store that stays open behind it, and takes so long for what requests ask; briefings take as long. */
  async function open(slow: { milliseconds: number }, graceMs = 20_000): Promise<Opened> {
    const store = db;
    if (!store) throw new Error('The store did not open.');
    const log: LogLine[] = [];
    const closed: string[] = [];
    const close = (name: string) => () => {
      closed.push(name);
      return Promise.resolve();
    };
    let isOpen = true;
    const query: Database['query'] = async (sql, parameters) => {
      if (!/ledger|checkpoint/.test(sql)) await pause(slow.milliseconds);
      if (!isOpen) throw new Error('The store is closed.');
      return store.query(sql, parameters);
    };
    const unused = () => {
      throw new Error('Nothing of this in this test.');
    };
    const monitor: MonitorPorts = {
      readConfig: () => readConfig({}),
      clock,
      createLog: unused,
      openStore: () =>
        Promise.resolve({
          ...store,
          query,
          close: () => {
            isOpen = false;
            return close('store')();
          },
        }),
      links: () => ({ leave: () => Promise.resolve(), pickUp: () => Promise.resolve() }),
      listen: async (deps, links) => {
        const service = await listen(deps, links);
        return { ...service, close: () => service.close(graceMs) };
      },
      openKeptStore: unused,
      openDerivation: unused,
      openOnRequest: () => ({
        brief: async () => {
          await pause(slow.milliseconds);
          if (closed.includes('thread')) throw new NotMade('The service stops.', 1);
          return 'a briefing';
        },
        parse: unused,
        assess: unused,
        close: close('thread'),
      }),
      createFetcher: unused,
      runFetchLoop: unused,
      watchFolder: unused,
      houses: () => new Map(),
      webFolder: join(tmpdir(), 'no-web'),
    };
    const opened = await openMonitor({
      config: { ...readConfig({}), port: 0, fetch: false, workers: 0 },
      ports,
      monitor,
      givenAgreement: null,
      log: (level, message, fields = {}) => log.push({ level, message, fields }),
      program: '0.0.0-test',
    });
    opened.work();
    const get = (path: string) =>
      fetch(`${opened.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return { monitor: opened, get, log, closed };
  }

  it('finishes what is open, takes nothing new, ends its streams at once, and closes the store last', async () => {
    const slow = { milliseconds: 0 };
    const { monitor, get, log, closed } = await open(slow);
    const stream = await get('/api/v1/changes');
    const streaming = stream.text();
    slow.milliseconds = 400;
    const briefing = get('/api/v1/briefing?format=text');
    const list = get('/api/v1/incidents');
    await pause(100);
    const stopped = monitor.stop();
    expect(await streaming).toContain('retry: 3000');
    expect(closed).toEqual([]);
    await expect(get('/healthz')).rejects.toThrow();
    for (const answer of await Promise.all([briefing, list])) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('connection')).toBe('close');
    }
    expect(await (await briefing).text()).toBe('a briefing');
    await stopped;
    expect(closed).toEqual(['thread', 'store']);
    expect(log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  }, 30_000);

  it('answers no request with a fault, however many come while it stops', async () => {
    const { monitor, get, log } = await open({ milliseconds: 5 });
    const statuses = new Set<number>();
    let refused = 0;
    let answered = 0;
    const client = async (): Promise<void> => {
      while (refused < 200) {
        try {
          const answer = await get(answered % 2 === 0 ? '/api/v1/reports' : '/api/v1/overview');
          await answer.text();
          statuses.add(answer.status);
          answered += 1;
        } catch {
          refused += 1;
          await pause(5);
        }
      }
    };
    const clients = Array.from({ length: 20 }, client);
    await expect.poll(() => answered, { timeout: 20_000, interval: 20 }).toBeGreaterThan(20);
    await monitor.stop();
    await Promise.all(clients);
    expect([...statuses]).toEqual([200]);
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  }, 60_000);

  it('cuts off what does not end in time, and makes no fault of it', async () => {
    const slow = { milliseconds: 0 };
    const { monitor, get, log } = await open(slow, 300);
    await (await get('/healthz')).text();
    slow.milliseconds = 1_500;
    const refused = expect(get('/api/v1/incidents')).rejects.toThrow();
    await pause(100);
    const start = performance.now();
    await monitor.stop();
    expect(performance.now() - start).toBeLessThan(1_300);
    await refused;
    // Its question comes back to a store that is closed.
    await pause(2_000);
    expect(log).toContainEqual({ level: 'warn', message: 'requests are cut off', fields: { open: 1 } });
    expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  }, 30_000);
});
