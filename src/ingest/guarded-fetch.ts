import { Client } from 'undici';
import type { Clock } from '../app/monitor/clock-and-log.ts';
import { acceptedEncodings, decodeBody } from './content-encoding.ts';
import { headerOf, type Exchange, type Header } from './exchange.ts';
import { userAgentOf, type FetchSettings } from './fetch-settings.ts';
import { GuardRefusal, guardedConnector, type Resolve } from './guarded-connection.ts';
import { checkWebUrl, mayBePrivate } from './url-guard.ts';

/** What came of one fetch, redirects followed. */
export type GuardedResult<Stop> =
  | {
      readonly status: 'answered';
      /** Every hop; the last is the answer. */
      readonly exchanges: readonly Exchange[];
      readonly answer: Exchange;
      /** The answer's body, its content encoding undone. */
      readonly bytes: Uint8Array;
    }
  | Failure
  /** `beforeHop` did not let a hop be made. */
  | { readonly status: 'stopped'; readonly by: Stop };

type Failure =
  | { readonly status: 'refused'; readonly why: string }
  | { readonly status: 'unreachable'; readonly why: string }
  | { readonly status: 'too-large'; readonly why: string };

export interface GuardedRequest<Stop> {
  readonly url: string;
  /** Sent on every hop: If-None-Match and If-Modified-Since, checked by the caller. */
  readonly headers: readonly Header[];
  readonly accept: string;
  readonly signal?: AbortSignal | undefined;
  /** Asked before each hop, redirects too: the site's robots.txt, its pace. Runs `send` when it is the hop's turn. */
  readonly beforeHop: (url: URL, send: () => Promise<Hop>) => Promise<Hop | { readonly stop: Stop }>;
}

export interface FetchEffects {
  readonly clock: Clock;
  readonly resolve: Resolve;
}

export type Hop = { readonly ok: true; readonly exchange: Exchange } | ({ readonly ok: false } & Failure);

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Gets one URL without ever touching an inner address. Each redirect is checked like the first URL. Nothing is thrown for
 * what the other side does; time, header, body and unpacked size have limits.
 */
export async function guardedFetch<Stop>(
  request: GuardedRequest<Stop>,
  settings: FetchSettings,
  effects: FetchEffects,
): Promise<GuardedResult<Stop>> {
  const exchanges: Exchange[] = [];
  let checked = checkWebUrl(request.url, settings);
  for (;;) {
    if (!checked.ok) return { status: 'refused', why: checked.why };
    const { url } = checked;
    const hop = await request.beforeHop(url, () => oneHop(url, request, settings, effects));
    if ('stop' in hop) return { status: 'stopped', by: hop.stop };
    if (!hop.ok) return { status: hop.status, why: hop.why };
    const { exchange } = hop;
    exchanges.push(exchange);
    const target = redirects.has(exchange.code) ? headerOf(exchange.headers, 'location') : '';
    if (target === '') return finish(exchanges, exchange, settings);
    if (exchanges.length > settings.maxRedirects) {
      return { status: 'refused', why: `it redirects more than ${settings.maxRedirects} times` };
    }
    checked = checkWebUrl(target, settings, url);
    if (!checked.ok) return { status: 'refused', why: `it redirects elsewhere: ${checked.why}` };
    if (url.protocol === 'https:' && checked.url.protocol === 'http:' && !settings.allowDowngrade) {
      return { status: 'refused', why: 'it redirects from https to http' };
    }
  }
}

async function finish(
  exchanges: readonly Exchange[],
  answer: Exchange,
  settings: FetchSettings,
): Promise<GuardedResult<never>> {
  const decoded = await decodeBody(answer.body, headerOf(answer.headers, 'content-encoding'), settings);
  if (decoded.ok) return { status: 'answered', exchanges, answer, bytes: decoded.bytes };
  return { status: decoded.tooLarge ? 'too-large' : 'unreachable', why: decoded.why };
}

