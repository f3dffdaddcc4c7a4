import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { readEntries } from '../../src/app/monitor/record/ledger.ts';
import { fetchSource, type FetchDeps } from '../../src/app/monitor/intake/fetch-source.ts';
import { addSource, editSource, readSource, removeSource } from '../../src/app/monitor/intake/sources.ts';
import { recordReached } from '../../src/app/monitor/intake/source-outcomes.ts';
import { createFetcher } from '../../src/ingest/create-fetcher.ts';
import type { FetchSettings } from '../../src/ingest/fetch-settings.ts';
import { runFetchLoop } from '../../src/ingest/fetch-loop.ts';
import { describeOnSharedStores } from '../shared-stores.ts';
import { httpOf, readWarc } from '../warc-reader.ts';
import { startSite, type TestSite } from '../web-site.ts';

const page = (what: string): string =>
  `<!doctype html><title>${what}</title><article><h1>${what}</h1><p>VESSEN, May 3 - ${what} on Wednesday, the mayor of Orlava said.</p></article>`;

let db: Database;
let time = Date.parse('2031-03-01T12:00:00Z');
const open: TestSite[] = [];
const log = (): void => undefined;
const clock = (): Date => new Date(time);

afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

async function site(listener: RequestListener): Promise<TestSite> {
  const started = await startSite((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else listener(request, response);
  });
  open.push(started);
  return started;
}

function depsFor(s: TestSite, settings: Partial<FetchSettings> = {}): FetchDeps {
  const fetcher = createFetcher(
    {
      version: '1.0.0',
      contact: null,
      allowedPrivateHosts: [s.host],
      minDelay: 0,
      connectTimeout: 500,
      headersTimeout: 500,
      robotsRetry: 0,
      ...settings,
    },
    { clock },
  );
  return { db, fetcher, clock, log };
}

async function added(
  deps: FetchDeps,
  kind: 'feed' | 'page',
  location: string,
  settings: object = {},
): Promise<number> {
  const input = { kind, name: `Source ${location}`, location, settings };
  const result = await addSource(deps.db, input, { clock, checkUrl: deps.fetcher.checkUrl });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.source.id;
}

async function versionsOf(id: number) {
  return db.query<{ report: string; version: number; url: string | null; warc: string | null }>(
    'select report, version, url, warc from report_version where source = $1 order by id',
    [id],
  );
}

async function stateOf(id: number) {
  const [row] = await db.query<{
    etag: string | null;
    unreachable_since: Date | null;
    last_error: string | null;
    last_success_at: Date | null;
    next_attempt_at: Date;
  }>('select * from source where id = $1', [id]);
  if (!row) throw new Error('no source');
  return row;
}

async function outages(name: string) {
  const entries = await readEntries(db.query, { limit: 10_000 });
  return entries.flatMap(({ body }) =>
    (body.kind === 'outage' || body.kind === 'recovery') && body.source === name ? [body.kind] : [],
  );
}

const unasked = (): Promise<never> => Promise.reject(new Error('the store is not asked'));
const noStore: Database = {
  engine: 'pglite',
  query: unasked,
  transaction: unasked,
  listen: unasked,
  close: unasked,
};
const checks = { clock, checkUrl: createFetcher({ version: '1', contact: null }, { clock }).checkUrl };

