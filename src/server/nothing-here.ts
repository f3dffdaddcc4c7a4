import type { Context } from 'hono';
import type { ServerApp, ServerEnv } from './deps.ts';
import { problemResponse } from './problem.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The answer where no route fits: 405 with the methods that the address takes, 404 where it takes none. */
export function answerNothingHere(app: ServerApp, c: Context<ServerEnv>): Response {
  const allowed = methods.filter((method) => answers(app, method, c.req.path));
  if (allowed.length === 0) return problemResponse(c, { status: 404, title: 'There is nothing here' });
  const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  return problemResponse(c, {
    status: 405,
    title: 'This address does not take this method',
    detail: `It takes ${allow}.`,
    headers: { allow },
  });
}

/** Whether a route of this very method fits; what stands before all routes (sign-in, limits) is for every method. */
function answers(app: ServerApp, method: string, path: string): boolean {
  return app.router.match(method, path)[0].some(([[, route]]) => route.method === method);
}
