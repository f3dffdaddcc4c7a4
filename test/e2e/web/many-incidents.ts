import type { Page, Route } from 'playwright-core';

const types = [
  'airstrike',
  'drone',
  'shelling',
  'clash',
  'ambush',
  'bomb',
  'shooting',
  'siege',
  'territory-taken',
  'other',
];
const sides = ['government', 'opposition', 'excluded', 'coalition', 'unknown'];
const firstDay = Date.UTC(2016, 1, 1);
const day = (i: number): string => new Date(firstDay + i * 86_400_000).toISOString().slice(0, 10);

/** Numbers from 0 to 1 that are the same at every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** What the map endpoint would answer with, of that many incidents at 600 made-up places. */
export function manyMapRows(count: number): { readonly columns: string[]; readonly rows: unknown[][] } {
  const next = numbers(7);
  const places = Array.from({ length: 600 }, (_, i) => ({
    name: `Place ${String(i)}`,
    lon: 35.8 + next() * 5,
    lat: 32.6 + next() * 4.2,
    radius: [2, 2, 5, 25, 60][Math.floor(next() * 5)] ?? 2,
  }));
  const rows = Array.from({ length: count }, (_, i) => {
    const place = places[Math.floor(next() * places.length)];
    const type = types[Math.floor(next() * types.length)];
    const side = sides[Math.floor(next() * sides.length)];
    return [
      `incident-${String(i)}`,
      place?.lon,
      place?.lat,
      place?.radius,
      type,
      side,
      day(Math.floor(next() * 300)),
      1 + (i % 9),
      1 + (i % 3),
      place?.name,
      'SY',
    ];
  });
  return {
    columns: [
      'id',
      'lon',
      'lat',
      'radius',
      'type',
      'side',
      'day',
      'reports',
      'independent',
      'place',
      'country',
    ],
    rows,
  };
}

function summary(i: number): unknown {
  const date = day(i % 300);
  return {
    id: `incident-${String(i)}`,
    type: types[i % types.length],
    subEvent: 'Other',
    date: { value: date, from: date, to: date, precision: 1, wording: 'on Friday' },
    place: null,
    placeName: `Place ${String(i % 600)}`,
    admin1: 'Halder',
    country: 'SY',
    perpetrators: [{ name: 'Karvelian army', actor: null, side: 'government' }],
    sides: ['government'],
    targets: ['market', 'civilians'],
    killed: { low: i % 9, high: i % 4 === 0 ? null : (i % 9) + 5 },
    injured: null,
    status: 'told',
    reports: 1 + (i % 7),
    independent: 1 + (i % 3),
    contradictions: i % 2,
    grade: { reliability: 'F', credibility: 6, reason: 'one independent origin' },
    outcome: i % 3 === 0 ? 'would be a violation if true' : 'undeterminable',
    story: null,
    corrected: false,
    firstRecordedAt: '2026-11-20T10:00:00Z',
    changedAt: '2026-11-21T10:00:00Z',
  };
}

/** Answers the incident lists as a server with that many incidents would; everything else still asks the real one. */
export async function mockIncidents(
  page: Page,
  count: { readonly table: number; readonly map: number },
): Promise<void> {
  const json = (route: Route, value: unknown) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(value) });
  const map = manyMapRows(count.map);
  await page.route('**/api/v1/incidents/map?*', (route) => json(route, map));
  await page.route('**/api/v1/incidents?*', (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const limit = Number(asked.get('limit') ?? 50);
    const from = Number(asked.get('cursor') ?? 0);
    const items = Array.from({ length: Math.min(limit, count.table - from) }, (_, i) => summary(from + i));
    return json(route, {
      items,
      next: from + limit < count.table ? String(from + limit) : null,
      total: count.table > 10_000 ? null : count.table,
    });
  });
}
