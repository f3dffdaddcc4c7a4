import type { ApiError } from '../../api/problem.ts';

/** What the server found wrong, field by field; `rest` is what belongs to no field. */
export interface FieldErrors {
  readonly of: (path: string) => string | undefined;
  readonly rest: string | null;
}

/** Paths are the server's: "location", "observations.0.date", "/location", with or without "body" before. */
export function fieldErrors(error: ApiError | null): FieldErrors {
  const told = new Map<string, string>();
  const whole: string[] = [];
  for (const { path = '', message } of error?.problem?.errors ?? []) {
    const field = path
      .split(/[./]/)
      .filter((part) => part !== '' && part !== 'body' && part !== 'json')
      .join('.');
    if (field === '') whole.push(message);
    else if (!told.has(field)) told.set(field, message);
  }
  if (error && whole.length === 0 && told.size === 0) whole.push(error.message);
  return { of: (path) => told.get(path), rest: whole.length > 0 ? whole.join(' ') : null };
}
