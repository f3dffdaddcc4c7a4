import type { z } from 'zod';

/** What is wrong with a form or a request, field by field, for whoever filled it in. */
export interface FieldError {
  /** "observations.0.date"; "" for the whole. */
  readonly path: string;
  readonly message: string;
}

export function fieldErrors(error: z.ZodError): readonly FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}
