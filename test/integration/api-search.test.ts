import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { writeDerived } from '../../src/app/monitor/derivation/derived-rows.ts';
import { addDays } from '../../src/app/monitor/queries/days.ts';
import { listDerived } from '../../src/app/monitor/queries/list-derived.ts';
import { findStems, snippetOf } from '../../src/app/monitor/queries/highlights.ts';
import { searchHits, type SearchRequest } from '../../src/app/monitor/queries/search-hits.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

const count = 120;
/** Several a day, some days none, some things without a day. */
const things = Array.from({ length: count }, (_, n) => ({
  id: `t${String(n).padStart(3, '0')}`,
  day: n % 17 === 0 ? null : addDays('2030-01-20', Math.floor(n / 3) * 2),
  type: n % 5 === 0 ? 'wire' : 'mention',
  words: ['common', ...(n % 4 === 0 ? ['middling'] : []), ...(n === 7 ? ['rare'] : [])],
}));

const rows = things.map(({ id, day, type, words }) => ({
  kind: 'report' as const,
  id,
  windowKey: 'w',
  day,
  type,
  outlet: 'Tern Post',
  summary: {},
  document: {},
  words: { title: '', text: words.join(' ') },
}));

describeOnBothStores('searching from the newest day on', (store) => {
  let db: Database;
  beforeAll(async () => {
    ({ db } = await store.open());
    await db.transaction((query) => writeDerived(query, rows, 'test'));
  }, 120_000);

  it('finds the same in steps as at once', async () => {
    const request = fc.record({
      q: fc.constantFrom(
        'common',
        'middling',
        'rare',
        'common -middling',
        'middling or rare',
        'absent',
        '"',
        'the',
      ),
      limit: fc.integer({ min: 1, max: 30 }),
      direction: fc.constantFrom('desc', 'asc'),
      after: fc.option(fc.constantFrom(...things).map(({ id, day }) => ({ id, day: day ?? '0001-01-01' }))),
      from: fc.option(fc.constantFrom('2030-01-25', '2030-02-20'), { nil: undefined }),
      to: fc.option(fc.constantFrom('2030-02-25', '2030-03-20'), { nil: undefined }),
      spans: fc.constantFrom([5], [10, 40], [1, 2, 3]),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ spans, ...asked }) => {
        const search: SearchRequest = { kind: 'report', filter: null, ...asked };
        const stepwise = await searchHits(db.query, search, spans);
        const whole = await searchHits(db.query, search, []);
        expect(stepwise.rows.map((hit) => hit.id)).toEqual(whole.rows.map((hit) => hit.id));
        expect(whole.rows.map((hit) => hit.id)).toEqual(expected(search));
        if (stepwise.total !== null) expect(stepwise.total).toBe(whole.total);
      }),
      { numRuns: 150, seed: 4_401 },
    );
  }, 120_000);
});

describeOnBothStores('lists filtered by values', (store) => {
  let db: Database;
  beforeAll(async () => {
    ({ db } = await store.open());
    await db.transaction((query) => writeDerived(query, rows, 'test'));
  }, 120_000);

  it('are the same page by page and in steps as at once', async () => {
    const request = fc.record({
      type: fc.constantFrom<string[]>(['wire'], ['mention'], ['wire', 'mention'], ['letter']),
      outlet: fc.constantFrom(undefined, ['tern post'], ['Kestrel']),
      q: fc.constantFrom(undefined, 'middling'),
      limit: fc.integer({ min: 7, max: 60 }),
      sort: fc.constantFrom('-day', 'day'),
      from: fc.option(fc.constantFrom('2030-01-25', '2030-02-20'), { nil: undefined }),
      to: fc.option(fc.constantFrom('2030-02-25', '2030-03-20'), { nil: undefined }),
      spans: fc.constantFrom(undefined, [5], [10, 40], [1, 2, 3]),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ spans, type, outlet, from, to, ...asked }) => {
        const filter = { type, outlet, from, to };
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listDerived(db.query, { kind: 'report', filter, cursor, ...asked }, spans);
          found.push(...page.items.map((item) => item.id));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        const ofValues = things.filter((t) => type.includes(t.type) && outlet?.[0] !== 'Kestrel');
        const direction = asked.sort === 'day' ? 'asc' : 'desc';
        expect(found).toEqual(inOrder(ofValues, { direction, q: asked.q, from, to }));
      }),
      { numRuns: 100, seed: 4_402 },
    );
  }, 120_000);
});

