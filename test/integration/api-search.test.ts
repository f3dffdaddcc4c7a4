import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { writeDerived } from '../../src/app/monitor/derived-rows.ts';
import { addDays } from '../../src/app/monitor/queries/days.ts';
import { hitsIn, snippetOf } from '../../src/app/monitor/queries/highlights.ts';
import { searchHits, type SearchRequest } from '../../src/app/monitor/queries/search-hits.ts';
import { describeOnBothStores } from '../monitor-stores.ts';

const count = 120;
/** Several a day, some days none, some things without a day. */
const things = Array.from({ length: count }, (_, n) => ({
  id: `t${String(n).padStart(3, '0')}`,
  day: n % 17 === 0 ? null : addDays('2030-01-20', Math.floor(n / 3) * 2),
  words: ['common', ...(n % 4 === 0 ? ['middling'] : []), ...(n === 7 ? ['rare'] : [])],
}));

describeOnBothStores('searching from the newest day on', (store) => {
  let db: Database;
  beforeAll(async () => {
    ({ db } = await store.open());
    const rows = things.map(({ id, day, words }) => ({
      kind: 'report' as const,
      id,
      windowKey: 'w',
      day,
      type: 'mention',
      summary: {},
      document: {},
      words: { title: '', text: words.join(' ') },
    }));
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
        expect(stepwise.items.map((hit) => hit.id)).toEqual(whole.items.map((hit) => hit.id));
        expect(whole.items.map((hit) => hit.id)).toEqual(expected(search));
        if (stepwise.total !== null) expect(stepwise.total).toBe(whole.total);
      }),
      { numRuns: 150, seed: 4_401 },
    );
  }, 120_000);
});

/** The same without a database. */
function expected({ q, limit, direction, after, from, to }: SearchRequest): readonly string[] {
  const has = (words: readonly string[]): boolean => {
    if (q === 'common -middling') return !words.includes('middling');
    if (q === 'middling or rare') return words.includes('middling') || words.includes('rare');
    return words.includes(q);
  };
  const key = ({ day, id }: { readonly day: string | null; readonly id: string }): string =>
    `${day ?? '0001-01-01'} ${id}`;
  const found = things
    .filter(({ day, words }) => {
      const inSpan =
        (from === undefined || (day ?? '') >= from) && (to === undefined || (day !== null && day <= to));
      return inSpan && has(words);
    })
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const ordered = direction === 'asc' ? found : found.toReversed();
  const rest = after
    ? ordered.filter((thing) => (direction === 'asc' ? key(thing) > key(after) : key(thing) < key(after)))
    : ordered;
  return rest.slice(0, limit).map(({ id }) => id);
}

describe('highlights', () => {
  it('marks words by their stems, and nothing that is longer', () => {
    const text = 'Shelling of cities; shells fell on a city. Shellfish was sold.';
    const marked = hitsIn(text, ['shell', 'citi']).map(([start, end]) => text.slice(start, end));
    expect(marked).toEqual(['Shelling', 'cities', 'shells', 'city', 'Shellfish']);
  });
  it('keeps ranges inside the snippet of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.array(fc.string({ minLength: 1 })),
        (text, stems) => {
          const snippet = snippetOf(text, stems);
          for (const [start, end] of snippet.ranges) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(snippet.text.length);
          }
        },
      ),
    );
  });
});
