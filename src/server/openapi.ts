import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ServerEnv } from './deps.ts';

const description = `Everything that the monitor knows, as its web app reads it.

Sign in with the one-time link (a session cookie), or send an API token: \`Authorization: Bearer …\`. With a cookie, a request
that changes something carries the header \`x-trucewatch: 1\`.

Lists come in pages: hand the answer's \`next\` in as \`cursor\`. Filters have the same names everywhere; those that may be given
several times match any of their values. An unknown parameter is an error. Times are ISO 8601 in UTC; days are
calendar days at the place that a report speaks of. Passages are half-open ranges of UTF-16 code units into a
report's text. What is shown has passed the harm gate.`;

/** The OpenAPI 3.1 document of all routes that the application has. */
export function openApiDocument(app: OpenAPIHono<ServerEnv>, program: string) {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'trucewatch',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Trucewatch monitor', version: program, description, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
  });
}
