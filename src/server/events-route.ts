import { createRoute, z } from '@hono/zod-openapi';
import type { ServerApp } from './deps.ts';
import type { ChangeEvents } from './events.ts';
import { problemResponse } from './problem.ts';

const number = z
  .string()
  .regex(/^\d{1,15}$/, 'the number of a change')
  .transform(Number);

const definition = createRoute({
  method: 'get',
  path: '/api/v1/changes',
  tags: ['Changes'],
  summary: 'What changes, as it changes (server-sent events)',
  description:
    'Each event has the number of the change as its id and {seq, kind, id} as its data. A client that comes back sends Last-Event-ID (browsers do by themselves) and gets what it missed; where that is too much, an event "reset" says to load everything again. A comment every 15 s keeps the line open.',
  request: {
    query: z.object({ after: number.optional() }),
    headers: z.object({ 'last-event-id': number.optional() }),
  },
  responses: {
    200: {
      description: 'A stream without end',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    503: { description: 'Too many listen already, or the service stops' },
  },
});

export function registerEventsRoute(app: ServerApp, events: ChangeEvents): void {
  app.openapi(definition, (c) => {
    const after = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after ?? null;
    const stream = events.subscribe(after, c.get('caller').credential);
    if (stream === null) {
      return problemResponse(c, {
        status: 503,
        title: 'Too many clients listen already, or the service stops',
        headers: { 'retry-after': '60' },
      });
    }
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // nginx would hold the events back.
        'x-accel-buffering': 'no',
      },
    });
  });
}
