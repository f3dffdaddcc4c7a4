import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { findCredential, hashSecret, sessionLifeMs } from '../app/monitor/credentials.ts';
import { clientAddress } from './client-address.ts';
import type { Caller, ServerDeps, ServerEnv } from './deps.ts';
import { problemResponse } from './problem.ts';
import type { Throttle } from './throttle.ts';

/** What a page of another site cannot send along without being asked first: proof that our own page writes. */
export const writeHeader = 'x-trucewatch';
/** A credential that was just looked up is not looked up again; one revoked elsewhere lives at most this long. */
const rememberMs = 5_000;
const maxRemembered = 1_000;

export interface Auth {
  /** Lets a request through with `caller` set, or answers 401, 403 or 429. */
  readonly required: MiddlewareHandler<ServerEnv>;
  /** Who asks, or null. */
  readonly identify: (c: Context<ServerEnv>) => Promise<Caller | null>;
  readonly setSession: (c: Context<ServerEnv>, secret: string) => void;
  readonly clearSession: (c: Context<ServerEnv>) => void;
  /** Forgets what was remembered of a credential, once it is revoked. */
  readonly forget: (hash: string) => void;
}

export function createAuth(deps: ServerDeps, throttle: Throttle): Auth {
  const remembered = new Map<string, { readonly caller: Caller; readonly until: number }>();
  const isSecure = () => deps.publicUrl().startsWith('https:');
  /** Over https the name itself forbids that another host or path of the domain sets the cookie. */
  const cookieName = () => (isSecure() ? '__Host-trucewatch' : 'trucewatch');
  const setSession = (c: Context<ServerEnv>, secret: string, maxAge = sessionLifeMs / 1000) => {
    setCookie(c, cookieName(), secret, {
      httpOnly: true,
      sameSite: 'Strict',
      secure: isSecure(),
      path: '/',
      maxAge,
    });
  };

  async function lookUp(c: Context<ServerEnv>, secret: string): Promise<Caller | null> {
    const hash = hashSecret(secret);
    const now = deps.clock().getTime();
    const known = remembered.get(hash);
    if (known && known.until > now) return known.caller;
    remembered.delete(hash);
    const found = await findCredential(deps.db, hash, deps.clock);
    if (!found) return null;
    const { kind, account, accountName } = found.credential;
    if (found.renewed && kind === 'session') setSession(c, secret);
    const caller: Caller = { account, name: accountName, by: kind, credential: hash };
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(hash, { caller, until: now + rememberMs });
    return caller;
  }

  /** A token wins over a cookie; a credential of one kind is not accepted in the other's place. */
  async function identify(c: Context<ServerEnv>): Promise<Caller | null> {
    const bearer = /^Bearer ([\w-]{1,100})$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (bearer !== undefined) return ofKind('token', await lookUp(c, bearer));
    const session = getCookie(c, cookieName());
    return session === undefined ? null : ofKind('session', await lookUp(c, session));
  }

  const required: MiddlewareHandler<ServerEnv> = async (c, next) => {
    const address = clientAddress(c, deps.config.behindProxy);
    const caller = await identify(c);
    if (!caller) return refuse(c, throttle, address);
    if (caller.by === 'session' && isWrite(c.req.method) && c.req.header(writeHeader) === undefined) {
      return problemResponse(c, {
        status: 403,
        title: 'The request does not come from the app',
        detail: `A change that is signed in by cookie carries the header "${writeHeader}: 1".`,
      });
    }
    c.set('caller', caller);
    return next();
  };

  return {
    required,
    identify,
    setSession,
    clearSession: (c) => {
      setSession(c, '', 0);
    },
    forget: (hash) => remembered.delete(hash),
  };
}

function ofKind(kind: Caller['by'], caller: Caller | null): Caller | null {
  return caller?.by === kind ? caller : null;
}

function isWrite(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

/** Without any credential it is merely 401; a wrong one counts as a failed try. */
function refuse(c: Context<ServerEnv>, throttle: Throttle, address: string): Response {
  const tried = c.req.header('authorization') !== undefined;
  const wait = throttle.waitOf(address);
  if (tried && wait > 0) return tooManyTries(c, wait);
  if (tried) throttle.failed(address);
  return problemResponse(c, {
    status: 401,
    title: 'Sign in first',
    detail: 'Open the one-time link that the terminal shows, or send a token: "Authorization: Bearer tw_…".',
    headers: { 'www-authenticate': 'Bearer realm="trucewatch"' },
  });
}

export function tooManyTries(c: Context<ServerEnv>, wait: number): Response {
  return problemResponse(c, {
    status: 429,
    title: 'Too many failed tries from this address',
    detail: `Try again in ${wait} s.`,
    headers: { 'retry-after': String(wait) },
  });
}
