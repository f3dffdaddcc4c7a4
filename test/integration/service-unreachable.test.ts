import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseError, type Database } from '../../src/app/monitor/database.ts';
import { openEmptyStore } from '../empty-store.ts';
import { openTestService, type TestService } from '../service.ts';

let store: Database;
let service: TestService;
let cookie: string;
let isAway = false;

beforeAll(async () => {
  store = await openEmptyStore();
  const away = () =>
    Promise.reject(
      new DatabaseError('PostgreSQL cannot be reached (ECONNREFUSED).', { isUnreachable: true }),
    );
  service = await openTestService({
    ...store,
    query: (sql, parameters) => (isAway ? away() : store.query(sql, parameters)),
    transaction: (run) => (isAway ? away() : store.transaction(run)),
  });
  cookie = await service.signIn();
}, 60_000);
afterAll(async () => {
  await service.close();
  await store.close();
});

describe('while the store does not answer', () => {
  it('asks to come back instead of telling a fault, and goes on when it answers again', async () => {
    const { app } = service;
    const headers = { cookie, 'x-trucewatch': '1' };
    isAway = true;
    for (const path of [
      '/api/v1/reports',
      '/api/v1/overview',
      '/api/v1/exports/incidents.csv',
      '/api/v1/me',
    ]) {
      const response = await app.request(path, { headers });
      expect(`${path} ${response.status}`).toBe(`${path} 503`);
      expect(response.headers.get('retry-after')).toBe('10');
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
    const body = new FormData();
    body.set('file', new File(['Shells fell.'], 'a.txt'));
    expect((await app.request('/api/v1/reports', { method: 'POST', headers, body })).status).toBe(503);
    expect((await app.request('/readyz')).status).toBe(503);
    expect((await app.request('/healthz')).status).toBe(200);
    isAway = false;
    expect((await app.request('/api/v1/reports', { headers })).status).toBe(200);
    expect((await app.request('/readyz')).status).toBe(200);
  });

  it('tells the figures of the process, and none of the store that are old', async () => {
    const metrics = async () =>
      (await service.app.request('/metrics', { headers: { cookie } }, fromHere)).text();
    expect(await metrics()).toMatch(/^trucewatch_ledger_entries \d+$/m);
    isAway = true;
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    const told = await metrics();
    isAway = false;
    expect(told).toContain('process_resident_memory_bytes');
    expect(told).not.toMatch(/^trucewatch_(?:ledger_entries|backlog)\b.* \d/m);
  }, 20_000);
});

/** As the server hands a connection of the machine itself on. */
const fromHere = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
