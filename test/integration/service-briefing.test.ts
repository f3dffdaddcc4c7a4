import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherKnown } from '../../src/app/monitor/record/as-known-on.ts';
import { addToken, openAdmin } from '../../src/app/monitor/credentials.ts';
import type { Database } from '../../src/app/monitor/database.ts';
import type { RunningService } from '../../src/app/monitor/monitor-ports.ts';
import { workUntilDone } from '../../src/app/monitor/derivation/rebuild.ts';
import { takeIn } from '../../src/app/monitor/intake/take-in.ts';
import { listen } from '../../src/server/listen.ts';
import { openOnRequestThread, type OnRequestOptions } from '../../src/workers/on-request-thread.ts';
import { bundleProgram, type BundledProgram } from '../bundle-program.ts';
import { cheapReport, createCheapDeriver } from '../cheap-deriver.ts';
import { openEmptyStore } from '../empty-store.ts';
import { openTestService, type TestService } from '../service.ts';

const clock = (): Date => new Date('2031-03-01T12:00:00Z');
const noLinks = { leave: () => Promise.resolve(), pickUp: () => Promise.resolve() };
const many = 30;
const places = ['Ondry', 'Tarn', 'Velm', 'Quillon', 'Sedge'];

/** Long enough that reading all of them takes a second or two. */
function report(i: number): string {
  const told = Array.from(
    { length: 14 },
    (_, n) =>
      `On ${1 + (n % 27)} January the army of Velmia shelled ${places[(i + n) % 5] ?? ''} and killed ${n + 2} people, a spokesman of the Red Hill Brigade told reporters in Tarnby.`,
  );
  return `${cheapReport(`2031-01-${String(1 + (i % 28)).padStart(2, '0')}`, places[i % 5] ?? '')}\n${told.join('\n')}`;
}

/** Reports that another version has read: as known on a day, they are read anew. */
async function fill(db: Database): Promise<void> {
  for (let i = 0; i < many; i++) {
    const via = { kind: 'upload', name: 'Uploads' } as const;
    const bytes = Buffer.from(report(i));
    await takeIn(db, { source: `r${i}.txt`, name: `r${i}.txt`, bytes, via, by: 'admin' }, clock);
  }
  await workUntilDone({
    db,
    derive: createCheapDeriver(),
    program: '0.0.0-before',
    clock: () => new Date(clock().getTime() + performance.now() * 1000),
    log: () => undefined,
    signal: new AbortController().signal,
    name: 'test',
  });
}

describe('a large briefing', () => {
  let program: BundledProgram | null = null;
  let db: Database | null = null;
  let token = '';
  const store = (): Database => {
    if (!db) throw new Error('The store did not open.');
    return db;
  };
  beforeAll(async () => {
    program = await bundleProgram('src/derivation-thread.ts');
    db = await openEmptyStore();
    await fill(db);
    token = (await addToken(db, await openAdmin(db, clock), 'test', clock)).secret;
  }, 120_000);
  afterAll(async () => {
    program?.remove();
    await db?.close();
  });

  interface Opened {
    readonly test: TestService;
    readonly service: RunningService;
    readonly get: (path: string, signal?: AbortSignal) => Promise<Response>;
    readonly close: () => Promise<void>;
  }

  async function open(options: Partial<OnRequestOptions> = {}): Promise<Opened> {
    const onRequest = openOnRequestThread({ threadFile: program?.file ?? '', agreement: null, ...options });
    const test = await openTestService(store(), { onRequest, clock, config: { port: 0 } });
    const service = await listen(test.deps, noLinks);
    return {
      test,
      service,
      get: (path, signal) =>
        fetch(`${service.url}${path}`, {
          headers: { authorization: `Bearer ${token}` },
          ...(signal && { signal }),
        }),
      close: async () => {
        await Promise.all([test.close(), service.close(30_000)]);
        await onRequest.close();
      },
    };
  }

  const large = '/api/v1/briefing?format=json&knownOn=2031-03-01';
  const small = '/api/v1/briefing?format=text&from=2031-01-01&to=2031-01-02';

  describe('made by a running service', () => {
    it('keeps nobody else waiting', async () => {
      const { get, close } = await open();
      const start = performance.now();
      let took = 0;
      const briefing = get(large).then(async (answer) => {
        const body = (await answer.json()) as { reports: readonly unknown[] };
        took = performance.now() - start;
        return { status: answer.status, reports: body.reports.length };
      });
      let slowest = 0;
      let answered = 0;
      while (took === 0) {
        for (const path of ['/healthz', `/api/v1/reports?limit=20&from=2031-01-0${1 + (answered % 9)}`]) {
          const asked = performance.now();
          const answer = await get(path);
          await answer.text();
          expect(answer.status).toBe(200);
          slowest = Math.max(slowest, performance.now() - asked);
          answered += 1;
        }
      }
      expect(await briefing).toEqual({ status: 200, reports: many });
      expect(took).toBeGreaterThan(300);
      // Were it made on the thread that answers, one of them would have waited for nearly all of it.
      expect(slowest).toBeLessThan(took / 4);
      expect(answered).toBeGreaterThan(20);
      await close();
    }, 60_000);

    it('is given up when the one who asked has gone, and the next is made', async () => {
      const { get, close, test } = await open();
      expect((await get(small)).status).toBe(200);
      const leaving = new AbortController();
      const gone = get(large, leaving.signal);
      setTimeout(() => {
        leaving.abort();
      }, 200);
      await expect(gone).rejects.toThrow();
      const next = performance.now();
      expect((await get(small)).status).toBe(200);
      expect(performance.now() - next).toBeLessThan(10_000);
      expect(test.log.filter(({ level }) => level === 'error')).toEqual([]);
      expect(test.log.map(({ fields }) => fields['status'])).toContain(499);
      await close();
    }, 60_000);

    it('is refused with a word where too many are asked for at once', async () => {
      const { get, close } = await open({ mostWaiting: 0 });
      const answers = await Promise.all([get(large), get(large)]);
      const refused = answers.find(({ status }) => status === 503);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 503]);
      expect(refused?.headers.get('content-type')).toBe('application/problem+json');
      expect(refused?.headers.get('retry-after')).toBe('15');
      expect(await refused?.json()).toMatchObject({ status: 503, title: 'It could not be made now' });
      await close();
    }, 60_000);

    it('is finished while the service stops', async () => {
      const { get, close } = await open();
      const asked = get(large);
      await new Promise((resolve) => setTimeout(resolve, 200));
      const closed = close();
      const answer = await asked;
      expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
      expect(((await answer.json()) as { reports: readonly unknown[] }).reports).toHaveLength(many);
      await closed;
      await expect(get('/healthz')).rejects.toThrow();
    }, 60_000);
  });

  it('is measured as it is gathered, so that it can be refused before it is held', async () => {
    const sizes: number[] = [];
    const gathering = gatherKnown(
      store(),
      { agreement: null, program: '0.0.0-test' },
      {
        until: clock(),
        onSize: ({ reports, bytes }) => {
          expect(reports).toBe(many);
          sizes.push(bytes);
          if (bytes > 3 * report(0).length) throw new RangeError('too much');
        },
      },
    );
    await expect(gathering).rejects.toThrow('too much');
    expect(sizes[0]).toBe(0);
    expect(sizes.length).toBeLessThan(8);
  });
});
