import { randomUUID } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Clock } from '../app/monitor/clock-and-log.ts';
import type { FetchRequest, FetchResult, Fetcher } from '../app/monitor/fetcher.ts';
import { headerOf, type Exchange, type Header } from './exchange.ts';
import { fetchDefaults, userAgentOf, type FetchSettings } from './fetch-settings.ts';
import { systemResolve, type Resolve } from './guarded-connection.ts';
import { guardedFetch, type GuardedResult } from './guarded-fetch.ts';
import { HostPace, type Sleep } from './host-pace.ts';
import { readFeed } from './read-feed.ts';
import { Robots, longestRobots, type RobotsAnswer } from './robots.ts';
import { checkWebUrl } from './url-guard.ts';
import { writeWarc, type NewId } from './warc-record.ts';

export interface FetcherEffects {
  readonly clock: Clock;
  /** Resolves names; the system's resolver unless a test hands in another. */
  readonly resolve?: Resolve;
  readonly sleep?: Sleep;
  readonly newId?: NewId;
}

/** What is asked for with "Accept": feeds and pages. */
const accept =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, */*;q=0.5';

/** A site can ask us to stay away for a day at most; then it is asked again. */
const longestRetryAfter = 24 * 3600 * 1000;

/** Ends early when the signal is raised, without an error. */
const plainSleep: Sleep = async (milliseconds, signal) => {
  await sleepFor(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
};

/**
 * The web as the monitor sees it: guarded, polite, and kept as WARC. One for a process: what sites ask for (robots.txt, pace)
 * is remembered in it. Throws `RangeError` for a contact that no header may hold.
 */
export function createFetcher(
  given: Partial<FetchSettings> & Pick<FetchSettings, 'version' | 'contact'>,
  effects: FetcherEffects,
): Fetcher & { readonly close: () => Promise<void> } {
  const settings: FetchSettings = { ...fetchDefaults, ...given };
  const software = userAgentOf(settings);
  const { clock, resolve = systemResolve, sleep = plainSleep, newId = randomUUID } = effects;
  const pace = new HostPace(settings, clock, sleep);
  const robots = new Robots({ life: settings.robotsLife, retry: settings.robotsRetry }, clock);
  const guarded = { clock, resolve };
  const closing = new AbortController();
  const running = new Set<Promise<FetchResult>>();

  /** Reads a site's robots.txt, at the site's pace, within the limits of RFC 9309. */
  const readRobots = async (url: string, signal: AbortSignal | undefined): Promise<RobotsAnswer> => {
    const seen = { answered: false };
    const result = await guardedFetch<string>(
      {
        url,
        headers: [],
        accept: 'text/plain',
        signal,
        beforeHop: async (hopUrl, send) => {
          const turn = await pace.run(hopUrl.host, send, signal);
          if ('later' in turn) return { stop: 'its pace does not allow it now' };
          seen.answered ||= turn.result.ok;
          return turn.result;
        },
      },
      { ...settings, maxRawBytes: longestRobots * 4, maxBytes: longestRobots * 4 },
      guarded,
    );
    if (result.status === 'answered') {
      return { code: result.answer.code, text: new TextDecoder().decode(result.bytes) };
    }
    // Refused before any answer, the site itself is out of bounds: the page's own refusal says so.
    if (result.status === 'refused' && !seen.answered) return { code: 404, text: '' };
    return { code: null, text: result.status === 'stopped' ? result.by : result.why };
  };

  const fetchOnce = async (request: FetchRequest): Promise<FetchResult> => {
    const conditions = conditionsOf(request);
    const result = await guardedFetch<FetchResult>(
      {
        url: request.url,
        headers: conditions,
        accept,
        signal: request.signal,
        beforeHop: async (url, send) => {
          const verdict = await robots.judge(url, (robotsUrl) => readRobots(robotsUrl, request.signal));
          if (verdict.unknown) {
            const { why, code, until } = verdict.unknown;
            return { stop: { status: 'unreachable', why, code, retryAt: until } };
          }
          if (!verdict.allowed) {
            return {
              stop: { status: 'robots-disallowed', why: `robots.txt of ${url.host} asks robots not to` },
            };
          }
          pace.slowDown(url.host, Math.min(verdict.crawlDelay * 1000, settings.maxCrawlDelay));
          const turn = await pace.run(url.host, send, request.signal);
          return 'later' in turn ? { stop: { status: 'later', at: turn.later } } : turn.result;
        },
      },
      settings,
      guarded,
    );
    return resultOf(result, conditions.length > 0);
  };

  const resultOf = (result: GuardedResult<FetchResult>, conditional: boolean): FetchResult => {
    if (result.status === 'stopped') return result.by;
    if (result.status === 'unreachable') return { ...result, code: null, retryAt: null };
    if (result.status !== 'answered') return result;
    const { answer, bytes, exchanges } = result;
    const { code, headers } = answer;
    if (code === 304 && conditional) return { status: 'not-modified' };
    if (code !== 200 && code !== 203) {
      const retryAt = retryAfter(answer, clock());
      if (retryAt) pace.holdUntil(new URL(answer.url).host, retryAt);
      return { status: 'unreachable', why: `the site answered ${code}`, code, retryAt };
    }
    if (bytes.length === 0) return { status: 'unreachable', why: 'the answer is empty', code, retryAt: null };
    return {
      status: 'fetched',
      url: answer.url,
      bytes,
      mediaType: (headerOf(headers, 'content-type').split(';', 1)[0] ?? '').trim().toLowerCase(),
      etag: safeEtag(headerOf(headers, 'etag')),
      lastModified: safeInstant(headerOf(headers, 'last-modified')),
      warc: writeWarc(exchanges, software, newId),
    };
  };

  return {
    fetch: async (request) => {
      const signal = request.signal ? AbortSignal.any([request.signal, closing.signal]) : closing.signal;
      const fetching = fetchOnce({ ...request, signal });
      running.add(fetching);
      try {
        const result = await fetching;
        // Called off by us: that says nothing about the site.
        return signal.aborted ? { status: 'later', at: clock() } : result;
      } finally {
        running.delete(fetching);
      }
    },
    readFeed,
    checkUrl: (url) => {
      const checked = checkWebUrl(url, settings);
      return checked.ok ? null : checked.why;
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}

function conditionsOf({ etag, lastModified }: FetchRequest): Header[] {
  const tag = safeEtag(etag ?? '');
  const instant = safeInstant(lastModified ?? '');
  return [
    ...(tag === null ? [] : [['If-None-Match', tag] as const]),
    ...(instant === null ? [] : [['If-Modified-Since', instant] as const]),
  ];
}

/** An entity tag by RFC 9110 §8.8.3, of ASCII; anything else is not sent back to anyone. */
function safeEtag(value: string): string | null {
  return /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(value) ? value : null;
}

/** An instant as HTTP writes it; anything else is not sent back to anyone. */
function safeInstant(value: string): string | null {
  return /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value) ? value : null;
}

function retryAfter({ code, headers }: Exchange, now: Date): Date | null {
  if (code !== 429 && code !== 503) return null;
  const value = headerOf(headers, 'retry-after');
  const at = /^\d{1,9}$/.test(value)
    ? now.getTime() + Number(value) * 1000
    : Date.parse(safeInstant(value) ?? '');
  if (Number.isNaN(at) || at <= now.getTime()) return null;
  return new Date(Math.min(at, now.getTime() + longestRetryAfter));
}
