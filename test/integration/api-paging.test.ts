import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { recordChanges } from '../../src/app/monitor/changes.ts';
import { writeDerived, type DerivedRow } from '../../src/app/monitor/derivation/derived-rows.ts';
import { apiClient, type ApiClient } from '../api-client.ts';
import { openEmptyStore } from '../empty-store.ts';
import { openTestService, type TestService } from '../service.ts';

/** An incident as far as paging looks at it. */
interface Row {
  readonly id: string;
  readonly day: string | null;
  readonly type: 'shelling' | 'airstrike';
}

const days = [null, '2030-01-01', '2030-01-02', '2030-01-03', '2030-02-01'] as const;
const row = (n: number, day: string | null, shelling: boolean): Row => ({
  id: `incident-${n}`,
  day,
  type: shelling ? 'shelling' : 'airstrike',
});
const rows = fc
  .uniqueArray(fc.tuple(fc.nat(500), fc.constantFrom(...days), fc.boolean()), {
    selector: ([n]) => n,
    maxLength: 40,
  })
  .map((all) => all.map(([n, day, shelling]) => row(n, day, shelling)));

describe('paging', () => {
  let db: Database;
  let service: TestService;
  let api: ApiClient;
  beforeAll(async () => {
    db = await openEmptyStore();
    service = await openTestService(db);
    api = await apiClient(service);
  }, 60_000);
  afterAll(async () => {
    await service.close();
    await db.close();
  });

  async function store(more: readonly Row[]): Promise<void> {
    await db.transaction(async (query) => {
      const changes = await writeDerived(query, more.map(derivedRow), 'test');
      await recordChanges(query, changes, new Date());
    });
  }
  async function clear(): Promise<void> {
    for (const table of ['derived', 'shown', 'search']) await db.query(`delete from ${table}`);
    await db.transaction((query) => recordChanges(query, [{ kind: 'incident', id: '' }], new Date()));
  }

  it('gives every item once, in order, however the pages are cut and whatever comes in meanwhile', async () => {
    const walks = fc.record({
      before: rows,
      added: rows,
      limit: fc.integer({ min: 1, max: 9 }),
      sort: fc.constantFrom('-day', 'day', '-changed'),
      filter: fc.constantFrom('', '&type=shelling', '&from=2030-01-02', '&to=2030-01-02', '&q=crossing'),
    });
    await fc.assert(
      fc.asyncProperty(walks, async ({ before, added, limit, sort, filter }) => {
        await clear();
        await store(before);
        const fresh = added.filter((one) => !before.some((other) => other.id === one.id));
        const seen: Row[] = [];
        let path = `incidents?sort=${sort}&limit=${limit}${filter}`;
        let pages = 0;
        for (let next: string | null = ''; next !== null; pages++) {
          const page: { items: Row[]; next: string | null; total: number | null } = await api.json(path);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          expect(page.total).toBe(before.filter((one) => matches(one, filter)).length);
          seen.push(...page.items);
          if (pages === 0) await store(fresh);
          next = page.next;
          path = `incidents?sort=${sort}&limit=${limit}${filter}&cursor=${next ?? ''}`;
        }
        const ids = seen.map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const one of before) if (matches(one, filter)) expect(ids).toContain(one.id);
        for (const one of seen) expect(matches(one, filter)).toBe(true);
        if (sort === '-changed') return;
        const inOrder = seen.map((one) => one.day ?? '').sort();
        expect(seen.map((one) => one.day ?? '')).toEqual(sort === 'day' ? inOrder : inOrder.toReversed());
      }),
      { numRuns: 25, seed: 4_400 },
    );
  }, 120_000);

  it('refuses a cursor of another order, or one that was made up', async () => {
    await clear();
    await store([row(1, '2030-01-01', true), row(2, '2030-01-02', true)]);
    const { next } = await api.json<{ next: string }>('incidents?limit=1');
    expect((await api.send('GET', `incidents?limit=1&sort=day&cursor=${next}`)).status).toBe(400);
    const forged = [
      ['-day', '2030-13-01', 'x', 1],
      ['-day', "2030-01-01'", 'x', 1],
      ['-day', '2030-01-01', '\0', 1],
      [1],
      {},
      null,
    ];
    for (const value of forged) {
      const cursor = Buffer.from(JSON.stringify(value)).toString('base64url');
      expect((await api.send('GET', `incidents?cursor=${cursor}`)).status, JSON.stringify(value)).toBe(400);
    }
  });
});

function matches({ day, type }: Row, filter: string): boolean {
  if (filter === '&type=shelling') return type === 'shelling';
  if (filter === '&from=2030-01-02') return day !== null && day >= '2030-01-02';
  if (filter === '&to=2030-01-02') return day !== null && day <= '2030-01-02';
  return true;
}

function derivedRow({ id, day, type }: Row): DerivedRow {
  return {
    kind: 'incident',
    id,
    windowKey: '2030-01-01',
    day,
    dayTo: day,
    type,
    status: 'told',
    summary: { id, day, type },
    document: {},
    words: { title: type, text: 'at the river crossing' },
  };
}
