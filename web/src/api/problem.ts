/** What the server answers when it cannot do what was asked (RFC 9457). */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly path?: string; readonly message: string }[];
}

/** A request that failed, in the server's own words; `status` 0 where it never reached the server. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null, options?: ErrorOptions) {
    super(
      problem?.detail ??
        problem?.title ??
        (status === 0 ? 'The server cannot be reached.' : `Error ${status}`),
      options,
    );
    this.status = status;
    this.problem = problem;
  }

  /** Nothing answered: no line, or the server is down. */
  get unreachable(): boolean {
    return this.status === 0;
  }
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string';
}
