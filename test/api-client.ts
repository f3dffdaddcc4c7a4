import type { z } from '@hono/zod-openapi';
import { expect } from 'vitest';
import type { TestService } from './service.ts';

/** What a definition says of its answer with status 200. */
interface Defined {
  readonly answers: Readonly<
    Record<number, { readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>> }>
  >;
}

/** Asks the API as a signed-in person. */
export interface ApiClient {
  readonly send: (method: string, path: string, init?: Init) => Promise<Response>;
  /** The answer to GET, with status 200. */
  readonly json: <Value = never>(path: string) => Promise<Value>;
  /** The same, checked against the definition's schema: no field less and none more. */
  readonly checked: (definition: Defined, path: string) => Promise<unknown>;
}
interface Init {
  readonly body?: string | FormData;
  readonly headers?: Record<string, string>;
}

export async function apiClient(service: TestService): Promise<ApiClient> {
  const cookie = await service.signIn();
  const send: ApiClient['send'] = async (method, path, { body, headers = {} } = {}) =>
    service.app.request(path.startsWith('/') ? path : `/api/v1/${path}`, {
      method,
      headers: { cookie, 'x-trucewatch': '1', ...headers },
      ...(body === undefined ? {} : { body }),
    });
  const json = async <Value>(path: string): Promise<Value> => {
    const response = await send('GET', path);
    const text = await response.text();
    expect(response.status, `${path}: ${text.slice(0, 300)}`).toBe(200);
    return JSON.parse(text) as Value; // what a test asks for it checks
  };
  return {
    send,
    json,
    checked: async (definition, path) => {
      const value = await json<unknown>(path);
      const schema = definition.answers[200]?.content?.['application/json']?.schema;
      const parsed = schema?.safeParse(value);
      expect(parsed?.error?.issues.slice(0, 5), path).toBeUndefined();
      // The schemas drop what they do not know: what is left must be all there was.
      expect(parsed?.data, path).toEqual(value);
      return value;
    },
  };
}

export const jsonInit = (value: unknown): Init => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});
