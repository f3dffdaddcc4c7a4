import { createRoute, z } from '@hono/zod-openapi';
import {
  addToken,
  hashSecret,
  listTokens,
  redeemLink,
  removeCredential,
  type TokenView,
} from '../app/monitor/credentials.ts';
import type { LinkDrop } from '../app/monitor/link-drop.ts';
import { tooManyTries, type Auth } from './auth.ts';
import { clientAddress } from './client-address.ts';
import type { ServerApp, ServerDeps } from './deps.ts';
import { problemResponse } from './problem.ts';
import type { Throttle } from './throttle.ts';

const me = z
  .object({
    name: z.string().openapi({ description: "The account's name" }),
    by: z.enum(['session', 'token']).openapi({ description: 'Signed in by cookie, or by an API token' }),
  })
  .openapi('Me');
const instant = z.string().openapi({ format: 'date-time' });
const token = z
  .object({
    id: z.string().openapi({ description: 'What the token is revoked by; it does not tell the secret' }),
    name: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .openapi('Token');
const secretText = z.string().min(1).max(200);

const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const tags = ['Sign-in'];

const definitions = {
  me: createRoute({
    method: 'get',
    path: '/api/v1/me',
    tags,
    summary: 'Who I am',
    responses: { 200: { description: 'The account', content: json(me) } },
  }),
  signIn: createRoute({
    method: 'post',
    path: '/api/v1/session',
    tags,
    summary: "Exchange a one-time link's token for a session cookie",
    security: [],
    request: { body: { required: true, content: json(z.object({ token: secretText })) } },
    responses: {
      200: { description: 'Signed in; the cookie is set', content: json(me) },
      401: { description: 'The link was used, is too old, or never was' },
      429: { description: 'Too many failed tries' },
    },
  }),
  signOut: createRoute({
    method: 'delete',
    path: '/api/v1/session',
    tags,
    summary: 'End this session',
    responses: { 204: { description: 'Signed out' } },
  }),
  tokens: createRoute({
    method: 'get',
    path: '/api/v1/tokens',
    tags,
    summary: 'API tokens in force',
    responses: { 200: { description: 'Newest first', content: json(z.object({ items: z.array(token) })) } },
  }),
  addToken: createRoute({
    method: 'post',
    path: '/api/v1/tokens',
    tags,
    summary: 'Make an API token; its secret is shown once',
    request: {
      body: { required: true, content: json(z.object({ name: z.string().trim().min(1).max(100) })) },
    },
    responses: {
      201: {
        description: 'The token and its secret',
        content: json(z.object({ token, secret: secretText }).openapi('NewToken')),
      },
    },
  }),
  removeToken: createRoute({
    method: 'delete',
    path: '/api/v1/tokens/{id}',
    tags,
    summary: 'Revoke an API token',
    request: { params: z.object({ id: z.string().max(100) }) },
    responses: { 204: { description: 'Revoked' }, 404: { description: 'There is no such token' } },
  }),
};

interface SessionParts {
  readonly auth: Auth;
  readonly throttle: Throttle;
  /** Links that `trucewatch sign-in-link` left for a service that is running. */
  readonly links: LinkDrop;
  /** Ends the event streams of a credential that is no more. */
  readonly disconnect: (credential: string) => void;
}

/** /me, /session and /tokens. POST /session is the one that answers without a credential. */
export function registerSessionRoutes(app: ServerApp, deps: ServerDeps, parts: SessionParts): void {
  const { db, clock } = deps;
  const { auth, throttle, links, disconnect } = parts;
  const end = async (hash: string, kind: 'session' | 'token') => {
    const ended = await removeCredential(db, hash, kind);
    auth.forget(hash);
    disconnect(hash);
    return ended;
  };

  app.openapi(definitions.signIn, async (c) => {
    const address = clientAddress(c, deps.config.behindProxy);
    const wait = throttle.waitOf(address);
    if (wait > 0) return tooManyTries(c, wait);
    const { token: secret } = c.req.valid('json');
    await links.pickUp(hashSecret(secret));
    const session = await redeemLink(db, secret, clock);
    if (session === null) {
      throttle.failed(address);
      return problemResponse(c, {
        status: 401,
        title: 'This link does not sign in any more',
        detail: 'It works once and for 24 hours. "trucewatch sign-in-link" on the server makes another.',
      });
    }
    auth.setSession(c, session);
    return c.json({ name: 'admin', by: 'session' as const }, 200);
  });
  app.openapi(definitions.me, (c) => {
    const { name, by } = c.get('caller');
    return c.json({ name, by }, 200);
  });
  app.openapi(definitions.signOut, async (c) => {
    const { credential, by } = c.get('caller');
    if (by === 'session') await end(credential, 'session');
    auth.clearSession(c);
    return c.body(null, 204);
  });
  app.openapi(definitions.tokens, async (c) => c.json({ items: [...(await listTokens(db))] }, 200));
  app.openapi(definitions.addToken, async (c) => {
    const made: { token: TokenView; secret: string } = await addToken(
      db,
      c.get('caller').account,
      c.req.valid('json').name,
      clock,
    );
    return c.json(made, 201);
  });
  app.openapi(definitions.removeToken, async (c) => {
    if (await end(c.req.valid('param').id, 'token')) return c.body(null, 204);
    return problemResponse(c, { status: 404, title: 'There is no such token' });
  });
}