/** The same without a database. */
function expected({ limit, after, ...search }: SearchRequest): readonly string[] {
  const { direction } = search;
  const place = after && `${after.day} ${after.id}`;
  const rest = inOrder(things, search).filter((id) => {
    const key = placeOf(things.find((thing) => thing.id === id) ?? { id, day: null });
    return !place || (direction === 'asc' ? key > place : key < place);
  });
  return rest.slice(0, limit);
}

type Wanted = Pick<SearchRequest, 'direction' | 'from' | 'to'> & { readonly q?: string | undefined };

function inOrder(of: typeof things, { q, direction, from, to }: Wanted): readonly string[] {
  const has = (words: readonly string[]): boolean => {
    if (q === undefined) return true;
    if (q === 'common -middling') return !words.includes('middling');
    if (q === 'middling or rare') return words.includes('middling') || words.includes('rare');
    return words.includes(q);
  };
  const found = of
    .filter(({ day, words }) => {
      const inSpan =
        (from === undefined || (day ?? '') >= from) && (to === undefined || (day !== null && day <= to));
      return inSpan && has(words);
    })
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .map(({ id }) => id);
  return direction === 'asc' ? found : found.toReversed();
}

const placeOf = ({ day, id }: { readonly day: string | null; readonly id: string }): string =>
  `${day ?? '0001-01-01'} ${id}`;

const isOfStem = (word: string, stems: readonly string[]): boolean =>
  stems.some(
    (stem) => (word.startsWith(stem) && word.length <= stem.length + 5) || word === stem.replace(/i$/, 'y'),
  );

describe('highlights', () => {
  it('marks words by their stems, and nothing that is longer', () => {
    const text = 'Shelling of cities; shells fell on a city. Shellfish was sold.';
    const marked = findStems(['shell', 'citi'])(text).map(([start, end]) => text.slice(start, end));
    expect(marked).toEqual(['Shelling', 'cities', 'shells', 'city', 'Shellfish']);
  });
  it('marks no letter twice where one stem holds another', () => {
    expect(findStems(['known', 'well-known'])('A well-known, known place.')).toEqual([
      [2, 12],
      [14, 19],
    ]);
  });
  it('finds the words that going word by word finds', () => {
    const letters = fc.constantFrom('a', 'A', 'b', 'i', 'y', 'é', 'É', '𝐚', '1', ' ', '-', '.', '(');
    const text = fc.string({ unit: letters, maxLength: 60 });
    const stem = fc.stringMatching(/^[abiyé1]{1,3}$/);
    fc.assert(
      fc.property(text, fc.array(stem, { maxLength: 3 }), (whole, stems) => {
        const words = [...whole.matchAll(/[\p{L}\p{N}]+/gu)];
        const wanted = words.filter(([word]) => isOfStem(word.toLowerCase(), stems));
        expect(findStems(stems)(whole)).toEqual(wanted.map(({ 0: w, index }) => [index, index + w.length]));
      }),
      { numRuns: 1000 },
    );
  });
  it('keeps ranges inside the snippet of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.array(fc.string({ minLength: 1 })),
        (text, stems) => {
          const snippet = snippetOf(text, findStems(stems));
          for (const [start, end] of snippet.ranges) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(snippet.text.length);
          }
        },
      ),
    );
  });
});
