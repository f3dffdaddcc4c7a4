import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { httpOf, readWarc } from '../../test/warc-reader.ts';
import { startRawSite, startSite, type TestSite } from '../../test/web-site.ts';
import { createFetcher, type FetcherEffects } from './create-fetcher.ts';
import type { FetchSettings } from './fetch-settings.ts';

const open: TestSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const page = '<!doctype html><title>Shells fall on Orlava</title><p>Shells fell on Orlava on Monday.</p>';

/** A site whose robots.txt is missing, unless the listener gives one. */
async function site(listener: RequestListener): Promise<TestSite> {
  const started = await startSite((request, response) => {
    if (request.url === '/robots.txt' && response.listenerCount('robots') === 0)
      response.writeHead(404).end();
    else listener(request, response);
  });
  open.push(started);
  return started;
}

async function rawSite(answer: Parameters<typeof startRawSite>[0]): Promise<TestSite> {
  const started = await startRawSite(answer);
  open.push(started);
  return started;
}

function fetcherFor(
  sites: readonly TestSite[],
  settings: Partial<FetchSettings> = {},
  effects: Partial<FetcherEffects> = {},
) {
  return createFetcher(
    {
      version: '1.0.0',
      contact: 'https://monitor.example/contact',
      allowedPrivateHosts: sites.map((s) => s.host),
      minDelay: 0,
      connectTimeout: 1000,
      headersTimeout: 400,
      bodyPause: 400,
      totalTimeout: 1500,
      ...settings,
    },
    { clock: () => new Date(), ...effects },
  );
}

/** A site's raw answer for tests of broken answers: robots.txt is missing, the page is the given text. */
function rawAnswer(answer: (socket: Parameters<Parameters<typeof startRawSite>[0]>[0]) => void) {
  let first = true;
  return rawSite((socket) => {
    if (first) {
      first = false;
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    } else answer(socket);
  });
}

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

