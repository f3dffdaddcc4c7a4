import { storedAtHeader } from '../offline/kept.ts';
import { ApiError, isProblem } from './problem.ts';

/** A value of the query string; a list becomes one parameter a value. Undefined ones are left out. */
export type QueryValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

export const apiPrefix = '/api/v1';

/** The address of a resource, for requests and for links to downloads. `path` begins with a slash and stands below /api/v1. */
export function apiUrl(path: string, query: QueryValues = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) for (const one of value as readonly string[]) parameters.append(name, one);
    else parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return apiPrefix + path + (text === '' ? '' : `?${text}`);
}

interface Sending {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: QueryValues;
  /** Sent as JSON, unless it is a form or a text with a type of its own. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly signal?: AbortSignal | undefined;
}

/** Called where the server says that nobody is signed in. */
let onSignedOut: () => void = () => undefined;
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** One request to the API. The answer is JSON, or text where the server says so. Throws ApiError. */
export async function request(path: string, sending: Sending = {}): Promise<unknown> {
  const { method = 'GET', query, body, contentType, signal } = sending;
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json, */*;q=0.1' };
  // Another site's form cannot send this header, so that a cookie alone changes nothing.
  if (method !== 'GET') headers['x-trucewatch'] = '1';
  let payload: BodyInit | null = null;
  if (body instanceof FormData) payload = body;
  else if (contentType !== undefined && (typeof body === 'string' || body instanceof Blob)) {
    headers['content-type'] = contentType;
    payload = body;
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    payload = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(apiUrl(path, query), {
      method,
      headers,
      body: payload,
      credentials: 'same-origin',
      signal: signal ?? null,
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ApiError(0, null, { cause });
  }
  const type = response.headers.get('content-type') ?? '';
  const answer: unknown =
    response.status === 204 ? null : type.includes('json') ? await response.json() : await response.text();
  if (!response.ok) {
    if (response.status === 401 && path !== '/session') onSignedOut();
    throw new ApiError(response.status, isProblem(answer) ? answer : null);
  }
  noteAge(response);
  return answer;
}

const ageListeners = new Set<(storedAt: string | null) => void>();
/** Told for every answer: when it was stored, where the service worker answered from what was read before; null where it is fresh. */
export function listenForAge(listener: (storedAt: string | null) => void): () => void {
  ageListeners.add(listener);
  return () => ageListeners.delete(listener);
}
function noteAge(response: Response): void {
  const storedAt = response.headers.get(storedAtHeader);
  for (const listener of ageListeners) listener(storedAt);
}
