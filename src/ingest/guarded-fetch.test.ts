import { afterEach, describe, expect, it } from 'vitest';
import { startSite, type TestSite } from '../../test/web-site.ts';
import type { Exchange } from './exchange.ts';
import { fetchDefaults } from './fetch-settings.ts';
import { guardedFetch, type Hop } from './guarded-fetch.ts';
import type { Resolve } from './guarded-connection.ts';

const settings = { ...fetchDefaults, version: '1', contact: null, connectTimeout: 500, headersTimeout: 500 };
let inner: TestSite | null = null;
afterEach(async () => {
  await inner?.close();
  inner = null;
});

/** A hop as a site would answer it, without any network. */
function redirectTo(url: URL, location: string): Hop {
  const exchange: Exchange = {
    url: url.href,
    at: new Date(0),
    address: '93.184.216.34',
    requestHeaders: [],
    code: 302,
    statusText: 'Found',
    headers: [['Location', location]],
    body: new Uint8Array(),
    bodyRead: false,
  };
  return { ok: true, exchange };
}

function fetchVia(first: string, location: string, resolve: Resolve) {
  return guardedFetch<never>(
    {
      url: first,
      headers: [],
      accept: '*/*',
      beforeHop: (url, send) => (url.href === first ? Promise.resolve(redirectTo(url, location)) : send()),
    },
    settings,
    { clock: () => new Date(), resolve },
  );
}

const nowhere: Resolve = () => Promise.reject(new Error('no such name'));

describe('guardedFetch', () => {
  it('looks at what a name leads to each time it is connected to', async () => {
    inner = await startSite((_, response) => response.end('secret'));
    const port = inner.host.split(':')[1] ?? '';
    // Public when the first page was asked for, this machine now.
    const resolve: Resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const result = await fetchVia(
      `http://turning.example:${port}/a`,
      `http://turning.example:${port}/b`,
      resolve,
    );
    expect(result).toMatchObject({ status: 'refused' });
    expect(inner.requests).toEqual([]);
  });

  it('does not go from https to http, unless that is allowed', async () => {
    const from = 'https://news.example/a';
    expect(await fetchVia(from, 'http://news.example/b', nowhere)).toEqual({
      status: 'refused',
      why: 'it redirects from https to http',
    });
    expect(await fetchVia('http://news.example/a', 'https://news.example/b', nowhere)).toMatchObject({
      status: 'unreachable',
    });
  });

  it('refuses a redirect whose target holds a line break', async () => {
    const result = await fetchVia('http://news.example/a', 'http://news.example/\r\nX-Evil: 1', nowhere);
    expect(result).toMatchObject({ status: 'refused' });
  });

  it('says so where a name has no address', async () => {
    const none: Resolve = () => Promise.resolve([]);
    expect(await fetchVia('http://news.example/a', '/b', none)).toEqual({
      status: 'unreachable',
      why: 'news.example has no address',
    });
  });
});
