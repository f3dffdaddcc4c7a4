import type { Context } from 'hono';
import type { Database } from '../../app/monitor/database.ts';
import { CursorError } from '../../app/monitor/queries/cursor.ts';
import type { ServerApp, ServerDeps, ServerEnv } from '../deps.ts';
import { ProblemError } from '../problem.ts';
import { AnswerCache } from './answer-cache.ts';
import type { define, Description } from './definitions/define.ts';
import { createLine } from './line.ts';
import { createNewestChange } from './newest-change.ts';
import { readRequest, type Asked } from './read-request.ts';

/**
 * Answers that are made at a time: the embedded store does one thing at a time, and of the 10 connections that each process has to
 * PostgreSQL a worker holds one and one is left for what every answer waits for: who asks, and what the newest change is.
 */
const atATime = { pglite: 4, postgres: 8 } as const;

type Defined = ReturnType<typeof define<Description>>;
type Handler<Route extends Description> = (
  asked: Asked<Route>,
  c: Context<ServerEnv>,
) => Promise<Response> | Response;
/** Renders the answer; a `Response` instead of a body is handed on as it is and not kept. */
type Renderer<Route extends Description> = (asked: Asked<Route>) => Promise<string | Response>;

/** Puts definitions and what answers them on the application. */
export interface Serve {
  /** Answers anew each time. */
  readonly answer: <Route extends Defined>(route: Route, handler: Handler<Route>) => void;
  /**
   * Answers with JSON that depends on nothing but the address and the newest change: it has an ETag, is answered with
   * 304 to the one who has it, and is rendered once a change. In a line with the others: it must wait for nothing but the store.
   */
  readonly answerCached: <Route extends Defined>(route: Route, render: Renderer<Route>) => void;
}

export function createServe(
  app: ServerApp,
  { db, program }: Pick<ServerDeps, 'program'> & { readonly db: Database },
): Serve {
  const newestChange = createNewestChange(db);
  const cache = new AnswerCache();
  const inLine = createLine(atATime[db.engine]);
  const add = (route: Defined, handler: (c: Context<ServerEnv>) => Promise<Response>): void => {
    app.openAPIRegistry.registerPath(route.config);
    const path = route.config.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(route.method.toUpperCase(), path, handler);
  };
  const answer: Serve['answer'] = (route, handler) => {
    add(route, async (c) => asProblems(async () => handler(await readRequest(c, route), c)));
  };
  const answerCached: Serve['answerCached'] = (route, render) => {
    add(route, (c) =>
      asProblems(async () => {
        const asked = await readRequest(c, route);
        const seq = await newestChange();
        const etag = `W/"${program}-${seq}"`;
        if (isKnown(c.req.header('if-none-match'), etag)) return notModified(etag);
        const key = c.req.url.slice(c.req.url.indexOf('/', 8));
        const kept = cache.get(key, seq);
        if (kept !== null) return jsonText(kept, etag);
        const body = await inLine(() => render(asked));
        if (typeof body !== 'string') return body;
        cache.set(key, { seq, body });
        return jsonText(body, etag);
      }),
    );
  };
  return { answer, answerCached };
}

/** JSON that is text already. */
export function jsonText(body: string, etag: string | null = null, status = 200): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': etag === null ? 'no-store' : 'private, no-cache',
      ...(etag === null ? {} : { etag }),
    },
  });
}

export const json = (value: unknown, status = 200): Response => jsonText(JSON.stringify(value), null, status);

/** Of bytes that others wrote: a download of unknown type, so that no browser runs what stands in it. */
export const downloadHeaders = {
  'content-type': 'application/octet-stream',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
} as const;

function notModified(etag: string): Response {
  return new Response(null, { status: 304, headers: { etag, 'cache-control': 'private, no-cache' } });
}

/** Weak comparison with each tag of the header (RFC 9110 §13.1.2). */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || weak(tag.trim()) === weak(etag));
}
const weak = (tag: string): string => tag.replace(/^W\//, '');

/** What a flag of the query says. */
export const isSet = (flag: '1' | '0' | 'true' | 'false' | undefined): boolean =>
  flag === '1' || flag === 'true';

export function notFound(what: string): ProblemError {
  return new ProblemError({
    status: 404,
    title: `There is no such ${what}`,
    detail: 'It may never have been here, or a newer reading no longer has it.',
  });
}

/** Outcomes that use cases tell by their error's class. */
async function asProblems(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof CursorError) {
      throw new ProblemError({
        status: 400,
        title: 'The cursor cannot be used',
        detail: `${error.message} Read the list from its first page.`,
        errors: [{ path: 'cursor', message: error.message }],
      });
    }
    throw error;
  }
}
