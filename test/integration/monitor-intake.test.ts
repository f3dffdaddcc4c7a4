import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { fetchSource } from '../../src/app/monitor/intake/fetch-source.ts';
import { readEntries } from '../../src/app/monitor/record/ledger.ts';
import { createFetcher } from '../../src/ingest/create-fetcher.ts';
import { added, depsFor, page, stateOf, versionsOf } from '../fetched-sources.ts';
import { openSites } from '../open-sites.ts';
import { describeOnSharedStores } from '../shared-stores.ts';
import { httpOf, readWarc } from '../warc-reader.ts';

let db: Database;
let time = Date.parse('2031-03-01T12:00:00Z');
const clock = (): Date => new Date(time);
const { site, siteWithRobots } = openSites();

async function outages(name: string) {
  const entries = await readEntries(db.query, { limit: 10_000 });
  return entries.flatMap(({ body }) =>
    (body.kind === 'outage' || body.kind === 'recovery') && body.source === name ? [body.kind] : [],
  );
}

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
      const deps = depsFor(db, s, clock);
      const id = await added(deps, 'page', `${s.origin}/news/orlava?utm_source=x`);
      await fetchSource(deps, id);
      await fetchSource(deps, id);
      tag = '"2"'; // the same page, but for what changes at every look
      shown = shown.replace('<article>', '<nav>17 readers</nav><article>');
      await fetchSource(deps, id);
      expect(await versionsOf(db, id)).toHaveLength(1);
      shown = page('Six died in Orlava');
      tag = '"3"';
      await fetchSource(deps, id);
      const versions = await versionsOf(db, id);
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
      const deps = depsFor(db, s, clock);
      const id = await added(deps, 'page', `${s.origin}/a`);
      await fetchSource(deps, id);
      expect(await versionsOf(db, id)).toEqual([]);
      expect((await stateOf(db, id)).last_error).toContain(why);
    });
  });

  describe('a source that cannot be reached', () => {
    it('is an outage once, and a recovery once; both stand in the ledger, neither means that nothing was reported', async () => {
      let code = 200;
      const s = await site((_, response) => response.writeHead(code).end(page('Ferries run in Vessen')));
      const deps = depsFor(db, s, clock);
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
      expect(await stateOf(db, id)).toMatchObject({
        unreachable_since: since,
        last_error: 'the site answered 503',
      });
      code = 200;
      time += 60_000;
      await fetchSource(deps, id);
      expect(await outages(name)).toEqual(['outage', 'recovery']);
      const entries = await readEntries(db.query, { limit: 10_000, kind: 'recovery' });
      expect(entries.at(-1)?.body).toMatchObject({ since: since.toISOString() });
      expect(await stateOf(db, id)).toMatchObject({ unreachable_since: null, last_error: null });
      expect(await versionsOf(db, id)).toHaveLength(1);
    });

    it('is tried again after waits that double, up to six hours', async () => {
      const s = await site((_, response) => response.writeHead(500).end());
      const deps = depsFor(db, s, clock);
      const id = await added(deps, 'page', `${s.origin}/broken`);
      const waits: number[] = [];
      for (let i = 0; i < 11; i += 1) {
        await fetchSource(deps, id);
        const wait = (await stateOf(db, id)).next_attempt_at.getTime() - time;
        waits.push(wait / 60_000);
        time += wait;
      }
      expect(waits).toEqual([2, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    });

    it('is left alone until the hour that the site names', async () => {
      const s = await site((_, response) => response.writeHead(503, { 'retry-after': '7200' }).end());
      const deps = depsFor(db, s, clock);
      const id = await added(deps, 'page', `${s.origin}/busy`);
      await fetchSource(deps, id);
      expect((await stateOf(db, id)).next_attempt_at).toEqual(new Date(time + 7_200_000));
      // Asked out of turn meanwhile, the site is not bothered, and nothing is said about it.
      const asked = s.requests.length;
      await fetchSource(deps, id);
      expect(s.requests).toHaveLength(asked);
      expect(await outages(`Source ${s.origin}/busy`)).toEqual(['outage']);
    });

    it('is out of bounds where its address leads inside', async () => {
      const s = await site((_, response) => response.end(page('x')));
      const deps = depsFor(db, s, clock);
      const id = await added(deps, 'page', `${s.origin}/inside`);
      const strict = { ...deps, fetcher: createFetcher({ version: '1', contact: null }, { clock }) };
      await fetchSource(strict, id);
      expect((await stateOf(db, id)).last_error).toContain('the machine itself');
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
      const deps = depsFor(db, s, clock);
      const id = await added(deps, 'feed', `${s.origin}/feed`);
      await fetchSource(deps, id);
      expect((await versionsOf(db, id)).map((v) => v.url)).toEqual([`${s.origin}/item/2`]);
      const state = await stateOf(db, id);
      // Reached, yet not complete: the tag is not kept, or the missing item would be lost behind a "not modified".
      expect([state.etag, state.unreachable_since]).toEqual([null, null]);
      expect(state.last_error).toContain('1 items are missing');
      broken = false;
      await fetchSource(deps, id);
      expect((await versionsOf(db, id)).map((v) => v.url)).toEqual([
        `${s.origin}/item/2`,
        `${s.origin}/item/1`,
      ]);
      expect(await stateOf(db, id)).toMatchObject({ etag: '"f"', last_error: null });
      await fetchSource(deps, id);
      expect(s.requests.filter((r) => r.url === '/item/2')).toHaveLength(1);
    });

    it('stands for the pages that are closed to us, with what it holds of them', async () => {
      const s = await siteWithRobots((request, response) => {
        if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /item/');
        else response.end(rss(item(s.origin, 3)));
      });
      const deps = depsFor(db, s, clock);
      const id = await added(deps, 'feed', `${s.origin}/feed`);
      await fetchSource(deps, id);
      await fetchSource(deps, id);
      expect((await versionsOf(db, id)).map(({ version, url }) => [version, url])).toEqual([
        [1, `${s.origin}/item/3`],
      ]);
      expect(s.requests.map((r) => r.url)).not.toContain('/item/3');
    });

    it('cannot write under the addresses of other sites', async () => {
      const s = await site((_, response) => {
        response.end(rss(item('https://other.example', 4)));
      });
      const deps = depsFor(db, s, clock);
      const id = await added(deps, 'feed', `${s.origin}/feed`, { follow: 'content' });
      await fetchSource(deps, id);
      const versions = await versionsOf(db, id);
      expect(versions.map((v) => v.url)).toEqual([null]);
    });

    it('that is a page, or holds entities, is an outage', async () => {
      let body = page('Not a feed');
      const s = await site((_, response) => {
        response.end(body);
      });
      const deps = depsFor(db, s, clock);
      const id = await added(deps, 'feed', `${s.origin}/feed`);
      await fetchSource(deps, id);
      expect((await stateOf(db, id)).last_error).toContain('document type');
      body = '<p>Nothing here</p>';
      await fetchSource(deps, id);
      expect((await stateOf(db, id)).last_error).toContain('no feed');
    });
  });
});
