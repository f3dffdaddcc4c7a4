import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetcherFor } from '../../test/impatient-fetcher.ts';
import { openSites } from '../../test/open-sites.ts';

const { site, rawSite } = openSites();
const page = '<!doctype html><title>Shells fall on Orlava</title><p>Shells fell on Orlava on Monday.</p>';

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
      const s = await rawSite((socket) => {
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
    const s = await rawSite(() => undefined);
    expect(await fetcherFor([s]).fetch({ url: s.origin })).toMatchObject({
      status: 'unreachable',
      code: null,
    });
  });

  it('are refused with a head of any size', async () => {
    const s = await rawSite((socket) => socket.end(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`));
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
      const s = await rawSite((socket) => socket.end(answer));
      expect([answer, await fetcherFor([s]).fetch({ url: s.origin })]).toMatchObject([
        answer,
        { status: 'unreachable' },
      ]);
    }
  });

  it('give no more than they announced', async () => {
    const s = await rawSite((socket) =>
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
    const s = await rawSite((socket) =>
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
