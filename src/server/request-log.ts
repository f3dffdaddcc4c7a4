import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { randomUUID } from 'node:crypto';
import type { Log } from '../app/monitor/clock-and-log.ts';
import type { ServerEnv } from './deps.ts';
import type { Metrics } from './metrics.ts';

/** Gives each request an id, and logs one line when it is answered: the route's pattern, never the ids and words in it. */
export function requestLog(log: Log, metrics: Metrics): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    const started = performance.now();
    c.set('requestId', randomUUID());
    await next();
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    const route = routeOf(c);
    const { status } = c.res;
    metrics.request(route, c.req.method, status, milliseconds / 1000);
    log(levelOf(status, route), 'request', {
      id: c.get('requestId'),
      method: c.req.method,
      route,
      status,
      milliseconds,
    });
  };
}

/** The pattern of the last route that is not for every path; files of the app count as one. */
function routeOf(c: Context<ServerEnv>): string {
  const specific = matchedRoutes(c).filter(({ path }) => !path.endsWith('*'));
  // Written as the API's document writes it: {id}, not :id.
  const pattern = specific.at(-1)?.path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, '{$1}');
  return pattern ?? (c.req.path.startsWith('/api/') ? 'none' : 'app');
}

/** What is asked every few seconds by a machine is not worth a line. */
function levelOf(status: number, route: string): 'error' | 'info' | 'debug' {
  if (status >= 500 && status !== 503) return 'error';
  return route === '/healthz' || route === '/readyz' || route === '/metrics' ? 'debug' : 'info';
}