async function oneHop(
  url: URL,
  request: Pick<GuardedRequest<never>, 'headers' | 'accept' | 'signal'>,
  settings: FetchSettings,
  effects: FetchEffects,
): Promise<Hop> {
  let address: string | null = null;
  const client = new Client(url.origin, {
    pipelining: 1,
    headersTimeout: settings.headersTimeout,
    bodyTimeout: settings.bodyPause,
    maxHeaderSize: settings.maxHeaderBytes,
    connect: guardedConnector({
      privateAllowed: mayBePrivate(url, settings),
      timeout: settings.connectTimeout,
      resolve: effects.resolve,
      connected: (to) => {
        address = to;
      },
    }),
  });
  const limits = startLimits(settings, request.signal);
  try {
    const at = effects.clock();
    const requestHeaders = headersFor(request, settings);
    const response = await client.request({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: requestHeaders.flat(),
      responseHeaders: 'raw',
      signal: limits.signal,
    });
    limits.answered();
    const headers = headerPairs(response.headers);
    const { statusCode: code, statusText } = response;
    const wanted = !redirects.has(code);
    const body = wanted ? await readBody(response.body, headers, settings.maxRawBytes) : new Uint8Array();
    if (!(body instanceof Uint8Array)) return body;
    const sent: Header[] = [['Host', url.host], ['Connection', 'keep-alive'], ...requestHeaders];
    return {
      ok: true,
      exchange: {
        url: url.href,
        at,
        address,
        requestHeaders: sent,
        code,
        statusText,
        headers,
        body,
        bodyRead: wanted,
      },
    };
  } catch (error) {
    return failureOf(error, limits.expired());
  } finally {
    limits.stop();
    await client.destroy().catch(() => undefined);
  }
}

function headersFor(
  request: Pick<GuardedRequest<never>, 'headers' | 'accept'>,
  settings: FetchSettings,
): Header[] {
  return [
    ['User-Agent', userAgentOf(settings)],
    ['Accept', request.accept],
    ['Accept-Encoding', acceptedEncodings],
    ...request.headers,
  ];
}

/** Time limits of our own, so that an answer that drips a byte at a time ends too. */
function startLimits(settings: FetchSettings, outer: AbortSignal | undefined) {
  const limit = new AbortController();
  let expired: string | null = null;
  const after = (milliseconds: number, why: string): NodeJS.Timeout =>
    setTimeout(() => {
      expired = why;
      limit.abort();
    }, milliseconds);
  const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`;
  const toHeaders = settings.connectTimeout + settings.headersTimeout;
  const head = after(toHeaders, `no answer within ${seconds(toHeaders)}`);
  const total = after(settings.totalTimeout, `the answer took more than ${seconds(settings.totalTimeout)}`);
  return {
    signal: outer ? AbortSignal.any([outer, limit.signal]) : limit.signal,
    answered: (): void => {
      clearTimeout(head);
    },
    expired: () => expired,
    stop: (): void => {
      clearTimeout(head);
      clearTimeout(total);
    },
  };
}

async function readBody(
  body: AsyncIterable<unknown>,
  headers: readonly Header[],
  largest: number,
): Promise<Uint8Array | Hop> {
  const tooLarge: Hop = { ok: false, status: 'too-large', why: `its body has more than ${largest} bytes` };
  if (Number(headerOf(headers, 'content-length')) > largest) return tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > largest) return tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** `responseHeaders: 'raw'` gives names and values in turn, which the declared type does not know. */
function headerPairs(headers: unknown): Header[] {
  const flat: readonly unknown[] = Array.isArray(headers) ? headers : [];
  const pairs: Header[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.push([String(flat[i]), String(flat[i + 1])]);
  return pairs;
}

function failureOf(error: unknown, expired: string | null): Hop {
  const refusal = causeOf(error, GuardRefusal);
  if (refusal) return { ok: false, status: 'refused', why: refusal.message };
  return { ok: false, status: 'unreachable', why: expired ?? plainReason(error) };
}

function causeOf<T extends Error>(error: unknown, kind: new (message: string) => T): T | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof kind) return at;
    const parts: readonly unknown[] = at instanceof AggregateError ? at.errors : [];
    const part = parts.find((one) => one instanceof kind);
    if (part instanceof kind) return part;
  }
  return null;
}

/** One line without control characters: messages of errors can quote what the other side sent. */
function plainReason(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed';
  const parts: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  const [first] = parts;
  const told = error.message === '' && first instanceof Error ? first.message : error.message;
  return (
    told
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, 200) || 'the connection failed'
  );
}
