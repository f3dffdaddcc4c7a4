import { createRoute, z, type RouteConfig } from '@hono/zod-openapi';
import { problem } from '../../schema/problem.ts';

export const apiPrefix = '/api/v1';

/** What a route is, in our words; `define` adds what all routes share. */
export interface Description {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Below /api/v1. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: Body;
  readonly answers: Answers;
  /** Lists and things that are read often: an ETag, and 304 for the one who has it. */
  readonly cached?: boolean;
  /** Further problems that it may answer. */
  readonly problems?: readonly ProblemStatus[];
}
type Body = Readonly<Record<string, { readonly schema: z.ZodType }>>;
type Answers = Readonly<Record<number, Answer>>;
interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

const problems = {
  400: 'A parameter or the body is wrong; `errors` names each field',
  401: 'Sign in first',
  404: 'There is none',
  409: 'It is in the way of something that is there',
  413: 'Too large',
  415: 'Not a kind of content that is taken here',
  422: 'Well formed, but it cannot be done; `detail` says why',
  503: 'Too much work waits; try again after `Retry-After` seconds',
} as const;
type ProblemStatus = keyof typeof problems;

/** A route of the API. Its schemas validate requests, give handlers their types and make /openapi.json. */
export function define<const Route extends Description>(route: Route) {
  const told = [
    ...((route.params ?? route.query ?? route.body) ? [400 as const] : []),
    401 as const,
    ...(route.params ? [404 as const] : []),
    ...(route.problems ?? []),
  ];
  const config: RouteConfig = createRoute({
    method: route.method,
    path: `${apiPrefix}${route.path}`,
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    security: [{ session: [] }, { token: [] }],
    request: {
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      ...(route.body ? { body: { required: true, content: route.body } } : {}),
    },
    responses: {
      ...route.answers,
      ...(route.cached ? { 304: { description: 'Nothing has changed since the ETag that was sent' } } : {}),
      ...Object.fromEntries(
        told.map((status) => [
          status,
          { description: problems[status], content: { 'application/problem+json': { schema: problem } } },
        ]),
      ),
    },
  });
  return { ...route, config };
}

/** "getReportsById": the same for as long as the path is. */
function operationId({ method, path }: Description): string {
  const words = path
    .split(/[/.{}-]/)
    .filter((word) => word !== '')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return `${method}${words.join('')}`;
}

export const json = (description: string, schema: z.ZodType): Answer => ({
  description,
  content: { 'application/json': { schema } },
});
export const text = (description: string, type = 'text/plain'): Answer => ({
  description,
  content: { [type]: { schema: z.string() } },
});
export const bytes = (description: string, type = 'application/octet-stream'): Answer => ({
  description,
  content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } },
});
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
