import { z } from '@hono/zod-openapi';
import { sides } from '../../../domain/actor.ts';
import { isRealDay } from '../../../app/monitor/queries/days.ts';

/** Filters have the same names everywhere. Those that may be given several times match any of their values. */
const name = z.string().min(1).max(500);
const several = <Item extends z.ZodType>(item: Item) => z.array(item).max(30).optional();
const realDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day, written 2016-05-20')
  .refine(isRealDay, 'a day of the calendar');

export const filters = {
  from: realDay
    .optional()
    .openapi({ description: 'First day of the event (of a report: of its reference day)', format: 'date' }),
  to: realDay.optional().openapi({ description: 'Last day, inclusive', format: 'date' }),
  place: several(name).openapi({ description: "A place's id or name, or a first-order division's name" }),
  country: several(z.string().regex(/^[A-Z]{2}$/, 'two capital letters, ISO 3166-1')).openapi({
    description: 'ISO 3166-1 alpha-2',
  }),
  party: several(z.enum(sides)).openapi({ description: 'Side of the conflict' }),
  actor: several(name).openapi({ description: 'Id of a reference actor, or a name as told' }),
  outlet: several(name).openapi({ description: "An outlet's id or name" }),
  story: name.optional(),
  incident: name.optional(),
  report: name.optional(),
  q: z.string().min(1).max(300).optional().openapi({
    description: 'Words to search for; "in quotes" as a phrase, -word to leave out, `or` between',
  }),
} as const;
type Filter = keyof typeof filters;

/** Asked of a list that is searched. */
const highlight = z.enum(['1', '0']).optional().openapi({
  description: '1: with `q`, where its words stand in each item of the page, in `highlights`',
});

export const sorts = ['-day', 'day', '-changed'] as const;
export type Sort = (typeof sorts)[number];
const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(1000).optional().openapi({ description: '`next` of the page before' }),
};
const sorting = z.enum(sorts).default('-day').openapi({ description: '`-day`: newest first' });

/** The query of a list: the filters it knows, others of its own, paging and order. Anything else is an error. */
export function listQuery<const Names extends readonly Filter[], const Own extends z.ZodRawShape>(
  names: Names,
  own: Own,
) {
  const known = Object.fromEntries(names.map((key) => [key, filters[key]])) as Pick<
    typeof filters,
    Names[number]
  >; // the keys are the names
  return z.strictObject({ ...known, ...own, sort: sorting, ...paging, highlight });
}

/** A short list that comes whole, or in pages without a choice of order. */
export const pageQuery = <const Own extends z.ZodRawShape>(own: Own) => z.strictObject({ ...own, ...paging });

export const anyOf = several;
export const idParams = z.object({ id: name.openapi({ description: 'Percent-encoded' }) });
/** Named an integer by hand: coercion takes null for 0, and the document would say so. */
export const numberParam = z.coerce
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .openapi({ type: 'integer', minimum: 0 });
export const flag = z.enum(['1', '0', 'true', 'false']);
