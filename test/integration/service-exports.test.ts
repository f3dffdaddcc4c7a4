import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentSummary } from '../../src/app/monitor/views/incident-views.ts';
import { tables } from '../../src/server/exports/column-documentation.ts';
import { describeOnSharedStores } from '../shared-stores.ts';
import { openSampleService } from '../sample-monitor.ts';
import type { TestService } from '../service.ts';

/** A report that tries to bring a phone number, coordinates and a formula out. */
const hostile = `=HYPERLINK("http://evil.example","Shells hit Orlava market")

ORLAVA, Karvelia, May 12 (TPA) - Shells struck the market at 36.20211, 37.13432 in Orlava on Thursday, killing six civilians, said
@witness Ana Berel, reached at +99 555 010 447 or ana.berel@mail.example. "-1 and =SUM(A1) will not stop us," she said.
`;

describeOnSharedStores('exports', (store) => {
  let service: TestService;
  let headers: Record<string, string>;

  beforeAll(async () => {
    const db = store();
    service = await openSampleService(db, [{ name: 'hostile.txt', text: hostile }]);
    headers = { cookie: await service.signIn() };
  }, 60_000);
  afterAll(() => service.close());

  const get = (path: string) => Promise.resolve(service.app.request(`/api/v1/exports/${path}`, { headers }));

  describe('tables', () => {
    it.each(tables)('$table.title have the documented columns, in each line', async ({ path, table }) => {
      const response = await service.app.request(path, { headers });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+\.csv"$/);
      const text = await response.text();
      expect(text.split('\r\n')[0]).toBe(table.columns.map((c) => c.name).join(','));
      expect(text.split('\r\n').length).toBeGreaterThan(2);
    });

    it('are documented in the API and in docs/exports.md', async () => {
      const told = (await (await get('columns')).json()) as {
        tables: { columns: unknown[] }[];
        timeZone: string;
      };
      expect(told.tables.length).toBe(tables.length);
      const document = readFileSync('docs/exports.md', 'utf8').replace(/\s+/g, ' ');
      for (const { table } of tables)
        for (const { name, about } of table.columns) {
          expect(document).toContain(`| \`${name}\` |`);
          expect(document).toContain(about);
        }
      expect(document).toContain(told.timeZone);
    });

    it('take the filters of the lists, and refuse what is none', async () => {
      const all = await (await get('incidents.csv')).text();
      const none = await (await get('incidents.csv?from=2031-01-01')).text();
      expect(all.split('\r\n').length).toBeGreaterThan(none.split('\r\n').length);
      expect(none.split('\r\n').length).toBe(2);
      expect((await get('incidents.csv?colour=red')).status).toBe(400);
    });
  });

  describe('what leaves by an export', () => {
    it('has passed the harm gate: no phone number, mail address or coordinates of a text', async () => {
      const names = ['reports.csv', 'reports.jsonl', 'statements.csv', 'statements.jsonl', 'incidents.csv'];
      const more = ['incidents.jsonl', 'incidents.geojson', 'acled.csv', 'ged.csv', 'feed.rss', 'feed.atom'];
      let seen = '';
      for (const name of [...names, ...more]) {
        const response = await get(name);
        expect(`${name} ${response.status}`).toBe(`${name} 200`);
        seen += await response.text();
      }
      expect(seen).toContain('Orlava');
      for (const secret of ['555 010 447', 'ana.berel', '36.20211', '37.13432'])
        expect(seen).not.toContain(secret);
    });

    it('runs no formula in a spreadsheet', async () => {
      for (const name of ['reports.csv', 'statements.csv', 'incidents.csv', 'acled.csv', 'ged.csv']) {
        const text = await (await get(name)).text();
        for (const cell of text.split(/,|\r\n/)) expect(cell).not.toMatch(/^"?[=+@]/);
      }
      expect(await (await get('reports.csv')).text()).toContain("'=HYPERLINK");
    });

    it('is GeoJSON whose points are no finer than the named place', async () => {
      const collection = JSON.parse(await (await get('incidents.geojson')).text()) as {
        features: { geometry: { coordinates: number[] } | null; properties: { radiusKm: number | null } }[];
      };
      const placed = collection.features.filter((f) => f.geometry !== null);
      expect(placed.length).toBeGreaterThan(0);
      for (const { geometry, properties } of placed) {
        expect(properties.radiusKm).toBeGreaterThan(0);
        for (const degree of geometry?.coordinates ?? []) expect(Number(degree.toFixed(2))).toBe(degree);
      }
    });

    it('is one JSON object a line, as in the list', async () => {
      const lines = (await (await get('incidents.jsonl')).text()).trim().split('\n');
      const listed = (await (
        await service.app.request('/api/v1/incidents?limit=200', { headers })
      ).json()) as {
        items: IncidentSummary[];
      };
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(listed.items);
    });
  });

  describe('feeds', () => {
    it.each(['feed.rss', 'feed.atom'])('%s tell the newest change first', async (name) => {
      const { XMLParser } = await import('fast-xml-parser');
      const text = await (await get(name)).text();
      const feed = new XMLParser().parse(text) as {
        rss?: { channel: { item: { pubDate: string; link: string }[] } };
        feed?: { entry: { updated: string; id: string }[] };
      };
      const dates =
        feed.rss?.channel.item.map((i) => Date.parse(i.pubDate)) ??
        feed.feed?.entry.map((e) => Date.parse(e.updated));
      expect(dates?.length).toBeGreaterThan(1);
      expect(dates).toEqual([...(dates ?? [])].sort((a, b) => b - a));
      expect(text).toContain('http://127.0.0.1:4321/incidents/incident-');
    });
  });
});
