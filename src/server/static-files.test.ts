import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import type { ServerEnv } from './deps.ts';
import { createStaticFiles } from './static-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'static-'));
const web = join(folder, 'web');
mkdirSync(join(web, 'assets'), { recursive: true });
writeFileSync(join(folder, 'secret.txt'), 'secret');
writeFileSync(join(web, 'index.html'), '<!doctype html><title>app</title>');
writeFileSync(join(web, 'assets', 'main-1a2b.js'), 'plain');
writeFileSync(join(web, 'assets', 'main-1a2b.js.br'), 'brotli');
writeFileSync(join(web, 'assets', 'main-1a2b.js.gz'), 'gzip');
writeFileSync(join(web, 'key.pem'), 'of no known type');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const app = new Hono<ServerEnv>();
const serve = createStaticFiles(web);
app.notFound(async (c) => (await serve(c)) ?? c.text('none', 404));
const page = { accept: 'text/html' };
const get = (path: string, headers: Record<string, string> = {}) =>
  Promise.resolve(app.request(path, { headers }));

describe('files of the web app', () => {
  it('are kept for ever by browsers where their names carry a hash, and asked for again where not', async () => {
    const script = await get('/assets/main-1a2b.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const index = await get('/index.html');
    expect(index.headers.get('cache-control')).toBe('no-cache');
    const etag = index.headers.get('etag') ?? '';
    expect((await get('/index.html', { 'if-none-match': etag })).status).toBe(304);
  });

  it('come compressed as the browser takes them, best first', async () => {
    const encoded = async (accept: string) => {
      const response = await get('/assets/main-1a2b.js', { 'accept-encoding': accept });
      return [response.headers.get('content-encoding'), await response.text()];
    };
    expect(await encoded('gzip, deflate, br')).toEqual(['br', 'brotli']);
    expect(await encoded('gzip')).toEqual(['gzip', 'gzip']);
    expect(await encoded('identity')).toEqual([null, 'plain']);
  });

  it('give the page for every place inside the app, and for nothing else', async () => {
    expect(await (await get('/incidents/incident-1', page)).text()).toContain('<title>app');
    expect((await get('/assets/old-9f.js', page)).status).toBe(404);
    expect((await get('/incidents/incident-1')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/key.pem',
  ])('never lead elsewhere: %s', async (path) => {
    expect(await (await get(path)).text()).not.toContain('secret');
    expect((await get(path)).status).toBe(404);
  });
});

describe('an app that is built again under the running service', () => {
  const built = join(folder, 'again');
  let now = 0;
  const changing = new Hono<ServerEnv>();
  const answer = createStaticFiles(built, () => now);
  changing.notFound(async (c) => (await answer(c)) ?? c.text('none', 404));
  const ask = (path: string, headers: Record<string, string> = {}) =>
    Promise.resolve(changing.request(path, { headers }));
  const build = (name: string): void => {
    mkdirSync(join(built, 'assets'), { recursive: true });
    writeFileSync(join(built, 'assets', `main-${name}.js`), `script ${name}`);
    writeFileSync(join(built, 'index.html'), `<script src="/assets/main-${name}.js">`);
  };

  it('is found: where there was none, and its new files', async () => {
    expect((await ask('/', page)).status).toBe(404);
    build('one1');
    now += 2_000;
    const first = await ask('/', page);
    expect(await first.text()).toContain('main-one1.js');
    expect(await (await ask('/assets/main-one1.js')).text()).toBe('script one1');

    build('two2');
    // At once: the page is as long as the one before, and is no longer that one.
    const etag = first.headers.get('etag') ?? '';
    const second = await ask('/', { ...page, 'if-none-match': etag });
    expect([second.status, await second.text()]).toEqual([200, '<script src="/assets/main-two2.js">']);
    now += 2_000;
    expect(await (await ask('/assets/main-two2.js')).text()).toBe('script two2');
  });

  it('looks for what is not there once a second at most, however often it is asked for', async () => {
    await ask('/assets/main-three3.js');
    build('three3');
    expect((await ask('/assets/main-three3.js')).status).toBe(404);
    now += 2_000;
    expect((await ask('/assets/main-three3.js')).status).toBe(200);
  });

  it('sends no compressed copy of the page before, and no fault where a file has gone', async () => {
    const index = join(built, 'index.html');
    writeFileSync(`${index}.gz`, 'page of old');
    utimesSync(`${index}.gz`, 1, 1);
    now += 100_000;
    await ask('/nowhere.js');
    const answered = await ask('/', { ...page, 'accept-encoding': 'gzip' });
    expect(await answered.text()).toContain('main-three3.js');
    rmSync(join(built, 'assets', 'main-one1.js'));
    expect((await ask('/assets/main-one1.js')).status).toBe(404);
    rmSync(index);
    expect((await ask('/', page)).status).toBe(404);
  });
});
