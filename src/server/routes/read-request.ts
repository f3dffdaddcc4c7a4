import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ServerEnv } from '../deps.ts';
import { ProblemError } from '../problem.ts';
import type { Description } from './definitions/define.ts';

/** A request's parts as its definition types them. A part that is not defined is an empty object. */
export interface Asked<Route extends Pick<Description, 'params' | 'query' | 'body'>> {
  readonly params: Values<Route['params']>;
  readonly query: Values<Route['query']>;
  readonly body: Route['body'] extends { readonly 'application/json': { readonly schema: infer Schema } }
    ? Values<Schema>
    : undefined;
}
type Values<Schema> = Schema extends z.ZodType ? z.output<Schema> : Readonly<Record<string, never>>;

interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** Checks path, query and JSON body against the definition. Throws `ProblemError` with each field that is wrong. */
export async function readRequest<Route extends Description>(
  c: Context<ServerEnv>,
  route: Route,
): Promise<Asked<Route>> {
  const mistakes: Mistake[] = [];
  const params = check(route.params, route.params ? c.req.param() : {}, mistakes);
  const query = check(route.query, queryOf(c, route, mistakes), mistakes);
  const jsonSchema = readsJsonOnly(route) ? route.body?.['application/json']?.schema : undefined;
  const body = jsonSchema && mistakes.length === 0 ? check(jsonSchema, await jsonOf(c), mistakes) : undefined;
  if (mistakes.length > 0) throw invalid(mistakes);
  return { params, query, body } as Asked<Route>; // each was parsed by the schema that the type comes from
}

export function invalid(errors: readonly Mistake[]): ProblemError {
  return new ProblemError({
    status: 400,
    title: 'The request is not as documented',
    detail: 'See `errors`, and /docs for what this address takes.',
    errors: errors.slice(0, 50),
  });
}

/** Other kinds of body (uploads) are read by their handlers. */
function readsJsonOnly({ body }: Description): boolean {
  return body !== undefined && Object.keys(body).length === 1;
}

function check(schema: z.ZodType | undefined, value: unknown, mistakes: Mistake[]): unknown {
  if (holdsUnstorable(value)) {
    mistakes.push({ path: '', message: 'a text holds a NUL or half of a character pair' });
    return undefined;
  }
  if (!schema) return {};
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues) mistakes.push({ path: path.join('.'), message });
  return undefined;
}

/** Parameters by name: a list where the definition has one, else one value each. */
function queryOf(
  c: Context<ServerEnv>,
  { query }: Description,
  mistakes: Mistake[],
): Record<string, unknown> {
  const given = c.req.queries();
  const names = Object.keys(given);
  if (!query) {
    for (const name of names) mistakes.push({ path: name, message: 'there is no such parameter here' });
    return {};
  }
  const shape: Readonly<Record<string, z.ZodType>> = query.shape;
  const entries = names.map((name) => {
    const values = given[name] ?? [];
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (schema && isList(schema)) return [name, values] as const;
    if (schema && values.length > 1) mistakes.push({ path: name, message: 'may be given once' });
    return [name, values[0]] as const;
  });
  const read = Object.fromEntries<unknown>(entries);
  return read;
}

function isList(schema: z.ZodType): boolean {
  return schema instanceof z.ZodOptional
    ? isList(schema.unwrap() as z.ZodType)
    : schema instanceof z.ZodArray;
}

async function jsonOf(c: Context<ServerEnv>): Promise<unknown> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json')
    throw new ProblemError({
      status: 415,
      title: 'The body must be JSON',
      detail: 'Send content-type: application/json.',
    });
  try {
    return JSON.parse(await c.req.text());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalid([{ path: '', message: 'the body is no JSON' }]);
  }
}

/** PostgreSQL takes no NUL, UTF-8 no half of a pair. Walks without recursion: depth is the sender's choice. */
function holdsUnstorable(value: unknown): boolean {
  const waiting: unknown[] = [value];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (typeof item === 'string') {
      if (unstorable.test(item)) return true;
    } else if (typeof item === 'object' && item !== null) {
      // Holes and undefined values stand for nothing that is stored.
      for (const [key, inner] of Object.entries(item)) waiting.push(key, inner ?? null);
    }
  }
  return false;
}
const unstorable = /[\0\p{Surrogate}]/u;
