import type { Clock } from '../src/app/monitor/clock-and-log.ts';
import type { Database } from '../src/app/monitor/database.ts';
import type { FetchDeps } from '../src/app/monitor/intake/fetch-source.ts';
import { addSource } from '../src/app/monitor/intake/sources.ts';
import { createFetcher } from '../src/ingest/create-fetcher.ts';
import type { TestSite } from './web-site.ts';

/** Sources of a store that lie on sites of this machine, and what became of them, for tests of intake. */

export const page = (what: string): string =>
  `<!doctype html><title>${what}</title><article><h1>${what}</h1><p>VESSEN, May 3 - ${what} on Wednesday, the mayor of Orlava said.</p></article>`;

/** Intake that may ask this site, though it is on this machine, and that waits for nothing longer than tests should. */
export function depsFor(db: Database, site: TestSite, clock: Clock): FetchDeps {
  const fetcher = createFetcher(
    {
      version: '1.0.0',
      contact: null,
      allowedPrivateHosts: [site.host],
      minDelay: 0,
      connectTimeout: 500,
      headersTimeout: 500,
      robotsRetry: 0,
    },
    { clock },
  );
  return { db, fetcher, clock, log: () => undefined };
}

/** Adds a source; its id. */
export async function added(
  deps: FetchDeps,
  kind: 'feed' | 'page',
  location: string,
  settings: object = {},
): Promise<number> {
  const input = { kind, name: `Source ${location}`, location, settings };
  const result = await addSource(deps.db, input, { clock: deps.clock, checkUrl: deps.fetcher.checkUrl });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.source.id;
}

export async function versionsOf(db: Database, id: number) {
  return db.query<{ report: string; version: number; url: string | null; warc: string | null }>(
    'select report, version, url, warc from report_version where source = $1 order by id',
    [id],
  );
}

export async function stateOf(db: Database, id: number) {
  const [row] = await db.query<{
    etag: string | null;
    unreachable_since: Date | null;
    last_error: string | null;
    last_success_at: Date | null;
    next_attempt_at: Date;
  }>('select * from source where id = $1', [id]);
  if (!row) throw new Error('no source');
  return row;
}
