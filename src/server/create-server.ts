import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { DatabaseError } from '../app/monitor/database.ts';
import { faultFields } from '../app/monitor/fault-fields.ts';
import { NotMade } from '../app/monitor/on-request.ts';
import type { LinkDrop } from '../app/monitor/link-drop.ts';
import { createAuth } from './auth.ts';
import { isFromHere } from './client-address.ts';
import type { ServerApp, ServerDeps, ServerEnv } from './deps.ts';
import type { ChangeEvents } from './events.ts';
import { registerEventsRoute } from './events-route.ts';
import { registerExports } from './exports/register-exports.ts';
import { health, readiness } from './health-routes.ts';
import { createMetrics } from './metrics.ts';
import { answerNothingHere } from './nothing-here.ts';
import { ProblemError, problemResponse } from './problem.ts';
import { requestLog } from './request-log.ts';
import { registerRoutes } from './routes/index.ts';
import { securityHeaders } from './security-headers.ts';
import { registerSessionRoutes } from './session-routes.ts';
import { createStaticFiles } from './static-files.ts';
import { createThrottle } from './throttle.ts';

/** An upload may bring several documents of 25 MB; nothing else that is sent is larger than an agreement. */
const maxUpload = 64 * 1024 * 1024;
const maxBody = 2 * 1024 * 1024;
/** Small answers gain nothing by it. */
const compressFrom = 2048;

/** As proxies log it. */
const clientGone = 499;

/** What needs the process around it, beside the deps of every request. */
export interface ServerParts {
  readonly events: ChangeEvents;
  readonly links: LinkDrop;
}

/** The whole HTTP service as one application: from request id to fallback page, in the order of this function. */
export function createServer(deps: ServerDeps, { events, links }: ServerParts): ServerApp {
  const app: ServerApp = new OpenAPIHono<ServerEnv>({ defaultHook: answerInvalid });
  const throttle = createThrottle(deps.clock);
  const auth = createAuth(deps, throttle);
  const metrics = createMetrics({
    db: deps.db,
    taskTimes: deps.taskTimes,
    clients: events.clients,
    program: deps.program,
  });

  app.use(requestLog(deps.log, metrics));
  app.use(securityHeaders(deps.publicUrl));
  app.get('/healthz', health);
  app.get('/readyz', readiness(deps));

  app.use('/api/*', limitBody);
  app.use('/api/*', compressIfAsked);
  const unlessSigningIn: MiddlewareHandler<ServerEnv> = (c, next) =>
    c.req.path === '/api/v1/session' && c.req.method === 'POST' ? next() : auth.required(c, next);
  app.use('/api/*', unlessSigningIn);
  app.use('/openapi.json', auth.required);
  app.use('/docs', auth.required);
  app.use('/docs/*', auth.required);
  app.get('/metrics', async (c) => {
    if (!isFromHere(c) && !(await auth.identify(c))) return auth.required(c, () => Promise.resolve());
    return c.text(await metrics.render(), 200, { 'content-type': metrics.contentType });
  });

  registerSessionRoutes(app, deps, { auth, throttle, links, disconnect: events.disconnect });
  registerEventsRoute(app, events);
  registerExports(app, deps);
  registerRoutes(app, deps);

  const staticFile = createStaticFiles(deps.webFolder);
  app.notFound(async (c) => {
    const isApi = c.req.path.startsWith('/api/');
    return (isApi ? null : await staticFile(c)) ?? answerNothingHere(app, c);
  });
  app.onError((error, c) => answerError(error, c, deps));
  return app;
}

const compressed = compress({ threshold: compressFrom });

/** The library takes every answer apart and puts it together again, also those that stay as they are: a sixth of a list's time. */
const compressIfAsked: MiddlewareHandler<ServerEnv> = async (c, next) => {
  if (/gzip|deflate|\*/i.test(c.req.header('accept-encoding') ?? '')) return compressed(c, next);
  await next();
  c.res.headers.append('vary', 'Accept-Encoding');
};

const limitBody: MiddlewareHandler<ServerEnv> = (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const maxSize = c.req.path === '/api/v1/reports' ? maxUpload : maxBody;
  return bodyLimit({
    maxSize,
    onError: () =>
      problemResponse(c, {
        status: 413,
        title: 'The request is too large',
        detail: `It may have ${maxSize / 1024 / 1024} MB.`,
      }),
  })(c, next);
};

type InvalidResult = { readonly success: true } | { readonly success: false; readonly error: InvalidError };
interface InvalidError {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}

/** A request that does not fit its schema: 400 with one line for each field. */
function answerInvalid(result: InvalidResult, c: Context<ServerEnv>): Response | undefined {
  if (result.success) return undefined;
  return problemResponse(c, {
    status: 400,
    title: 'The request is not as documented',
    errors: result.error.issues.slice(0, 50).map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}

/** The one place where an error becomes an answer. A fault is logged without what it quotes, and told by its request id. */
function answerError(error: Error, c: Context<ServerEnv>, { log }: ServerDeps): Response {
  if (error instanceof ProblemError) return problemResponse(c, error.problem);
  if (error instanceof HTTPException && error.status < 500) {
    const title = error.message === '' ? 'The request cannot be read' : error.message;
    return problemResponse(c, { status: error.status, title });
  }
  if (error instanceof NotMade) {
    const headers = { 'retry-after': String(error.retryAfter) };
    return problemResponse(c, {
      status: 503,
      title: 'It could not be made now',
      detail: error.message,
      headers,
    });
  }
  // A full disk, a store that is newer than the program or does not answer: the message is ours and says what to do.
  if (error instanceof DatabaseError) {
    log('error', 'the store cannot be used', { id: c.get('requestId'), detail: error.message });
    const headers = { 'retry-after': error.isUnreachable ? '10' : '60' };
    return problemResponse(c, { status: 503, title: error.message, headers });
  }
  // What was under way for a client that has gone was ended; the answer reaches nobody.
  if (c.req.raw.signal.aborted) return new Response(null, { status: clientGone });
  log('error', 'fault', { id: c.get('requestId'), ...faultFields(error) });
  return problemResponse(c, {
    status: 500,
    title: 'A fault of the program',
    detail: 'It is in the log under the id given here; please report it.',
  });
}
