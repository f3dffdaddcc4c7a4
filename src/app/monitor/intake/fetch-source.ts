import { guessFormat } from '../../../reading/guess-format.ts';
import type { Clock, Log } from '../clock-and-log.ts';
import type { Database } from '../database.ts';
import { nextLook, nextTry } from './fetch-schedule.ts';
import type { FetchResult, FetchedDocument, Fetcher } from './fetcher.ts';
import { putOff, recordReached, recordUnreached } from './source-outcomes.ts';
import { readSource, renewSource, type Source } from './sources.ts';
import { takeFeed, type PageOutcome } from './take-feed.ts';
import { TakeInError, takeIn } from './take-in.ts';

export interface FetchDeps {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal?: AbortSignal;
  /** In [0, 1): spreads the next looks. 0 where nobody hands it in. */
  readonly random?: () => number;
}

/** Milliseconds that a source is held while it is fetched: twice the longest single fetch with its wait and robots.txt. */
export const fetchLease = 10 * 60_000;

export type Fetched = Extract<FetchResult, { readonly status: 'fetched' }>;

/** Fetches a feed or page now, whatever its schedule. Does nothing for another kind of source. */
export async function fetchSource(deps: FetchDeps, id: number): Promise<void> {
  const source = await readSource(deps.db.query, id);
  if (source) await fetchKnownSource(deps, source);
}

/**
 * One look at a source: asks for it, takes in what is new, and writes down how it went. A source that cannot be read for whatever
 * reason is "unreachable", never "nothing reported". Throws only for faults of the database.
 */
export async function fetchKnownSource(deps: FetchDeps, source: Source): Promise<void> {
  const { db, clock, fetcher, signal } = deps;
  if ((source.kind !== 'feed' && source.kind !== 'page') || source.location === null) return;
  const result = await fetcher.fetch({
    url: source.location,
    etag: source.etag,
    lastModified: source.lastModified,
    ...(signal ? { signal } : {}),
  });
  const random = deps.random?.() ?? 0;
  switch (result.status) {
    case 'later':
      await putOff(db, source.id, result.at);
      return;
    case 'not-modified':
      await recordReached(db, source.id, {
        location: source.location,
        at: clock(),
        next: nextLook(source, clock(), random),
        etag: source.etag,
        lastModified: source.lastModified,
        trouble: null,
      });
      return;
    case 'fetched':
      await (source.kind === 'feed' ? lookAtFeed(deps, source, result) : lookAtPage(deps, source, result));
      return;
    case 'unreachable':
      await unreached(deps, source, result.why, result.retryAt);
      return;
    case 'refused':
    case 'too-large':
    case 'robots-disallowed':
      await unreached(deps, source, result.why, null);
  }
}

async function lookAtPage(deps: FetchDeps, source: Source, page: Fetched): Promise<void> {
  const { db, clock } = deps;
  const outcome = await takePage(deps, source, source.location ?? page.url, page);
  if (typeof outcome !== 'string') {
    await unreached(deps, source, outcome.why, null);
    return;
  }
  // What was put off must come whole again: "not modified" would hide it for good.
  const isPutOff = outcome === 'put-off';
  await recordReached(db, source.id, {
    location: source.location,
    at: clock(),
    next: nextLook(source, clock(), deps.random?.() ?? 0),
    etag: isPutOff ? null : page.etag,
    lastModified: isPutOff ? null : page.lastModified,
    trouble: null,
  });
}

async function lookAtFeed(deps: FetchDeps, source: Source, response: Fetched): Promise<void> {
  const { db, clock, fetcher } = deps;
  const outcome = fetcher.readFeed(response);
  if (!outcome.ok) {
    await unreached(deps, source, outcome.why, null);
    return;
  }
  const taken = await takeFeed(deps, source, response, outcome.feed, {
    takePage: (url, page) => takePage(deps, source, url, page),
    holdOn: () => renewSource(db.query, source.id, clock(), fetchLease),
  });
  const { missing } = taken;
  const now = clock();
  deps.log('info', 'feed read', {
    source: source.id,
    items: outcome.feed.items.length,
    taken: taken.taken,
    missing,
  });
  await recordReached(db, source.id, {
    location: source.location,
    at: now,
    next:
      missing > 0
        ? nextTry(source, now, deps.random?.() ?? 0, taken.notBefore)
        : nextLook(source, now, deps.random?.() ?? 0),
    // Kept only when every item is in: else the next look would be told "not modified", and what is missing would be lost.
    etag: taken.isWhole ? response.etag : null,
    lastModified: taken.isWhole ? response.lastModified : null,
    trouble: taken.trouble,
  });
}

/**
 * Takes a fetched page in as the report of that address. A page that holds records is none: it would let one site write reports
 * under the addresses of others.
 */
async function takePage(
  { db, clock }: FetchDeps,
  source: Source,
  url: string,
  page: FetchedDocument & Pick<Fetched, 'warc'>,
): Promise<PageOutcome> {
  const name = page.mediaType === 'text/plain' ? 'page.txt' : 'page.html';
  const format = guessFormat(page.bytes, name);
  if (format !== 'html' && format !== 'text') return { why: 'the answer is data (JSON), not a page' };
  if (/^(?:image|audio|video|font)\/|pdf|zip|octet-stream/.test(page.mediaType)) {
    return { why: `the answer is ${page.mediaType.slice(0, 60)}, not a page` };
  }
  try {
    const { isPutOff } = await takeIn(
      db,
      {
        source: url,
        name,
        bytes: page.bytes,
        url,
        warc: page.warc,
        via: { kind: source.kind, name: source.name, id: source.id },
        by: 'system',
      },
      clock,
    );
    return isPutOff ? 'put-off' : 'taken';
  } catch (error) {
    if (error instanceof TakeInError) return { why: error.message };
    throw error;
  }
}

async function unreached(
  deps: FetchDeps,
  source: Source,
  why: string,
  notBefore: Date | null,
): Promise<void> {
  const now = deps.clock();
  deps.log('warn', 'source unreachable', { source: source.id, why });
  await recordUnreached(deps.db, source.id, {
    at: now,
    next: nextTry(source, now, deps.random?.() ?? 0, notBefore),
    why,
  });
}
