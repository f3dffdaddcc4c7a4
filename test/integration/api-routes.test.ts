import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentSummary } from '../../src/app/monitor/views/incident-views.ts';
import type { ReportDetail, ReportSummary } from '../../src/app/monitor/views/report-views.ts';
import * as defined from '../../src/server/routes/definitions/index.ts';
import { apiClient, jsonInit, type ApiClient } from '../api-client.ts';
import { describeOnBothStores } from '../monitor-stores.ts';
import { openSampleService } from '../sample-monitor.ts';
import { openTestService, type TestService } from '../service.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number | null;
}
type Ids = Page<{ readonly id: string }>;

describeOnBothStores('the API', (store) => {
  describe('over the samples', () => {
    let service: TestService;
    let api: ApiClient;
    beforeAll(async () => {
      const { db } = await store.keep();
      service = await openSampleService(db);
      api = await apiClient(service);
    }, 120_000);
    afterAll(async () => {
      await service.close();
    });
    const firstId = async (path: string): Promise<string> =>
      encodeURIComponent((await api.json<Ids>(`${path}?limit=1`)).items[0]?.id ?? '');

    it('lists everything as its schema says', async () => {
      const lists = {
        reports: defined.listReports,
        stories: defined.listStories,
        statements: defined.listStatements,
        commitments: defined.listCommitments,
        allegations: defined.listAllegations,
        incidents: defined.listIncidents,
        contradictions: defined.listContradictions,
        origins: defined.listOrigins,
        findings: defined.listFindings,
        outlets: defined.listOutlets,
        places: defined.listPlaces,
        agreements: defined.listAgreements,
      };
      for (const [path, definition] of Object.entries(lists)) {
        const page = (await api.checked(definition, path)) as Ids;
        expect(page.items.length, path).toBeGreaterThan(0);
      }
      await api.checked(defined.listSources, 'sources');
      await api.checked(defined.listCorrections, 'corrections');
      await api.checked(defined.getOverview, 'overview?since=1');
      await api.checked(defined.mapIncidents, 'incidents/map');
      await api.checked(defined.listEntries, 'record/entries?order=down');
      await api.checked(defined.search, 'search?q=Orlava');
    });

    it('shows each thing as its schema says', async () => {
      await api.checked(defined.getReport, `reports/${await firstId('reports')}`);
      await api.checked(defined.getReport, `reports/${await firstId('reports')}?version=1`);
      await api.checked(defined.getStory, `stories/${await firstId('stories')}`);
      await api.checked(defined.getIncident, `incidents/${await firstId('incidents')}`);
      await api.checked(defined.getStatement, `statements/${await firstId('statements')}`);
      await api.checked(defined.getOrigin, `origins/${await firstId('origins')}`);
      await api.checked(defined.getEntry, 'record/entries/2');
      await api.checked(defined.getAgreement, 'agreements/karvelia-2023');
      await api.checked(defined.getAdherence, 'agreements/karvelia-2023/adherence?by=day');
      const statements = await api.json<Page<{ group: string | null }>>('statements');
      const group = statements.items.find((statement) => statement.group !== null)?.group ?? '';
      await api.checked(defined.getStatementGroup, `statement-groups/${encodeURIComponent(group)}`);
      const outlets = await api.json<Ids>('outlets');
      await api.checked(defined.getOutlet, `outlets/${encodeURIComponent(outlets.items[0]?.id ?? '')}`);
    });

    it('filters by what was told', async () => {
      const all = await api.json<Page<IncidentSummary>>('incidents');
      const shelled = await api.json<Page<IncidentSummary>>('incidents?type=shelling');
      expect(shelled.items.map((i) => i.type)).toEqual(['shelling']);
      const two = await api.json<Page<IncidentSummary>>('incidents?type=shelling&type=shooting');
      expect(new Set(two.items.map((i) => i.type))).toEqual(new Set(['shelling', 'shooting']));
      const [from, to] = ['2023-05-09', '2023-05-10'];
      const between = await api.json<Page<IncidentSummary>>(`incidents?from=${from}&to=${to}`);
      expect(between.items.length).toBeGreaterThan(0);
      for (const { date } of between.items)
        expect(date?.from).toSatisfy((day: string) => day >= from && day <= to);
      const inMarrick = await api.json<Page<IncidentSummary>>('incidents?place=marrick');
      expect(inMarrick.items.map((i) => i.place?.name)).toContain('Marrick');
      expect(inMarrick.total).toBeLessThan(all.total ?? 0);
      expect((await api.json<Ids>('incidents?party=coalition')).items).toEqual([]);
      const upwards = await api.json<Ids>('incidents?sort=day');
      expect(upwards.items.map((i) => i.id)).toEqual(all.items.map((i) => i.id).toReversed());
    });

    it.each(['', '&sort=-changed', '&setAside=0', '&from=2023-01-01'])(
      'finds by words, and says where they stand %s',
      async (rest) => {
        const found = await api.json<
          Page<ReportSummary> & { highlights: { id: string; text: string; ranges: [number, number][] }[] }
        >(`reports?q=shelling&highlight=1${rest}`);
        expect(found.items.length).toBeGreaterThan(0);
        expect(found.highlights.map((h) => h.id)).toEqual(found.items.map((i) => i.id));
        for (const { text, ranges } of found.highlights) {
          expect(ranges.length).toBeGreaterThan(0);
          for (const [start, end] of ranges) expect(text.slice(start, end).toLowerCase()).toMatch(/^shell/);
        }
      },
    );

    it('finds things of several kinds at a time', async () => {
      const palette = await api.json<{ groups: { kind: string; items: unknown[] }[] }>('search?q=Marrick');
      expect(palette.groups.map((g) => g.kind)).toEqual(
        expect.arrayContaining(['incident', 'report', 'place']),
      );
      expect((await api.json<{ groups: unknown[] }>('search?q=')).groups).toEqual([]);
    });

    it('compresses a large answer for who takes it so, and says that others get another', async () => {
      const [plain, packed] = await Promise.all(
        ['identity', 'gzip'].map((accepted) =>
          api.send('GET', 'reports', { headers: { 'accept-encoding': accepted } }),
        ),
      );
      const encodings = [plain, packed].map((answer) => answer?.headers.get('content-encoding'));
      expect(encodings).toEqual([null, 'gzip']);
      for (const answer of [plain, packed]) expect(answer?.headers.get('vary')).toMatch(/accept-encoding/i);
      const bytes = Buffer.from((await packed?.arrayBuffer()) ?? new ArrayBuffer(0));
      expect(gunzipSync(bytes).toString()).toBe(await plain?.text());
    });

    it('answers 304 until something changes', async () => {
      const before = await api.send('GET', 'reports');
      const etag = before.headers.get('etag') ?? '';
      expect(etag).toMatch(/^W\/"/);
      const again = await api.send('GET', 'reports', { headers: { 'if-none-match': `"other", ${etag}` } });
      expect(again.status).toBe(304);
      const { items } = (await before.json()) as Ids; // checked above
      const assigned = await api.send(
        'POST',
        'reports/desk',
        jsonInit({ reports: [items[0]?.id], assign: 'Ines' }),
      );
      expect(await assigned.json()).toEqual({ reports: 1 });
      const after = await api.send('GET', 'reports', { headers: { 'if-none-match': etag } });
      expect(after.status).toBe(200);
      const inbox = await api.json<Page<ReportSummary>>('reports?inbox=1');
      expect(inbox.items.map((i) => i.id)).not.toContain(items[0]?.id);
      const hers = await api.json<Page<ReportSummary>>('reports?assignee=Ines');
      expect(hers.items.map((i) => [i.id, i.assignee])).toEqual([[items[0]?.id, 'Ines']]);
    });

    it('takes in a page, JSON and JSON Lines, and knows them again', async () => {
      const html =
        '<html><head><title>Guns fall silent</title></head><body><p>No fire was heard in Marrick.</p></body></html>';
      const page = { body: html, headers: { 'content-type': 'text/html' } };
      const taken = await api.send('POST', 'reports?name=quiet.html', page);
      const first = (await taken.json()) as {
        documents: { status: string; reports: { report: string }[] }[];
      };
      expect(first.documents.map((d) => d.status)).toEqual(['taken']);
      const again = await (await api.send('POST', 'reports?name=quiet.html', page)).json();
      expect(again).toMatchObject({ documents: [{ status: 'already-known', entry: null }] });
      const form = new FormData();
      form.append(
        'file',
        new File(['{"id":"a","text":"Shells fell."}\n{"id":"b","text":"None fell."}'], 'two.jsonl'),
      );
      form.append('file', new File([''], 'empty.txt'));
      form.append('file', new File(['%PDF-1.7 of words'], 'report.txt'));
      const several = await (await api.send('POST', 'reports', { body: form })).json();
      expect(several).toMatchObject({
        documents: [
          { name: 'two.jsonl', status: 'taken' },
          { name: 'empty.txt', status: 'refused' },
          {
            name: 'report.txt',
            status: 'refused',
            entry: null,
            problem: 'This is a PDF, not text. Save its text as .txt or HTML, and give that.',
          },
        ],
      });
      const nothing = { body: '[]', headers: { 'content-type': 'application/json' } };
      expect(await (await api.send('POST', 'reports', nothing)).json()).toMatchObject({
        documents: [
          {
            status: 'refused',
            reports: [],
            problem:
              'There is no record in it. Give records {id, outlet, published, title, text or html, url}.',
          },
        ],
      });
      const id = encodeURIComponent(first.documents[0]?.reports[0]?.report ?? '');
      const waiting = await api.json<ReportDetail>(`reports/${id}`);
      expect(waiting.state).toBe('waiting');
      await api.checked(defined.getReport, `reports/${id}`);
      const bytes = await api.send('GET', `reports/${id}/versions/1/bytes`);
      expect(await bytes.text()).toBe(html);
      expect(bytes.headers.get('content-type')).toBe('application/octet-stream');
      expect(bytes.headers.get('content-disposition')).toMatch(/^attachment; filename="quiet.html"/);
    });

    it('records a correction and withdraws it', async () => {
      const { items } = await api.json<Page<ReportSummary>>('reports?limit=1&sort=day');
      const correction = { action: 'set-aside', report: items[0]?.id };
      const made = await api.send(
        'POST',
        'corrections',
        jsonInit({ correction, reason: 'an advertisement' }),
      );
      expect(made.status).toBe(201);
      const { entry } = (await made.json()) as { entry: number };
      await api.checked(defined.listCorrections, 'corrections');
      const withdrawn = await api.send(
        'POST',
        'corrections',
        jsonInit({ correction: { action: 'withdraw', entry }, reason: 'it is not' }),
      );
      expect(withdrawn.status).toBe(201);
      const nothing = await api.send(
        'POST',
        'corrections',
        jsonInit({ correction: { action: 'dismiss', allegation: 'none' }, reason: 'x' }),
      );
      expect([nothing.status, nothing.headers.get('content-type')]).toEqual([
        422,
        'application/problem+json',
      ]);
    });

    it('answers an unknown id, parameter and value with a problem', async () => {
      for (const [path, status] of [
        ['incidents/none', 404],
        ['reports/none/versions/1/bytes', 404],
        ['record/entries/999', 404],
        ['agreements/none', 404],
        ['agreements/..%2F..%2Fetc%2Fpasswd', 404],
        ['incidents?colour=red', 400],
        ['incidents?from=2023-02-30', 400],
        ['incidents?limit=0', 400],
        ['incidents?cursor=abc', 400],
        ['incidents?from=2023-01-01&from=2023-01-02', 400],
        ['record/consistency?first=3&second=999', 422],
      ] as const) {
        const response = await api.send('GET', path);
        expect([path, response.status]).toEqual([path, status]);
        expect(response.headers.get('content-type')).toBe('application/problem+json');
        expect(await response.json()).toMatchObject({ status, type: 'about:blank' });
      }
    });

    it('refuses what would pile up', async () => {
      const busy = { ...service.deps.config, maxBacklog: 0 };
      const full = await openTestService(service.deps.db, { ...service.deps, config: busy });
      const client = await apiClient(full);
      const response = await client.send('POST', 'reports', {
        body: 'More.',
        headers: { 'content-type': 'text/plain' },
      });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
      await full.close();
    });

    it('makes a briefing of a selection, under a policy of its own', async () => {
      const html = await api.send('GET', 'briefing?from=2023-05-12&to=2023-05-12');
      expect(html.status).toBe(200);
      expect(html.headers.get('content-security-policy')).toContain('sandbox allow-scripts');
      const text = await (await api.send('GET', 'briefing?format=text&place=orlava')).text();
      expect(text).toContain('Orlava');
      const known = await api.send('GET', 'briefing?format=text&knownOn=2001-01-01');
      expect([known.status, (await known.text()).includes('Orlava')]).toEqual([200, false]);
    });

    it('says what is wrong with an agreement, and what another text would change', async () => {
      const broken = await api.send('POST', 'agreements/check', jsonInit({ yaml: 'id: x\ntitle: [' }));
      expect(await broken.json()).toMatchObject({ ok: false, problems: [{ line: 2 }] });
      const yaml = readFileSync(new URL('../../samples/agreement.yaml', import.meta.url), 'utf8');
      const same = await (await api.send('POST', 'agreements/check', jsonInit({ yaml }))).json();
      expect(same).toMatchObject({ ok: true, changes: [] });
      const ended = yaml.replace(/to: null/, 'to: 2023-05-02T00:00Z');
      const changed = (await (
        await api.send('POST', 'agreements/check', jsonInit({ yaml: ended }))
      ).json()) as {
        changes: unknown[];
      };
      expect(changed.changes.length).toBeGreaterThan(0);
    });

    it('has a page of documentation that needs no script', async () => {
      const page = await (await api.send('GET', '/docs')).text();
      expect(page).toContain('/api/v1/incidents/map');
      expect(page).not.toMatch(/<script|<style|\sstyle=|https?:\/\/(?!api)/);
    });
  });
});
