import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import type { ReportDetail } from '../../src/app/monitor/views/report-views.ts';
import { attachment, fileNameOf } from '../../src/server/file-name.ts';
import { apiClient, jsonInit, type ApiClient } from '../api-client.ts';
import { openEmptyStore } from '../empty-store.ts';
import { hostileTexts } from '../openapi-requests.ts';
import { openSampleService } from '../sample-monitor.ts';
import type { TestService } from '../service.ts';

const script = '<script>alert("Orlava")</script><img src=x onerror=alert(1)>';
const page = `VESSEN, May 12, 2023 — Shells fell on Orlava on Friday, officials said. ${script.replaceAll('<', '&lt;')}`;

describe('what is hostile', () => {
  let db: Database;
  let service: TestService;
  let api: ApiClient;
  beforeAll(async () => {
    db = await openEmptyStore();
    const record = {
      id: 'x',
      title: script,
      outlet: script,
      text: `${page}\n\n${script}\n\nNobody fired, he said.`,
    };
    service = await openSampleService(db, [{ name: 'hostile.json', text: JSON.stringify(record) }]);
    api = await apiClient(service);
  }, 120_000);
  afterAll(async () => {
    await service.close();
    await db.close();
  });

  it('comes out as data: JSON that no browser takes for a page', async () => {
    const { items } = await api.json<{ items: { id: string; title: string | null }[] }>('reports?limit=200');
    const report = items.find((item) => item.title?.includes('alert') === true);
    const answer = await api.send('GET', `reports/${encodeURIComponent(report?.id ?? '')}`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(((await answer.json()) as ReportDetail).text).toContain('<script>');
    const html = await (await api.send('GET', 'briefing?format=html')).text();
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('onerror=alert(1)>');
  });

  it('in a file name ends up in no header of its own', async () => {
    for (const name of [
      'a\r\nset-cookie: x=1.html',
      '../../etc/passwd',
      '"; filename="b.exe',
      'отчёт 1.html',
      '\0',
      '..',
      'a\\b.txt',
    ]) {
      const form = new FormData();
      form.append(
        'file',
        new File([`<p>No fire in Marrick ${name.length} ${encodeURIComponent(name)}.</p>`], name),
      );
      const taken = (await (await api.send('POST', 'reports', { body: form })).json()) as {
        documents: { name: string; reports: { report: string }[] }[];
      };
      const [document] = taken.documents;
      expect(document?.name).not.toMatch(/[/\\\r\n\0]/);
      const id = encodeURIComponent(document?.reports[0]?.report ?? '');
      const bytes = await api.send('GET', `reports/${id}/versions/1/bytes`);
      expect(bytes.status).toBe(200);
      expect(bytes.headers.get('set-cookie')).toBeNull();
      expect(bytes.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[\w .,()-]*"; filename\*=UTF-8''[\w.!~%-]*$/,
      );
    }
    expect(fileNameOf('C:\\temp\\a.txt')).toBe('a.txt');
    expect(attachment('отчёт.html')).toBe(
      `attachment; filename="_____.html"; filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82.html`,
    );
  });

  it('in any parameter is an answer below 500, and never another than was asked for', async () => {
    const names = [
      'q',
      'place',
      'actor',
      'outlet',
      'story',
      'report',
      'from',
      'country',
      'party',
      'type',
      'cursor',
      'limit',
      'sort',
    ];
    for (const name of names) {
      for (const text of hostileTexts) {
        const response = await api.send(
          'GET',
          `incidents?${new URLSearchParams({ [name]: text }).toString()}`,
        );
        expect(response.status, `${name}=${text.slice(0, 50)}`).toBeLessThan(500);
        if (response.status !== 200 || text === '') continue;
        const { items } = (await response.json()) as { items: unknown[] };
        // "- 1" and the like are words that nothing holds; a word left out leaves the rest.
        if (name !== 'limit' && !text.startsWith('-'))
          expect(items, `${name}=${text.slice(0, 50)}`).toEqual([]);
      }
    }
    expect(service.log.filter((line) => line.level === 'error')).toEqual([]);
  });

  it('as a body is refused with a problem', async () => {
    const json = { 'content-type': 'application/json' };
    for (const body of [
      '',
      'null',
      '[]',
      '{"correction":null}',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      '{"__proto__":1}',
    ]) {
      const response = await api.send('POST', 'corrections', { body, headers: json });
      expect([response.status, response.headers.get('content-type')]).toEqual([
        400,
        'application/problem+json',
      ]);
    }
    const large = await api.send('POST', 'corrections', {
      body: `"${'x'.repeat(3_000_000)}"`,
      headers: json,
    });
    expect(large.status).toBe(413);
    const nul = await api.send('POST', 'reports/desk', jsonInit({ reports: ['a\0'], assign: null }));
    expect(nul.status).toBe(400);
    const half = await api.send('POST', 'reports/desk', jsonInit({ reports: ['a'], assign: '\uD800' }));
    expect(half.status).toBe(400);
  });
});
