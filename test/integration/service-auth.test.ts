import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { openEmptyStore } from '../empty-store.ts';
import { cookieOf, openTestService, redeem, type TestService } from '../service.ts';

let db: Database;
let service: TestService;

beforeAll(async () => {
  db = await openEmptyStore();
  service = await openTestService(db);
}, 60_000);
afterAll(async () => {
  await service.close();
  await db.close();
});

const hour = 3600_000;
const json = (body: unknown, headers: Record<string, string>) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

describe('without a credential', () => {
  it('answers health and sign-in, and nothing else', async () => {
    const { app } = service;
    expect((await app.request('/healthz')).status).toBe(200);
    expect((await app.request('/readyz')).status).toBe(200);
    const document = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 't', version: '1' } });
    const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item as object).map((method) => ({ path, method })),
    );
    expect(operations.length).toBeGreaterThan(5);
    for (const { path, method } of operations) {
      if (path === '/api/v1/session' && method === 'post') continue;
      const url = path.replace(/\{\w+\}/g, '1');
      const response = await app.request(url, { method: method.toUpperCase() });
      expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} 401`);
    }
    for (const path of ['/api/v1/nothing', '/openapi.json', '/docs', '/metrics'])
      expect((await app.request(path)).status).toBe(401);
  });

  it('names what an address takes where it does not take the method, and logs the pattern as documented', async () => {
    const { app, log } = service;
    const cookie = await service.signIn();
    const headers = { cookie, 'x-trucewatch': '1' };
    const response = await app.request('/api/v1/reports', { method: 'PUT', headers });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect((await app.request('/api/v1/nothing', { method: 'PUT', headers })).status).toBe(404);
    await app.request('/api/v1/reports/r-1', { headers });
    expect(log.at(-1)?.fields).toMatchObject({ route: '/api/v1/reports/{id}', status: 404 });
  });

  it('tells what to do, as problem+json, with the security headers', async () => {
    const response = await service.app.request('/api/v1/me');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 401, title: 'Sign in first' });
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a one-time link', () => {
  it('signs in once, by a cookie that scripts and other sites cannot use', async () => {
    const token = await service.link();
    const first = await redeem(service.app, token);
    expect(first.status).toBe(200);
    const cookie = first.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).toMatch(/; Max-Age=2592000/);
    expect(cookie).not.toMatch(/Secure/);
    const me = await service.app.request('/api/v1/me', { headers: { cookie: cookieOf(first) } });
    expect(await me.json()).toEqual({ name: 'admin', by: 'session' });
    expect((await redeem(service.app, token)).status).toBe(401);
  });

  it('is over after 24 hours', async () => {
    const token = await service.link();
    service.pass(24 * hour + 1);
    expect((await redeem(service.app, token)).status).toBe(401);
  });

  it('is stored as a hash, like sessions and tokens', async () => {
    const token = await service.link();
    const rows = await db.query<{ hash: string }>('select hash from credential');
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.hash))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('over https sets a cookie that is sent over https alone', async () => {
    const secure = await openTestService(db, { publicUrl: () => 'https://truce.example' });
    const response = await redeem(secure.app, await secure.link());
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-trucewatch=.*; Secure/);
    expect(response.headers.get('strict-transport-security')).toContain('max-age');
    await secure.close();
  });
});

describe('a session', () => {
  it('lasts 30 days from its last use', async () => {
    const cookie = await service.signIn();
    const ask = () => service.app.request('/api/v1/me', { headers: { cookie } });
    service.pass(29 * 24 * hour);
    const renewed = await ask();
    expect(renewed.status).toBe(200);
    expect(cookieOf(renewed)).toBe(cookie);
    service.pass(29 * 24 * hour);
    expect((await ask()).status).toBe(200);
    service.pass(30 * 24 * hour + 1);
    expect((await ask()).status).toBe(401);
  });

  it('changes nothing without the header that other sites cannot send', async () => {
    const cookie = await service.signIn();
    const refused = await service.app.request('/api/v1/tokens', json({ name: 'x' }, { cookie }));
    expect(refused.status).toBe(403);
    const allowed = await service.app.request(
      '/api/v1/tokens',
      json({ name: 'x' }, { cookie, 'x-trucewatch': '1' }),
    );
    expect(allowed.status).toBe(201);
  });

  it('ends when it is signed out', async () => {
    const cookie = await service.signIn();
    const headers = { cookie, 'x-trucewatch': '1' };
    expect((await service.app.request('/api/v1/session', { method: 'DELETE', headers })).status).toBe(204);
    expect((await service.app.request('/api/v1/me', { headers })).status).toBe(401);
  });
});

describe('an API token', () => {
  it('answers as a bearer, tells when it was used, and can be revoked', async () => {
    const { app } = service;
    const headers = { cookie: await service.signIn(), 'x-trucewatch': '1' };
    const made = await app.request('/api/v1/tokens', json({ name: 'notebook' }, headers));
    const { token, secret } = (await made.json()) as { token: { id: string }; secret: string };
    expect(secret).toMatch(/^tw_[\w-]{43}$/);
    const bearer = { authorization: `Bearer ${secret}` };
    expect(await (await app.request('/api/v1/me', { headers: bearer })).json()).toEqual({
      name: 'admin',
      by: 'token',
    });
    const { items } = (await (await app.request('/api/v1/tokens', { headers })).json()) as {
      items: { name: string; lastUsedAt: string | null }[];
    };
    expect(items.find((item) => item.name === 'notebook')?.lastUsedAt).not.toBeNull();
    expect((await app.request('/metrics', { headers: bearer })).status).toBe(200);
    const gone = await app.request(`/api/v1/tokens/${token.id}`, { method: 'DELETE', headers });
    expect(gone.status).toBe(204);
    expect((await app.request('/api/v1/me', { headers: bearer })).status).toBe(401);
  });

  it('is not taken for a session, nor a session for a token', async () => {
    const cookie = await service.signIn();
    const secret = cookie.split('=')[1] ?? '';
    const response = await service.app.request('/api/v1/me', {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(response.status).toBe(401);
  });
});

describe('failed tries', () => {
  it('are counted, and after ten the address waits', async () => {
    const strict = await openTestService(db);
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await redeem(strict.app, `wrong-${i}`)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    const right = await strict.link();
    expect((await redeem(strict.app, right)).headers.get('retry-after')).toBe('600');
    strict.pass(10 * 60_000 + 1);
    expect((await redeem(strict.app, right)).status).toBe(200);
    await strict.close();
  });
});

describe('log lines', () => {
  it('name the route, never what stands in it, and no secret', async () => {
    const { app } = service;
    const token = await service.link();
    const cookie = cookieOf(await redeem(app, token));
    await app.request('/api/v1/tokens/some-secret-id?q=words+of+a+report', { headers: { cookie } });
    await app.request('/api/v1/tokens', json({ name: 'words of a report' }, { cookie, 'x-trucewatch': '1' }));
    const text = JSON.stringify(service.log);
    expect(text).toContain('"route":"/api/v1/session"');
    for (const secret of [token, cookie.split('=')[1] ?? '', 'some-secret-id', 'words'])
      expect(text).not.toContain(secret);
  });

  it('tell a fault without what it quotes', async () => {
    const broken = await openTestService(db, {
      db: {
        ...db,
        query: () => Promise.reject(new SyntaxError('Unexpected token in "the text of a report"')),
      },
    });
    const response = await broken.app.request('/api/v1/me', { headers: { authorization: 'Bearer tw_x' } });
    expect(response.status).toBe(500);
    const { instance } = (await response.json()) as { instance: string };
    const fault = broken.log.find((line) => line.message === 'fault');
    expect(instance).toBe(`urn:uuid:${String(fault?.fields['id'])}`);
    expect(JSON.stringify(broken.log)).not.toContain('the text of a report');
  });
});

describe('metrics', () => {
  it('answer the machine itself, but not what a proxy on it passes on', async () => {
    const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } }) as never; // all that is looked at
    const ask = (address: string, headers: Record<string, string> = {}) =>
      Promise.resolve(service.app.request('/metrics', { headers }, from(address)));
    const here = await ask('127.0.0.1');
    expect(here.status).toBe(200);
    expect(await here.text()).toMatch(/trucewatch_ledger_entries \d+\n/);
    expect((await ask('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
    expect((await ask('203.0.113.9')).status).toBe(401);
  });
});
