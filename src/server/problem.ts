import type { Context } from 'hono';
import type { ServerEnv } from './deps.ts';

/** What went wrong with a request, as RFC 9457 has it. */
export interface Problem {
  readonly status: number;
  /** The same for every occurrence. */
  readonly title: string;
  /** This occurrence, and what to do. */
  readonly detail?: string;
  /** One line for each field that is wrong. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An expected failure that a handler throws; `onError` answers it with its problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The answer to a request that cannot be served: application/problem+json. */
export function problemResponse(c: Context<ServerEnv>, problem: Problem): Response {
  const { headers, ...told } = problem;
  const body = { type: 'about:blank', ...told, instance: `urn:uuid:${c.get('requestId')}` };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
