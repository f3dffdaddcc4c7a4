import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/app/monitor/database.ts';
import { openEmptyStore } from '../empty-store.ts';
import { requestsTo, type MadeRequest, type OpenApiDocument } from '../openapi-requests.ts';
import { openSampleService } from '../sample-monitor.ts';
import type { TestService } from '../service.ts';

/** Requests to each operation; FUZZ_RUNS=500 for a long run. */
const runs = Number(process.env['FUZZ_RUNS'] ?? '20');
/** Milliseconds that no answer may take. */
const slowest = 2000;

describe('the API, asked by its own document', () => {
  let db: Database;
  let service: TestService;
  let token: string;
  const rejected: unknown[] = [];
  const onRejected = (reason: unknown): void => {
    rejected.push(reason);
  };

  beforeAll(async () => {
    db = await openEmptyStore();
    service = await openSampleService(db);
    token = await makeToken(service);
    process.on('unhandledRejection', onRejected);
  }, 120_000);
  afterAll(async () => {
    process.off('unhandledRejection', onRejected);
    await service.close();
    await db.close();
  });

  it('answers whatever it is asked: no fault, nothing slow', async () => {
    const document = (await (
      await ask({ method: 'GET', url: '/openapi.json', headers: {}, body: null })
    ).json()) as OpenApiDocument;
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.length).toBeGreaterThan(50);
    const ids = await storedIds(db);
    const failures: string[] = [];
    const statuses = new Map<string, Set<number>>();
    for (const { path, method, operation } of operations) {
      const seen = new Set<number>();
      statuses.set(`${method} ${path}`, seen);
      // Signing out or revoking ends the run's own credential only by a cookie; the run is signed in by a token.
      const property = fc.asyncProperty(
        requestsTo(document, method, path, operation, idsFor(path, ids)),
        async (request) => {
          seen.add(await answered(request));
        },
      );
      const result = await fc.check(property, { numRuns: runs, seed: 20_310_301, endOnFailure: true });
      if (result.failed) failures.push(String(result.errorInstance));
    }
    expect(failures).toEqual([]);
    // Requests as documented get through: a fuzz run of refusals would show nothing.
    const never = [...statuses].filter(([, seen]) =>
      [...seen].every((status) => status === 400 || status === 415),
    );
    // An observer's form has rules that a schema cannot say; what was made up seldom keeps them all (see monitor-forms.test.ts).
    const made = never.map(([name]) => name).filter((name) => name !== 'post /api/v1/observations');
    expect(made).toEqual([]);
    expect(rejected).toEqual([]);
  }, 600_000);

  async function answered(request: MadeRequest): Promise<number> {
    const logged = service.log.length;
    const started = performance.now();
    const response = await ask(request);
    const { status } = response;
    const isStream = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
    if (isStream) await response.body?.cancel();
    else await response.arrayBuffer();
    const took = performance.now() - started;
    const faults = service.log.slice(logged).filter((line) => line.level === 'error');
    const shown = `${request.method} ${request.url.slice(0, 300)} ${request.body?.slice(0, 300) ?? ''}`;
    expect(faults, shown).toEqual([]);
    expect(status, shown).toBeLessThan(500);
    expect(took, shown).toBeLessThan(slowest);
    if (status >= 400) expect(response.headers.get('content-type'), shown).toBe('application/problem+json');
    return status;
  }

  function ask({ method, url, headers, body }: MadeRequest): Promise<Response> {
    const sent = { authorization: `Bearer ${token}`, ...headers };
    return Promise.resolve(
      service.app.request(url, { method, headers: sent, ...(body === null ? {} : { body }) }),
    );
  }
});

/** Of each kind some, and what the record and agreements are asked by. */
async function storedIds(db: Database): Promise<readonly string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from (select id, row_number() over (partition by kind order by id) as n from derived) d where n <= 3`,
  );
  const origins = await db.query<{ id: string }>(
    `select subject as id from derived where kind = 'origin' limit 3`,
  );
  return [...rows, ...origins].map(({ id }) => id).concat('1', '2', 'karvelia-2023', 'Harbour Post');
}

/** Those that an address may be made with: "incidents" of incidents, anything where the word is of no kind. */
function idsFor(path: string, ids: readonly string[]): readonly string[] {
  const things = path.split('/')[3] ?? '';
  const start = { stories: 'story-', reports: 'r-', agreements: 'karvelia', outlets: 'Harbour', record: '1' }[
    things
  ];
  const own = ids.filter((id) => id.startsWith(start ?? things.slice(0, -1)));
  return own.length > 0 ? own : ids;
}

async function makeToken(service: TestService): Promise<string> {
  const cookie = await service.signIn();
  const response = await service.app.request('/api/v1/tokens', {
    method: 'POST',
    headers: { cookie, 'x-trucewatch': '1', 'content-type': 'application/json' },
    body: '{"name":"fuzz"}',
  });
  const made = (await response.json()) as { secret: string };
  return made.secret;
}
