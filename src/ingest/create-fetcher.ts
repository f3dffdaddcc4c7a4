import { randomUUID } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Clock } from '../app/monitor/clock-and-log.ts';
import type { FetchRequest, FetchResult, Fetcher } from '../app/monitor/intake/fetcher.ts';
import { headerOf, type Exchange, type Header } from './exchange.ts';
import { fetchDefaults, userAgentOf, type FetchSettings } from './fetch-settings.ts';
import { systemResolve, type Resolve } from './guarded-connection.ts';
import { guardedFetch, type FetchEffects, type GuardedResult, type Hop } from './guarded-fetch.ts';
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
  const polite = new PoliteFetcher(settings, effects);
  const closing = new AbortController();
  const running = new Set<Promise<FetchResult>>();
  return {
    fetch: async (request) => {
      const signal = request.signal ? AbortSignal.any([request.signal, closing.signal]) : closing.signal;
      const fetching = polite.fetch({ ...request, signal });
      running.add(fetching);
      try {
        const result = await fetching;
        // Called off by us: that says nothing about the site.
        return signal.aborted ? { status: 'later', at: effects.clock() } : result;
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

/** One hop of a fetch that its site allows, at the site's pace; else what is answered instead. */
type AllowedHop = Hop | { readonly stop: FetchResult };

class PoliteFetcher {
  readonly #settings: FetchSettings;
  readonly #software: string;
  readonly #clock: Clock;
  readonly #newId: NewId;
  readonly #guarded: FetchEffects;
  readonly #pace: HostPace;
  readonly #robots: Robots;

  constructor(settings: FetchSettings, effects: FetcherEffects) {
    const { clock, resolve = systemResolve, sleep = plainSleep, newId = randomUUID } = effects;
    this.#settings = settings;
    this.#software = userAgentOf(settings);
    this.#clock = clock;
    this.#newId = newId;
    this.#guarded = { clock, resolve };
    this.#pace = new HostPace(settings, clock, sleep);
    this.#robots = new Robots({ life: settings.robotsLife, retry: settings.robotsRetry }, clock);
  }

  async fetch(request: FetchRequest): Promise<FetchResult> {
    const { url, signal } = request;
    const headers = conditionsOf(request);
    const result = await guardedFetch<FetchResult>(
      { url, headers, accept, signal, beforeHop: (hopUrl, send) => this.#hop(hopUrl, send, signal) },
      this.#settings,
      this.#guarded,
    );
    return this.#resultOf(result, headers.length > 0);
  }

  async #hop(url: URL, send: () => Promise<Hop>, signal: AbortSignal | undefined): Promise<AllowedHop> {
    const verdict = await this.#robots.judge(url, (robotsUrl) => this.#readRobots(robotsUrl, signal));
    if (verdict.unknown) {
      const { why, code, until, unasked } = verdict.unknown;
      if (unasked) return { stop: { status: 'later', at: until } };
      return { stop: { status: 'unreachable', why, code, retryAt: until } };
    }
    if (!verdict.allowed) {
      return { stop: { status: 'robots-disallowed', why: `robots.txt of ${url.host} asks robots not to` } };
    }
    this.#pace.slowDown(url.host, Math.min(verdict.crawlDelay * 1000, this.#settings.maxCrawlDelay));
    const turn = await this.#pace.run(url.host, send, signal);
    return 'later' in turn ? { stop: { status: 'later', at: turn.later } } : turn.result;
  }

  /** Reads a site's robots.txt, at the site's pace, within the limits of RFC 9309. */
  async #readRobots(url: string, signal: AbortSignal | undefined): Promise<RobotsAnswer> {
    const seen = { answered: false };
    const beforeHop = async (
      hopUrl: URL,
      send: () => Promise<Hop>,
    ): Promise<Hop | { readonly stop: Date }> => {
      const turn = await this.#pace.run(hopUrl.host, send, signal);
      if ('later' in turn) return { stop: turn.later };
      seen.answered ||= turn.result.ok;
      return turn.result;
    };
    const result = await guardedFetch<Date>(
      { url, headers: [], accept: 'text/plain', signal, beforeHop },
      { ...this.#settings, maxRawBytes: longestRobots * 4, maxBytes: longestRobots * 4 },
      this.#guarded,
    );
    if (result.status === 'answered') {
      return { code: result.answer.code, text: new TextDecoder().decode(result.bytes) };
    }
    // Refused before any answer, the site itself is out of bounds: the page's own refusal says so.
    if (result.status === 'refused' && !seen.answered) return { code: 404, text: '' };
    if (result.status === 'stopped') return { code: null, text: 'it is not its turn', later: result.by };
    // Called off by us: the next one asks anew.
    if (signal?.aborted === true) return { code: null, text: result.why, later: this.#clock() };
    return { code: null, text: result.why };
  }

  #resultOf(result: GuardedResult<FetchResult>, conditional: boolean): FetchResult {
    if (result.status === 'stopped') return result.by;
    if (result.status === 'unreachable') return { ...result, code: null, retryAt: null };
    if (result.status !== 'answered') return result;
    const { answer, bytes, exchanges } = result;
    const { code, headers } = answer;
    if (code === 304 && conditional) return { status: 'not-modified' };
    if (code !== 200 && code !== 203) {
      const retryAt = retryAfter(answer, this.#clock());
      if (retryAt) this.#pace.holdUntil(new URL(answer.url).host, retryAt);
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
      warc: writeWarc(exchanges, this.#software, this.#newId),
    };
  }
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
