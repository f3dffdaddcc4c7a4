import robotsModule from 'robots-parser';
import type { Clock } from '../app/monitor/clock-and-log.ts';
import { robotName } from './fetch-settings.ts';

// The package's types describe a default export; it is the module itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What a site's robots.txt came to. */
export interface RobotsAnswer {
  /** Null where there was no answer. */
  readonly code: number | null;
  /** The file; without an answer, why there was none. */
  readonly text: string;
  /** Set where the site was not asked, because it is not its turn: nothing is known by that, and nothing is remembered. */
  readonly later?: Date;
}

export interface RobotsVerdict {
  readonly allowed: boolean;
  /** Set where the site's wish is not known, because its robots.txt could not be had: why, and when it is asked again. */
  readonly unknown: {
    readonly why: string;
    readonly code: number | null;
    readonly until: Date;
    /** The site was not even asked. */
    readonly unasked: boolean;
  } | null;
  /** Seconds between two requests that the site asks for; 0 where it asks for none. */
  readonly crawlDelay: number;
}

interface Cached {
  readonly until: number;
  readonly judge: (url: string) => RobotsVerdict;
}

/** 500 kB is what RFC 9309 §2.5 has every robot read; what stands beyond is not. */
export const longestRobots = 512_000;
/**
 * Characters of rules with wildcards. Matching them takes their length times the URL's: 500 kB at their worst took 1.9 s for a
 * URL of 2,048 characters, 64 kB take 0.2 s. Real sites have a few hundred such rules.
 */
const longestWildcards = 64_000;
/** Milliseconds until a site that did not answer is asked for its robots.txt again. */
const silentRetry = 60_000;
const mostSites = 2_000;

/**
 * What sites allow, by RFC 9309: remembered for `life`; a missing file (4xx) allows all; a site that cannot answer (5xx, no
 * connection) is left alone for `retry`, because its wish is not known.
 */
export class Robots {
  readonly #sites = new Map<string, Promise<Cached>>();
  readonly #times: { readonly life: number; readonly retry: number };
  readonly #clock: Clock;

  constructor(times: { readonly life: number; readonly retry: number }, clock: Clock) {
    this.#times = times;
    this.#clock = clock;
  }

  /** Whether the URL may be fetched. `read` gets the site's robots.txt; it is called once for many askers. */
  async judge(url: URL, read: (robotsUrl: string) => Promise<RobotsAnswer>): Promise<RobotsVerdict> {
    const { origin } = url;
    for (let known = this.#sites.get(origin); known; known = this.#sites.get(origin)) {
      const rules = await known;
      if (rules.until > this.#clock().getTime()) return rules.judge(url.href);
      // Only the first that finds it too old asks anew; the others wait for what it gets.
      if (this.#sites.get(origin) === known) this.#sites.delete(origin);
    }
    const reading = this.#read(`${origin}/robots.txt`, read);
    if (this.#sites.size >= mostSites) this.#sites.delete(this.#sites.keys().next().value ?? '');
    this.#sites.set(origin, reading);
    return (await reading).judge(url.href);
  }

  async #read(robotsUrl: string, read: (robotsUrl: string) => Promise<RobotsAnswer>): Promise<Cached> {
    const { code, text, later } = await read(robotsUrl);
    const now = this.#clock().getTime();
    if (code !== null && code >= 200 && code < 300) {
      return { until: now + this.#times.life, judge: rulesOf(robotsUrl, text) };
    }
    if (code !== null && code >= 400 && code < 500 && code !== 429) {
      return {
        until: now + this.#times.life,
        judge: () => ({ allowed: true, unknown: null, crawlDelay: 0 }),
      };
    }
    // A site that does not answer at all is tried again as soon as anything of it is due; one that is ill is left alone.
    const until = now + (code === null ? Math.min(this.#times.retry, silentRetry) : this.#times.retry);
    const why = code === null ? text : `the site's robots.txt answered ${code}`;
    const unasked = later !== undefined;
    const unknown = { why, code, until: later ?? new Date(until), unasked };
    const verdict = { allowed: false, unknown, crawlDelay: 0 };
    return { until: unasked ? now : until, judge: () => verdict };
  }
}

function rulesOf(robotsUrl: string, text: string): (url: string) => RobotsVerdict {
  const lines = text.slice(0, longestRobots).split(/\r\n?|\n/);
  const rules = robotsParser(robotsUrl, bearableLines(lines).join('\n'));
  const crawlDelay = rules.getCrawlDelay(robotName) ?? 0;
  const delay = Number.isFinite(crawlDelay) && crawlDelay > 0 ? crawlDelay : 0;
  return (url) => ({
    allowed: rules.isAllowed(url, robotName) !== false,
    unknown: null,
    crawlDelay: delay,
  });
}

/**
 * Leaves out what only costs time. The parser multiplies the names of a group with its rules (18,000 names above 20,000 rules
 * used up 4 GB), so a name stands once, and all other robots' names are one. Wildcard rules beyond the limit are taken
 * in the site's favour: a Disallow ends before its wildcard, an Allow is left out.
 */
function bearableLines(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  const named = new Set<string>();
  let wildcards = 0;
  for (const line of lines) {
    const [, field, value = ''] = /^\s*([\w-]+)\s*:\s*([^\s#]*)/.exec(line) ?? [];
    if (field === undefined) continue;
    if (field.toLowerCase() === 'user-agent') {
      const [told = ''] = value.toLowerCase().split('/', 1);
      const agent = told === '*' || told === robotName.toLowerCase() ? told : 'another-robot';
      if (!named.has(agent)) kept.push(`User-agent: ${agent}`);
      named.add(agent);
      continue;
    }
    named.clear();
    const wild = value.indexOf('*');
    if (wild >= 0) wildcards += value.length;
    if (wild < 0 || wildcards <= longestWildcards) kept.push(`${field}: ${value}`);
    else if (/^disallow$/i.test(field)) kept.push(`Disallow: ${value.slice(0, wild) || '/'}`);
  }
  return kept;
}
