import type { Clock } from '../clock-and-log.ts';
import type { Database } from '../database.ts';
import type { Feed, FeedItem, FetchResult, FetchedDocument, Fetcher } from './fetcher.ts';
import { pageOf, reportKey } from './report-key.ts';
import type { Source } from './sources.ts';
import { TakeInError, takeIn } from './take-in.ts';

interface FeedDeps {
  readonly db: Database;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** What became of a page. 'put-off': it shows an older text again, and is to be looked at again. */
export type PageOutcome = 'taken' | 'put-off' | { readonly why: string };

interface PageSteps {
  readonly takePage: (
    url: string,
    page: FetchedDocument & { readonly warc: Uint8Array },
  ) => Promise<PageOutcome>;
  /** Called before each item: the source is still being read. */
  readonly holdOn: () => Promise<void>;
}

export interface FeedTaken {
  /** Items that were asked for or taken from the feed itself; what was known already is not counted. */
  readonly taken: number;
  /** Items that could not be had now and are tried again. */
  readonly missing: number;
  readonly notBefore: Date | null;
  readonly trouble: string | null;
  /** False where items are missing or were put off: the feed is to be read in full again. */
  readonly isWhole: boolean;
}

type ItemOutcome =
  | 'known'
  | 'taken'
  | 'put-off'
  | { readonly why: string; readonly again: boolean; readonly notBefore: Date | null };

/**
 * Takes a feed's items in, oldest first: the page that each links to, or else what the feed itself holds of it. A page is fetched
 * once, and again when its item says that it was updated since.
 */
export async function takeFeed(
  deps: FeedDeps,
  source: Source,
  response: FetchedDocument & { readonly warc: Uint8Array },
  feed: Feed,
  steps: PageSteps,
): Promise<FeedTaken> {
  const known = await recordedAt(deps.db, feed.items);
  let taken = 0;
  let missing = 0;
  let putOff = 0;
  let last: Exclude<ItemOutcome, string> | null = null;
  for (const item of [...feed.items].reverse()) {
    if (deps.signal?.aborted === true) {
      missing += 1;
      continue;
    }
    await steps.holdOn();
    const outcome = await takeItem(deps, source, response, feed, item, known, steps);
    if (outcome === 'taken') taken += 1;
    else if (outcome === 'put-off') putOff += 1;
    else if (outcome !== 'known') {
      if (outcome.again) missing += 1;
      last = outcome;
    }
  }
  const leftOut =
    feed.leftOut > 0 ? `${feed.leftOut} items beyond the first ${feed.items.length} were left out` : null;
  const pages = last === null ? null : `${missing} items are missing; the last: ${last.why}`;
  return {
    taken,
    missing,
    notBefore: last?.notBefore ?? null,
    trouble: [pages, leftOut].filter(Boolean).join('; ') || null,
    isWhole: missing + putOff === 0,
  };
}

async function takeItem(
  deps: FeedDeps,
  source: Source,
  response: FetchedDocument & { readonly warc: Uint8Array },
  feed: Feed,
  item: FeedItem,
  known: ReadonlyMap<string, Date>,
  steps: PageSteps,
): Promise<ItemOutcome> {
  const { link } = item;
  const follow = source.settings.follow ?? 'page';
  const fromFeed = (): Promise<ItemOutcome> => takeContent(deps, source, response, feed, item);
  if (follow === 'content' || link === null || pageOf(link) === null) return fromFeed();
  const at = known.get(keyOf(link));
  const updated = Date.parse(item.updated ?? '');
  if (at && !(updated > at.getTime())) return 'known';
  const page = await deps.fetcher.fetch({ url: link, ...(deps.signal ? { signal: deps.signal } : {}) });
  if (page.status === 'fetched') {
    const outcome = await steps.takePage(link, page);
    if (typeof outcome === 'string') return outcome;
    return at ? 'known' : fromFeed();
  }
  const { why, again, notBefore } = failure(page);
  // What the feed holds is better than nothing where the page is closed to us for good.
  return again ? { why, again, notBefore } : at ? 'known' : fromFeed();
}

/** Closed for good, or only now? */
function failure(page: Exclude<FetchResult, { readonly status: 'fetched' }>) {
  if (page.status === 'later') return { why: 'its site is asked slowly', again: true, notBefore: page.at };
  if (page.status === 'not-modified') return { why: 'it has not changed', again: false, notBefore: null };
  if (page.status !== 'unreachable') return { why: page.why, again: false, notBefore: null };
  const { code } = page;
  const gone = code !== null && code >= 400 && code < 500 && code !== 429 && code !== 408;
  return { why: page.why, again: !gone, notBefore: page.retryAt };
}

/** The item itself as a report: a record whose text is what the feed holds of it. */
async function takeContent(
  { db, clock }: FeedDeps,
  source: Source,
  response: FetchedDocument & { readonly warc: Uint8Array },
  feed: Feed,
  item: FeedItem,
): Promise<ItemOutcome> {
  const text = item.html ?? item.text;
  if (text === null && item.title === null) {
    return { why: 'an item holds no text', again: false, notBefore: null };
  }
  const own = item.link !== null && isSameSite(item.link, response.url);
  const record = {
    id: item.id ?? item.link,
    outlet: source.settings.outlet ?? feed.title ?? source.name,
    published: item.published ?? item.updated,
    title: item.title,
    ...(item.html === null ? { text: item.text ?? item.title } : { html: item.html }),
    // A feed speaks for its own site only: else it could write over another site's reports.
    url: own ? item.link : null,
  };
  try {
    const result = await takeIn(
      db,
      {
        source: item.link ?? `${source.name}: ${item.title ?? item.id ?? 'an item'}`,
        name: 'item.json',
        bytes: Buffer.from(JSON.stringify(record)),
        warc: response.warc,
        via: { kind: 'feed', name: source.name, id: source.id },
        by: 'system',
      },
      clock,
    );
    if (result.isPutOff) return 'put-off';
    return result.status === 'already-known' ? 'known' : 'taken';
  } catch (error) {
    if (error instanceof TakeInError) return { why: error.message, again: false, notBefore: null };
    throw error;
  }
}

/** When the pages that items link to were taken in last, by report. */
async function recordedAt(db: Database, items: readonly FeedItem[]): Promise<ReadonlyMap<string, Date>> {
  const reports = items.flatMap(({ link }) => (link !== null && pageOf(link) !== null ? [keyOf(link)] : []));
  if (reports.length === 0) return new Map();
  const rows = await db.query<{ report: string; at: Date }>(
    'select report, max(recorded_at) as at from report_version where report = any($1::text[]) group by report',
    [reports],
  );
  return new Map(rows.map(({ report, at }) => [report, at]));
}

function keyOf(link: string): string {
  return reportKey({ url: link, ownId: null, scope: '', contentHash: '' });
}

/** One host, or one below the other: "feeds.example.org" speaks for "www.example.org". */
function isSameSite(a: string, b: string): boolean {
  const [one, other] = [a, b].map((url) =>
    URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '',
  );
  if (one === undefined || other === undefined || one === '' || other === '') return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
