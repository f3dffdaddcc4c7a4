import { z } from 'zod';
import { sensitiveRanges } from '../../../publishing/sensitive-text.ts';

/** One line of text, white space made plain. Control characters and what turns text around have no place in a form. */
export function lineField(longest: number) {
  return z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(longest)
        .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(text), 'no control characters'),
    );
}

/** Several lines of text. */
export function textField(longest: number) {
  return z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').trim())
    .pipe(
      z
        .string()
        .max(longest)
        .refine((text) => !/\p{Cc}/u.test(text.replaceAll('\n', '')), 'no control characters'),
    );
}

/** A place by its name. Coordinates and addresses are finer than a named place, so they are no name. */
export const placeField = lineField(120).refine(
  (name) => /\p{L}{2}/u.test(name) && sensitiveRanges(name).length === 0 && !/\d{2}[.,]\d{2}/.test(name),
  'the name of a town, village or quarter; no coordinates, no address',
);

export const dayField = z.iso.date('a day, as 2016-05-20');
export const timeField = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time, as 14:20');

/** The form's own id, given by whoever sends it: the same id again is a new version of it. */
export const formIdField = z
  .string()
  .regex(/^[\w.-]{1,64}$/, 'letters, digits, "-", "_" and "."')
  .optional();
