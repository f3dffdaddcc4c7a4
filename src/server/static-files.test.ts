import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
