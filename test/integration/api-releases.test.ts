import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { NotMade } from '../../src/app/monitor/on-request.ts';
import { verifyLog } from '../../src/app/monitor/record/verify-log.ts';
import type { ReleasedView, ReleaseView } from '../../src/app/monitor/views/release-view.ts';
import * as defined from '../../src/server/routes/definitions/index.ts';
import { releasedView } from '../../src/server/schema/releases.ts';
import { apiClient, jsonInit, type ApiClient } from '../api-client.ts';
import { describeOnBothStores } from '../monitor-stores.ts';
import { openSampleService } from '../sample-monitor.ts';
import { openTestService, type TestService } from '../service.ts';

interface Page {
  readonly items: readonly ReleaseView[];
  readonly next: string | null;
  readonly total: number | null;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const may = { from: '2023-05-01', to: '2023-05-31' };
const oneSide = { ...may, party: ['government'] };

describeOnBothStores('releases', (store) => {
  describe('over the samples', () => {
    let db: Database;
    let service: TestService;
    let api: ApiClient;
    beforeAll(async () => {
      ({ db } = await store.keep());
      service = await openSampleService(db);
      api = await apiClient(service);
    }, 120_000);
    afterAll(async () => {
      await service.close();
    });

    const post = (body: object) => api.send('POST', 'releases', jsonInit(body));
    const release = async (body: object): Promise<ReleasedView> => {
      const answer = await post(body);
      expect(answer.status).toBeLessThan(300);
      return releasedView.parse(await answer.json()); // as the schema says
    };
    const bytesOf = async (path: string): Promise<Buffer> =>
      Buffer.from(await (await api.send('GET', path)).arrayBuffer());
    const entries = async (): Promise<number> =>
      (await api.json<{ total: number }>('record/entries?limit=1')).total;

    it('are the very bytes of the briefing, an entry of the record, and a change', async () => {
      const shown = await bytesOf('briefing?from=2023-05-01&to=2023-05-31&party=government');
      const before = await entries();
      const made = await release({ title: ' Week 1/2 “Orlava” ', seen: sha256(shown), ...oneSide });
      expect(made).toMatchObject({ status: 'released', entry: before, title: 'Week 1/2 “Orlava”' });
      expect(made).toMatchObject({ by: 'admin', format: 'html', bytes: shown.length, hash: sha256(shown) });
      const { canonical } = await api.json<{ canonical: string }>(`record/entries/${made.entry}`);
      const { at, by, title, format, known, hash: blob } = made;
      expect(JSON.parse(canonical)).toEqual({ kind: 'release', at, by, title, format, known, blob });
      const [change] = await db.query('select kind, id from change order by seq desc limit 1');
      expect(change).toEqual({ kind: 'release', id: String(made.entry) });

      const file = await api.send('GET', `releases/${made.entry}`);
      expect(Buffer.from(await file.arrayBuffer()).equals(shown)).toBe(true);
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
        etag: `"${made.hash}"`,
      });
      const disposition = file.headers.get('content-disposition') ?? '';
      expect(disposition).toContain(`filename="Week 1-2 _Orlava_ (entry ${made.entry}).html"`);
      expect(await verifyLog(db)).toMatchObject({ ok: true, size: before + 1 });
    });

    it('say until when the record was known', async () => {
      const dayBefore = await release({ title: 'Before', format: 'json', knownOn: '2031-02-28' });
      expect(dayBefore.known).toBe('2031-02-28T23:59:59.999Z');
      const file = await bytesOf(`releases/${dayBefore.entry}`);
      expect(file).toEqual(await bytesOf('briefing?format=json&knownOn=2031-02-28'));
      // Today has not ended: no release says that it knew what comes this evening.
      const today = await release({ title: 'Today', format: 'text', ...may, knownOn: '2031-03-01' });
      expect(today.known).toBe(service.deps.clock().toISOString());
      expect(await bytesOf(`releases/${today.entry}`)).not.toHaveLength(0);
    });

    it('are listed newest first, page by page', async () => {
      const all = (await api.checked(defined.listReleases, 'releases')) as Page;
      expect(all.items.length).toBeGreaterThan(2);
      expect(all.items.map((r) => r.entry)).toEqual([...all.items.map((r) => r.entry)].sort((a, b) => b - a));
      const paged: ReleaseView[] = [];
      for (let cursor = ''; ;) {
        const page = await api.json<Page>(`releases?limit=1${cursor}`);
        paged.push(...page.items);
        expect(page.total).toBe(all.items.length);
        if (page.next === null) break;
        cursor = `&cursor=${page.next}`;
      }
      expect(paged).toEqual(all.items);
    });

    it('sent twice are one entry, for as long as they are the newest of their title', async () => {
      const first = await release({ title: 'Daily', format: 'text', ...may });
      const size = await entries();
      const again = await post({ title: 'Daily', format: 'text', ...may });
      expect(again.status).toBe(200);
      expect(await again.json()).toEqual({ ...first, status: 'already-released' });
      expect(await entries()).toBe(size);
      // Followed by another, it is said anew.
      const other = await release({ title: 'Daily', format: 'text', ...oneSide });
      const back = await release({ title: 'Daily', format: 'text', ...may });
      expect([other.status, back.status, back.hash === first.hash]).toEqual(['released', 'released', true]);
      const named = await release({ title: 'Daily, as sent', format: 'text', ...may });
      expect(named).toMatchObject({ status: 'released', hash: first.hash });
      const kept = await db.query('select 1 from blob where hash = $1', [first.hash]);
      expect(kept).toHaveLength(1);
    });

    it('sent several times at once are one entry', async () => {
      const size = await entries();
      const asked = { title: 'At once', format: 'json', ...may };
      const answers = await Promise.all([release(asked), release(asked), release(asked)]);
      expect(new Set(answers.map((a) => a.entry)).size).toBe(1);
      expect(answers.map((a) => a.status).sort()).toEqual([
        'already-released',
        'already-released',
        'released',
      ]);
      expect(await entries()).toBe(size + 1);
    });

    it('that cannot be made leave nothing on the record', async () => {
      const size = await entries();
      const other = await post({ title: 'Seen', seen: 'ab'.repeat(32), ...may });
      expect([other.status, other.headers.get('content-type')]).toEqual([409, 'application/problem+json']);
      const wrong: readonly object[] = [
        {},
        { title: ' ' },
        { title: 'x'.repeat(201) },
        { title: 'a\r\nx-injected: 1' },
        { title: 'fdp.\u202Etxt' },
        { title: 'x', format: 'exe' },
        { title: 'x', seen: 'AB'.repeat(32) },
        { title: 'x', from: '2023-02-30' },
        { title: 'x', party: 'government' },
        { title: 'x', outlet: ['Harbour Post'] },
      ];
      for (const body of wrong) expect([body, (await post(body)).status]).toEqual([body, 400]);
      expect((await api.send('POST', 'releases', { body: 'title=x' })).status).toBe(415);
      const noHeader = await service.app.request('/api/v1/releases', {
        method: 'POST',
        headers: { cookie: await service.signIn() },
      });
      expect(noHeader.status).toBe(403);
      const brief = () => Promise.reject(new NotMade('Too much is asked for at once.', 15));
      const onRequest = { ...service.deps.onRequest, brief };
      const busy = await openTestService(db, { ...service.deps, onRequest });
      const refused = await (await apiClient(busy)).send('POST', 'releases', jsonInit({ title: 'x' }));
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '15']);
      await busy.close();
      expect(await entries()).toBe(size);
    });

    it('that are not there are a problem', async () => {
      for (const [path, status] of [
        ['releases/0', 404],
        ['releases/99999', 404],
        ['releases/none', 400],
        ['releases?cursor=none', 400],
        ['releases?sort=-day', 400],
      ] as const) {
        const answer = await api.send('GET', path);
        expect([path, answer.status]).toEqual([path, status]);
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
      }
      for (const path of ['/api/v1/releases', '/api/v1/releases/1'])
        expect((await service.app.request(path)).status).toBe(401);
    });
  });
});
