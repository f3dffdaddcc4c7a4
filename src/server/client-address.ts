import type { Context } from 'hono';
import type { ServerEnv } from './deps.ts';

/** The client's address: the connection's, or behind a proxy the last that the proxy itself added. */
export function clientAddress(c: Context<ServerEnv>, behindProxy: boolean): string {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? peerOf(c.env) ?? 'unknown';
}

/** True for a request from this machine that no proxy has passed on. */
export function isFromHere(c: Context<ServerEnv>): boolean {
  if (c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined) return false;
  const peer = peerOf(c.env);
  return peer === '127.0.0.1' || peer === '::1' || peer === '::ffff:127.0.0.1';
}

/** Requests that a test hands to the application have no connection. */
function peerOf(env: Partial<ServerEnv['Bindings']> | undefined): string | undefined {
  return env?.incoming?.socket.remoteAddress;
}
