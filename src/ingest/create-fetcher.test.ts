import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetcherFor } from '../../test/impatient-fetcher.ts';
import { openSites } from '../../test/open-sites.ts';
import { httpOf, readWarc } from '../../test/warc-reader.ts';
import type { TestSite } from '../../test/web-site.ts';

const { site, siteWithRobots, rawSite } = openSites();
const page = '<!doctype html><title>Shells fall on Orlava</title><p>Shells fell on Orlava on Monday.</p>';

describe('a fetch that goes well', () => {
  it('gives the page, names itself honestly, and keeps the exchange as WARC', async () => {
    const s = await site((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').setHeader('Content-Encoding', 'br');
      response.setHeader('ETag', '"a1"').setHeader('Last-Modified', 'Wed, 03 May 2023 10:00:00 GMT');
      response.end(brotliCompressSync(page));
    });
    const result = await fetcherFor([s]).fetch({ url: `${s.origin}/a?b=1` });
    if (result.status !== 'fetched') throw new Error(JSON.stringify(result));
    expect(Buffer.from(result.bytes).toString()).toBe(page);
    expect(result).toMatchObject({
      mediaType: 'text/html',
      etag: '"a1"',
      lastModified: 'Wed, 03 May 2023 10:00:00 GMT',
    });
    expect(s.requests.at(-1)?.headers['user-agent']).toBe(
      'Trucewatch/1.0.0 (ceasefire monitor; contact: https://monitor.example/contact)',
    );
    const [, response] = readWarc(result.warc);
    expect(response?.headers.get('warc-ip-address')).toBe('127.0.0.1');
    expect(response && httpOf(response).body.equals(brotliCompressSync(page))).toBe(true);
  });

  it('asks with what the last answer carried, and says when nothing has changed', async () => {
    const s = await site((request, response) => {
      const known = request.headers['if-none-match'] === '"a1"';
      response.writeHead(known ? 304 : 200, { etag: '"a1"' }).end(known ? undefined : page);
    });
    const fetcher = fetcherFor([s]);
    expect(await fetcher.fetch({ url: s.origin, etag: '"a1"' })).toEqual({ status: 'not-modified' });
    expect(await fetcher.fetch({ url: s.origin, etag: '"b2"' })).toMatchObject({ status: 'fetched' });
  });

  it('follows redirects and keeps each of them', async () => {
    const s = await site((request, response) => {
      if (request.url === '/new') response.end(page);
      else response.writeHead(301, { location: '/new' }).end('moved');
    });
    const result = await fetcherFor([s]).fetch({ url: `${s.origin}/old` });
    if (result.status !== 'fetched') throw new Error(JSON.stringify(result));
    expect(result.url).toBe(`${s.origin}/new`);
    const uris = readWarc(result.warc).flatMap((r) =>
      r.headers.get('warc-type') === 'response' ? [r.headers.get('warc-target-uri')] : [],
    );
    expect(uris).toEqual([`${s.origin}/old`, `${s.origin}/new`]);
  });
});

describe("a site's wishes", () => {
  const siteThatWishes = (robots: string, code = 200): Promise<TestSite> =>
    siteWithRobots((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(code).end(robots);
      else response.end(page);
    });

  it('are asked for once, and kept', async () => {
    const s = await siteThatWishes('User-agent: *\nDisallow: /closed\n');
    const fetcher = fetcherFor([s]);
    expect(await fetcher.fetch({ url: `${s.origin}/closed/a` })).toMatchObject({
      status: 'robots-disallowed',
    });
    expect(await fetcher.fetch({ url: `${s.origin}/open` })).toMatchObject({ status: 'fetched' });
    expect(s.requests.map((r) => r.url)).toEqual(['/robots.txt', '/open']);
  });

  it('are unknown where its robots.txt fails: it is left alone for a while', async () => {
    const s = await siteThatWishes('', 503);
    let now = Date.parse('2023-05-03T10:00:00Z');
    const fetcher = fetcherFor([s], {}, { clock: () => new Date(now) });
    const retryAt = new Date(now + 600_000);
    expect(await fetcher.fetch({ url: `${s.origin}/a` })).toMatchObject({
      status: 'unreachable',
      code: 503,
      retryAt,
    });
    expect(await fetcher.fetch({ url: `${s.origin}/b` })).toMatchObject({ status: 'unreachable' });
    expect(s.requests).toHaveLength(1);
    now += 601_000;
    await fetcher.fetch({ url: `${s.origin}/a` });
    expect(s.requests).toHaveLength(2);
  });

  it('are asked for at the place that a redirect leads to as well', async () => {
    const target = await siteThatWishes('User-agent: trucewatch\nDisallow: /\n');
    const s = await site((_, response) => response.writeHead(302, { location: `${target.origin}/a` }).end());
    expect(await fetcherFor([s, target]).fetch({ url: s.origin })).toMatchObject({
      status: 'robots-disallowed',
    });
    expect(target.requests.map((r) => r.url)).toEqual(['/robots.txt']);
  });

  it('are kept to: its pause between requests, and when it asks us to come later', async () => {
    const waits: number[] = [];
    let now = Date.parse('2023-05-03T10:00:00Z');
    const sleep = (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    };
    const s = await siteWithRobots((request, response) => {
      if (request.url === '/robots.txt') response.end('User-agent: *\nCrawl-delay: 30\n');
      else if (request.url === '/busy') response.writeHead(429, { 'retry-after': '3600' }).end();
      else response.end(page);
    });
    const fetcher = fetcherFor([s], { minDelay: 2000 }, { clock: () => new Date(now), sleep });
    await fetcher.fetch({ url: `${s.origin}/a` });
    await fetcher.fetch({ url: `${s.origin}/b` });
    expect(waits).toEqual([2000, 30_000]);
    const busy = await fetcher.fetch({ url: `${s.origin}/busy` });
    expect(busy).toMatchObject({ status: 'unreachable', code: 429, retryAt: new Date(now + 3_600_000) });
    expect(await fetcher.fetch({ url: `${s.origin}/c` })).toMatchObject({ status: 'later' });
    expect(s.requests.at(-1)?.url).toBe('/busy');
  });
});

describe('a site that asked us to come later', () => {
  it('is not called unreachable when its robots.txt is due in the meantime', async () => {
    let now = Date.parse('2023-05-03T10:00:00Z');
    const s = await site((_, response) => response.writeHead(503, { 'retry-after': '7200' }).end());
    const fetcher = fetcherFor([s], { robotsLife: 1000 }, { clock: () => new Date(now) });
    expect(await fetcher.fetch({ url: `${s.origin}/a` })).toMatchObject({ status: 'unreachable' });
    const at = new Date(now + 7_200_000);
    now += 60_000;
    expect(await fetcher.fetch({ url: `${s.origin}/a` })).toEqual({ status: 'later', at });
    now += 7_200_000;
    expect(await fetcher.fetch({ url: `${s.origin}/a` })).toMatchObject({ status: 'unreachable', code: 503 });
    expect(s.requests.map((r) => r.url)).toEqual(['/robots.txt', '/a', '/robots.txt', '/a']);
  });
});

describe('being called off', () => {
  it('says nothing about the site', async () => {
    const s = await rawSite(() => undefined);
    const stop = new AbortController();
    const fetching = fetcherFor([s]).fetch({ url: s.origin, signal: stop.signal });
    setTimeout(() => {
      stop.abort();
    }, 100);
    expect(await fetching).toMatchObject({ status: 'later' });
  });
});