describe('addresses that are not public', () => {
  it.each([
    'http://localhost:PORT/',
    'http://127.0.0.1:PORT/',
    'http://2130706433:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
  ])('are not asked: %s', async (url) => {
    const s = await site((_, response) => response.end(page));
    const fetcher = fetcherFor([]);
    const result = await fetcher.fetch({ url: url.replace('PORT', s.host.split(':')[1] ?? '') });
    expect(result.status).toBe('refused');
    expect(s.requests).toEqual([]);
  });

  it('are not asked where a name leads to them', async () => {
    const s = await site((_, response) => response.end(page));
    const port = s.host.split(':')[1] ?? '';
    for (const answers of [
      ['127.0.0.1'],
      ['93.184.216.34', '127.0.0.1'],
      ['::1'],
      ['169.254.169.254'],
      ['64:ff9b::7f00:1'],
    ]) {
      const resolve = () =>
        Promise.resolve(answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
      const result = await fetcherFor([], {}, { resolve }).fetch({ url: `http://news.example:${port}/` });
      expect(result).toMatchObject({ status: 'refused' });
    }
    expect(s.requests).toEqual([]);
  });

  it('are not asked where a redirect leads to them', async () => {
    const inner = await site((_, response) => response.end('secret'));
    for (const target of [
      `${inner.origin}/`,
      'http://169.254.169.254/latest/',
      'http://[::1]/',
      'file:///etc/passwd',
      '//localhost/',
      'http://u:p@news.example/',
    ]) {
      const s = await site((_, response) => response.writeHead(302, { location: target }).end());
      const result = await fetcherFor([s]).fetch({ url: `${s.origin}/` });
      expect(result).toMatchObject({ status: 'refused' });
    }
    expect(inner.requests).toEqual([]);
  });

  it('resolves a name once for a connection, so that no later answer can change where it goes', async () => {
    const s = await site((_, response) => response.end(page));
    const port = s.host.split(':')[1] ?? '';
    let looked = 0;
    const resolve = () =>
      Promise.resolve([{ address: (looked += 1) <= 2 ? '127.0.0.1' : '169.254.169.254', family: 4 }]);
    const settings = { allowedPrivateHosts: ['intranet.example'] };
    const fetcher = fetcherFor([], settings, { resolve });
    expect(await fetcher.fetch({ url: `http://intranet.example:${port}/` })).toMatchObject({
      status: 'fetched',
    });
    expect(looked).toBe(2); // robots.txt and the page
    // The next connection gets the third answer: even a host that may be private may not be link-local.
    expect(await fetcher.fetch({ url: `http://intranet.example:${port}/` })).toMatchObject({
      status: 'refused',
    });
  });
});

describe('answers that would cost us', () => {
  it('are cut off past the largest size, announced or not', async () => {
    const s = await site((request, response) => {
      if (request.url === '/announced')
        response.writeHead(200, { 'content-length': 50_000 }).end(Buffer.alloc(50_000, 'a'));
      else for (let i = 0; i < 50; i += 1) response.write('a'.repeat(1000));
      response.end();
    });
    const fetcher = fetcherFor([s], { maxRawBytes: 20_000 });
    for (const path of ['announced', 'not']) {
      expect(await fetcher.fetch({ url: `${s.origin}/${path}` })).toMatchObject({ status: 'too-large' });
    }
  });

  it('are not unpacked past the largest size', async () => {
    const s = await site((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30_000_000))),
    );
    expect(await fetcherFor([s]).fetch({ url: s.origin })).toMatchObject({ status: 'too-large' });
  });

  it('end when their body drips, or their head does', async () => {
    for (const head of ['HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n', 'HTTP/1.1 200 OK\r\n']) {
      const s = await rawAnswer((socket) => {
        socket.write(head);
        const drip = setInterval(() => socket.write(head.endsWith('\r\n\r\n') ? 'a' : 'X-A: 1\r\n'), 50);
        socket.on('close', () => {
          clearInterval(drip);
        });
      });
      const started = Date.now();
      expect(await fetcherFor([s]).fetch({ url: s.origin })).toMatchObject({ status: 'unreachable' });
      expect(Date.now() - started).toBeLessThan(4000);
    }
  });

  it('end when nothing comes at all', async () => {
    const s = await rawAnswer(() => undefined);
    expect(await fetcherFor([s]).fetch({ url: s.origin })).toMatchObject({
      status: 'unreachable',
      code: null,
    });
  });

  it('are refused with a head of any size', async () => {
    const s = await rawAnswer((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`),
    );
    expect(await fetcherFor([s]).fetch({ url: s.origin })).toMatchObject({ status: 'unreachable' });
  });

  it('are followed through five redirects and no more', async () => {
    const s = await site((request, response) => {
      const n = Number((request.url ?? '/').slice(1));
      if (n === 0) response.end(page);
      else response.writeHead(302, { location: `/${n - 1}` }).end();
    });
    const fetcher = fetcherFor([s]);
    expect(await fetcher.fetch({ url: `${s.origin}/5` })).toMatchObject({ status: 'fetched' });
    expect(await fetcher.fetch({ url: `${s.origin}/6` })).toMatchObject({ status: 'refused' });
    expect(s.requests.filter((r) => r.url !== '/robots.txt')).toHaveLength(12);
  });

  it('are no page where their length is not what they announced', async () => {
    const cases = [
      'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>short</p>',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n<p>a</p>',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>a<\r\n0\r\n\r\n',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n<p>a',
      'HTTP/1.1 200 OK\r\nX-A: 1\rX-B: 2\r\n\r\n<p>a</p>',
      'no HTTP at all',
    ];
    for (const answer of cases) {
      const s = await rawAnswer((socket) => socket.end(answer));
      expect([answer, await fetcherFor([s]).fetch({ url: s.origin })]).toMatchObject([
        answer,
        { status: 'unreachable' },
      ]);
    }
  });

  it('give no more than they announced', async () => {
    const s = await rawAnswer((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n<p>a</p><p>smuggled</p>'),
    );
    const result = await fetcherFor([s]).fetch({ url: s.origin });
    expect(result.status === 'fetched' ? Buffer.from(result.bytes).toString() : '<p>a</p>').toBe('<p>a</p>');
  });
});

describe('headers', () => {
  it('cannot be added by a URL', async () => {
    const s = await site((_, response) => response.end(page));
    for (const path of ['/\r\nX-Evil: 1', '/%0d%0aX-Evil:%201', '/a\nb']) {
      await fetcherFor([s]).fetch({ url: `${s.origin}${path}` });
    }
    expect(s.requests.every((r) => r.headers['x-evil'] === undefined)).toBe(true);
    expect(s.requests.map((r) => r.url)).toContain('/%0d%0aX-Evil:%201');
  });

  it('cannot be added by an ETag or a date that was kept', async () => {
    const s = await site((_, response) => response.end(page));
    const evil = { etag: '"a"\r\nX-Evil: 1', lastModified: 'Wed, 03 May 2023 10:00:00 GMT\r\nX-Evil: 1' };
    expect(await fetcherFor([s]).fetch({ url: s.origin, ...evil })).toMatchObject({ status: 'fetched' });
    const { headers } = s.requests.at(-1) ?? { headers: {} };
    expect([headers['if-none-match'], headers['if-modified-since'], headers['x-evil']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are not kept where they are no entity tag and no date', async () => {
    const s = await rawAnswer((socket) =>
      socket.end(
        'HTTP/1.1 200 OK\r\nETag: evil"\x01\r\nLast-Modified: 1; DROP\r\nContent-Length: 1\r\n\r\na',
      ),
    );
    const result = await fetcherFor([s]).fetch({ url: s.origin });
    if (result.status === 'fetched') expect([result.etag, result.lastModified]).toEqual([null, null]);
    else expect(result.status).toBe('unreachable');
  });

  it('cannot be added by the contact of the settings', () => {
    expect(() => fetcherFor([], { contact: 'a\r\nX-Evil: 1' })).toThrow(RangeError);
  });
});

describe("a site's wishes", () => {
  async function siteWithRobots(robots: string, code = 200): Promise<TestSite> {
    const s = await startSite((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(code).end(robots);
      else response.end(page);
    });
    open.push(s);
    return s;
  }

  it('are asked for once, and kept', async () => {
    const s = await siteWithRobots('User-agent: *\nDisallow: /closed\n');
    const fetcher = fetcherFor([s]);
    expect(await fetcher.fetch({ url: `${s.origin}/closed/a` })).toMatchObject({
      status: 'robots-disallowed',
    });
    expect(await fetcher.fetch({ url: `${s.origin}/open` })).toMatchObject({ status: 'fetched' });
    expect(s.requests.map((r) => r.url)).toEqual(['/robots.txt', '/open']);
  });

  it('are unknown where its robots.txt fails: it is left alone for a while', async () => {
    const s = await siteWithRobots('', 503);
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
    const target = await siteWithRobots('User-agent: trucewatch\nDisallow: /\n');
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
    const s = await startSite((request, response) => {
      if (request.url === '/robots.txt') response.end('User-agent: *\nCrawl-delay: 30\n');
      else if (request.url === '/busy') response.writeHead(429, { 'retry-after': '3600' }).end();
      else response.end(page);
    });
    open.push(s);
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
    const s = await rawAnswer(() => undefined);
    const stop = new AbortController();
    const fetching = fetcherFor([s]).fetch({ url: s.origin, signal: stop.signal });
    setTimeout(() => {
      stop.abort();
    }, 100);
    expect(await fetching).toMatchObject({ status: 'later' });
  });
});
