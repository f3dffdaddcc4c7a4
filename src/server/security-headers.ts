import type { MiddlewareHandler } from 'hono';
import type { ServerEnv } from './deps.ts';

/** Nothing inline, nothing from elsewhere, no framing by others. A briefing's own policy replaces it on that one answer. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

const always: readonly (readonly [string, string])[] = [
  ['content-security-policy', contentSecurityPolicy],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['x-frame-options', 'SAMEORIGIN'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
];

/** A year, as browsers' lists ask for. */
const strictTransport = 'max-age=31536000';

/** Adds the headers that every answer carries; a header that the handler has set stays. */
export function securityHeaders(publicUrl: () => string): MiddlewareHandler<ServerEnv> {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of always) if (!headers.has(name)) headers.set(name, value);
    if (publicUrl().startsWith('https:')) headers.set('strict-transport-security', strictTransport);
    headers.set('x-request-id', c.get('requestId'));
  };
}
