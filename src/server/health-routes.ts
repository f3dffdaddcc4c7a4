import type { Context } from 'hono';
import type { ServerDeps, ServerEnv } from './deps.ts';

/** A store that takes longer than this to say "1" serves nobody. */
const storeWaitMs = 2_000;

/** The process lives: 200 from the first moment on, whatever else is wrong. */
export function health(c: Context<ServerEnv>): Response {
  return c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' });
}

/** The service can do its work: the store answers and it is neither starting nor stopping. */
export function readiness({ db, ready }: Pick<ServerDeps, 'db' | 'ready'>) {
  return async (c: Context<ServerEnv>): Promise<Response> => {
    const store = ready() && (await answers(db));
    const status = store ? 'ready' : ready() ? 'the store does not answer' : 'starting or stopping';
    return c.json({ status }, store ? 200 : 503, { 'cache-control': 'no-store' });
  };
}

async function answers(db: ServerDeps['db']): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, storeWaitMs);
  });
  const asked = db.query('select 1 as one').then(
    () => true,
    () => false,
  );
  const answered = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answered;
}