describeOnSharedStores('intake', (shared) => {
  beforeEach(() => {
    db = shared();
  });

  describe('a page', () => {
    it('is one version however often it is seen, a second one when it changes, and kept as WARC', async () => {
      let shown = page('Shells fell on Orlava');
      let tag = '"1"';
      const s = await site((request, response) => {
        const known = request.headers['if-none-match'] === tag;
        response
          .writeHead(known ? 304 : 200, { etag: tag, 'content-type': 'text/html' })
          .end(known ? undefined : shown);
      });
      const deps = depsFor(s);
      const id = await added(deps, 'page', `${s.origin}/news/orlava?utm_source=x`);
      await fetchSource(deps, id);
      await fetchSource(deps, id);
      tag = '"2"'; // the same page, but for what changes at every look
      shown = shown.replace('<article>', '<nav>17 readers</nav><article>');
      await fetchSource(deps, id);
      expect(await versionsOf(id)).toHaveLength(1);
      shown = page('Six died in Orlava');
      tag = '"3"';
      await fetchSource(deps, id);
      const versions = await versionsOf(id);
      expect(versions.map((v) => v.version)).toEqual([1, 2]);
      expect(new Set(versions.map((v) => v.report)).size).toBe(1);
      expect(s.requests.map((r) => r.headers['if-none-match'] ?? null)).toEqual([
        null,
        null,
        '"1"',
        '"1"',
        '"2"',
      ]);
      const [blob] = await db.query<{ bytes: Uint8Array }>('select bytes from blob where hash = $1', [
        versions[1]?.warc ?? '',
      ]);
      const [, response] = readWarc(blob?.bytes ?? new Uint8Array());
      expect(response && httpOf(response).body.toString()).toBe(shown);
    });

    it.each([
      [
        'records, which could write reports of other sites',
        JSON.stringify({ id: '1', url: 'https://other.example/a', text: 'A made-up report.' }),
        'not a page',
      ],
      ['what can never be read', '%PDF-1.7 of words', 'This is a PDF, not text.'],
    ])('is told at its source where it answers with %s', async (_, answer, why) => {
      const s = await site((_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end(answer),
      );
      const deps = depsFor(s);
      const id = await added(deps, 'page', `${s.origin}/a`);
      await fetchSource(deps, id);
      expect(await versionsOf(id)).toEqual([]);
      expect((await stateOf(id)).last_error).toContain(why);
    });
  });

  describe('a source that cannot be reached', () => {
    it('is an outage once, and a recovery once; both stand in the ledger, neither means that nothing was reported', async () => {
      let code = 200;
      const s = await site((_, response) => response.writeHead(code).end(page('Ferries run in Vessen')));
      const deps = depsFor(s);
      const id = await added(deps, 'page', `${s.origin}/ferries`);
      const name = `Source ${s.origin}/ferries`;
      await fetchSource(deps, id);
      code = 503;
      time += 60_000;
      await fetchSource(deps, id);
      const since = clock();
      time += 60_000;
      await fetchSource(deps, id);
      expect(await outages(name)).toEqual(['outage']);
      expect(await stateOf(id)).toMatchObject({
        unreachable_since: since,
        last_error: 'the site answered 503',
      });
      code = 200;
      time += 60_000;
      await fetchSource(deps, id);
      expect(await outages(name)).toEqual(['outage', 'recovery']);
      const entries = await readEntries(db.query, { limit: 10_000, kind: 'recovery' });
      expect(entries.at(-1)?.body).toMatchObject({ since: since.toISOString() });
      expect(await stateOf(id)).toMatchObject({ unreachable_since: null, last_error: null });
      expect(await versionsOf(id)).toHaveLength(1);
    });

    it('is tried again after waits that double, up to six hours', async () => {
      const s = await site((_, response) => response.writeHead(500).end());
      const deps = depsFor(s);
      const id = await added(deps, 'page', `${s.origin}/broken`);
      const waits: number[] = [];
      for (let i = 0; i < 11; i += 1) {
        await fetchSource(deps, id);
        const wait = (await stateOf(id)).next_attempt_at.getTime() - time;
        waits.push(wait / 60_000);
        time += wait;
      }
      expect(waits).toEqual([2, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    });

    it('is left alone until the hour that the site names', async () => {
      const s = await site((_, response) => response.writeHead(503, { 'retry-after': '7200' }).end());
      const deps = depsFor(s);
      const id = await added(deps, 'page', `${s.origin}/busy`);
      await fetchSource(deps, id);
      expect((await stateOf(id)).next_attempt_at).toEqual(new Date(time + 7_200_000));
      // Asked out of turn meanwhile, the site is not bothered, and nothing is said about it.
      const asked = s.requests.length;
      await fetchSource(deps, id);
      expect(s.requests).toHaveLength(asked);
      expect(await outages(`Source ${s.origin}/busy`)).toEqual(['outage']);
    });

    it('is out of bounds where its address leads inside', async () => {
      const s = await site((_, response) => response.end(page('x')));
      const deps = depsFor(s);
      const id = await added(deps, 'page', `${s.origin}/inside`);
      const strict = { ...deps, fetcher: createFetcher({ version: '1', contact: null }, { clock }) };
      await fetchSource(strict, id);
      expect((await stateOf(id)).last_error).toContain('the machine itself');
      expect(s.requests).toEqual([]);
    });
  });

  describe('a feed', () => {
    const item = (origin: string, n: number, more = ''): string =>
      `<item><title>Report ${n}</title><link>${origin}/item/${n}</link><guid>${n}</guid>
     <pubDate>Wed, 03 May 2023 0${n}:00:00 GMT</pubDate><description>&lt;p&gt;What the feed tells of ${n}.&lt;/p&gt;</description>${more}</item>`;
    const rss = (items: string): string =>
      `<rss version="2.0"><channel><title>The Courier</title>${items}</channel></rss>`;

    it('gives the page of each item once; what could not be had is asked for again', async () => {
      let broken = true;
      const s = await site((request, response) => {
        if (request.url === '/feed') {
          const known = request.headers['if-none-match'] === '"f"';
          const body = rss(item(s.origin, 2) + item(s.origin, 1));
          response.writeHead(known ? 304 : 200, { etag: '"f"' }).end(known ? undefined : body);
        } else if (request.url === '/item/1' && broken) response.writeHead(502).end();
        else response.end(page(`Page ${request.url ?? ''}`));
      });
      const deps = depsFor(s);
      const id = await added(deps, 'feed', `${s.origin}/feed`);
      await fetchSource(deps, id);
      expect((await versionsOf(id)).map((v) => v.url)).toEqual([`${s.origin}/item/2`]);
      const state = await stateOf(id);
      // Reached, yet not complete: the tag is not kept, or the missing item would be lost behind a "not modified".
      expect([state.etag, state.unreachable_since]).toEqual([null, null]);
      expect(state.last_error).toContain('1 items are missing');
      broken = false;
      await fetchSource(deps, id);
      expect((await versionsOf(id)).map((v) => v.url)).toEqual([`${s.origin}/item/2`, `${s.origin}/item/1`]);
      expect(await stateOf(id)).toMatchObject({ etag: '"f"', last_error: null });
      await fetchSource(deps, id);
      expect(s.requests.filter((r) => r.url === '/item/2')).toHaveLength(1);
    });

    it('stands for the pages that are closed to us, with what it holds of them', async () => {
      const s = await startSite((request, response) => {
        if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /item/');
        else response.end(rss(item(s.origin, 3)));
      });
      open.push(s);
      const deps = depsFor(s);
      const id = await added(deps, 'feed', `${s.origin}/feed`);
      await fetchSource(deps, id);
      await fetchSource(deps, id);
      expect((await versionsOf(id)).map(({ version, url }) => [version, url])).toEqual([
        [1, `${s.origin}/item/3`],
      ]);
      expect(s.requests.map((r) => r.url)).not.toContain('/item/3');
    });

    it('cannot write under the addresses of other sites', async () => {
      const s = await site((_, response) => {
        response.end(rss(item('https://other.example', 4)));
      });
      const deps = depsFor(s);
      const id = await added(deps, 'feed', `${s.origin}/feed`, { follow: 'content' });
      await fetchSource(deps, id);
      const versions = await versionsOf(id);
      expect(versions.map((v) => v.url)).toEqual([null]);
    });

    it('that is a page, or holds entities, is an outage', async () => {
      let body = page('Not a feed');
      const s = await site((_, response) => {
        response.end(body);
      });
      const deps = depsFor(s);
      const id = await added(deps, 'feed', `${s.origin}/feed`);
      await fetchSource(deps, id);
      expect((await stateOf(id)).last_error).toContain('document type');
      body = '<p>Nothing here</p>';
      await fetchSource(deps, id);
      expect((await stateOf(id)).last_error).toContain('no feed');
    });
  });

  describe('sources', () => {
    it('can be changed, paused, removed, and come back', async () => {
      const location = 'https://courier.example/feed';
      const first = await addSource(db, { kind: 'feed', name: 'Courier', location }, checks);
      if (!first.ok) throw new Error('not added');
      const { id } = first.source;
      expect(await addSource(db, { kind: 'feed', name: 'Again', location }, checks)).toMatchObject({
        ok: false,
      });
      await db.query('update source set etag = \'"a"\' where id = $1', [id]);
      const changed = await editSource(
        db,
        id,
        { name: 'The Courier', enabled: false, location: `${location}/2` },
        checks,
      );
      expect(changed).toMatchObject({
        ok: true,
        source: { name: 'The Courier', enabled: false, etag: null },
      });
      expect(await removeSource(db, id, clock)).toBe(true);
      expect(await readSource(db.query, id)).toBeNull();
      expect(await removeSource(db, id, clock)).toBe(false);
      expect(await editSource(db, id, { name: 'x' }, checks)).toBeNull();
      expect(await addSource(db, { kind: 'feed', name: 'Courier', location }, checks)).toMatchObject({
        ok: true,
      });
    });

    it('that are moved while they are read are read anew, without what the old place said', async () => {
      const first = await added(
        depsFor(await site((_, response) => response.end())),
        'page',
        'https://old.example/a',
      );
      const checks = { clock, checkUrl: null };
      await editSource(db, first, { location: 'https://new.example/a' }, checks);
      const reached = {
        at: clock(),
        next: new Date(time + 3_600_000),
        etag: '"old"',
        lastModified: null,
        trouble: null,
      };
      await recordReached(db, first, { ...reached, location: 'https://old.example/a' });
      expect(await stateOf(first)).toMatchObject({ etag: null, next_attempt_at: clock() });
      await recordReached(db, first, { ...reached, location: 'https://new.example/a' });
      expect(await stateOf(first)).toMatchObject({ etag: '"old"', next_attempt_at: reached.next });
    });

    it('that reports came from keep their row when they are removed, and are the same again when they come back', async () => {
      const s = await site((_, response) => response.end(page('Ferries run')));
      const deps = depsFor(s);
      const location = `${s.origin}/kept`;
      const id = await added(deps, 'page', location);
      await fetchSource(deps, id);
      await removeSource(db, id, clock);
      expect(await readSource(db.query, id)).toBeNull();
      expect(await versionsOf(id)).toHaveLength(1);
      expect(await added(deps, 'page', location)).toBe(id);
    });
  });

  describe('runFetchLoop', () => {
    it('fetches nothing while too many reports wait to be read', async () => {
      const s = await site((_, response) => response.end(page('Ferries run')));
      const deps = depsFor(s);
      await added(deps, 'page', `${s.origin}/waiting`);
      const stop = new AbortController();
      const { fetcher } = deps;
      const running = runFetchLoop({
        db,
        fetcher,
        clock,
        log,
        signal: stop.signal,
        every: 20,
        maxBacklog: 0,
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      stop.abort();
      await running;
      expect(s.requests).toEqual([]);
    });

    it('reads each due source once, though two loops share them, and stops when told', async () => {
      await db.query('update source set enabled = false');
      const s = await site((request, response) => response.end(page(`Page ${request.url ?? ''}`)));
      const deps = depsFor(s);
      const ids: number[] = [];
      for (let i = 0; i < 12; i += 1) ids.push(await added(deps, 'page', `${s.origin}/due/${i}`));
      const paused = await added(deps, 'page', `${s.origin}/paused`);
      await editSource(db, paused, { enabled: false }, { clock, checkUrl: null });
      const stop = new AbortController();
      const { fetcher } = deps;
      const loop = () =>
        runFetchLoop({ db, fetcher, clock, log, signal: stop.signal, every: 20, random: () => 0.5 });
      const running = Promise.all([loop(), loop()]);
      for (let i = 0; i < 200 && s.requests.length < 13; i += 1)
        await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 100));
      stop.abort();
      await running;
      const pages = s.requests.map((r) => r.url).filter((url) => url !== '/robots.txt');
      expect(pages.sort()).toEqual(ids.map((_, i) => `/due/${i}`).sort());
      // An hour, and half of a tenth more.
      expect((await stateOf(ids[0] ?? 0)).next_attempt_at).toEqual(new Date(time + 63 * 60_000));
    });
  });
});

describe('sources that cannot be', () => {
  it.each([
    [{ kind: 'page', name: 'a', location: 'http://127.0.0.1/' }, 'location'],
    [{ kind: 'page', name: 'a', location: 'http://169.254.169.254/' }, 'location'],
    [{ kind: 'page', name: 'a', location: 'http://news.example/\r\nX: 1' }, 'location'],
    [{ kind: 'folder', name: 'a', location: '/etc' }, 'kind'],
    [{ kind: 'feed', name: '', location: 'http://news.example/' }, 'name'],
    [{ kind: 'feed', name: 'a', location: 'http://news.example/', settings: { every: 1 } }, 'settings.every'],
    [{ kind: 'feed', name: 'a', location: 'http://news.example/', extra: 1 }, ''],
    [null, ''],
  ])('are not added as %j', async (input, path) => {
    const result = await addSource(noStore, input, checks);
    expect(result).toMatchObject({ ok: false, errors: [{ path }] });
  });
});
