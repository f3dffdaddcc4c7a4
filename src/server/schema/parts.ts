import { z } from '@hono/zod-openapi';
import { sides } from '../../domain/actor.ts';
import type {
  ActorView,
  DateView,
  GradeView,
  PassageView,
  PlaceView,
  TollView,
} from '../../app/monitor/views/parts.ts';
import { schemaOf } from './schema-of.ts';

/** The pieces that several views are made of. */
export const side = z.enum(sides).openapi('Side', { description: 'Which side of the conflict' });
export const instant = z
  .string()
  .openapi({ format: 'date-time', description: 'Instant in UTC', example: '2016-05-20T09:30:00.000Z' });
export const reliability = z
  .enum(['A', 'B', 'C', 'D', 'E', 'F'])
  .openapi('Reliability', { description: 'Admiralty source reliability; F: cannot be judged' });
export const share = z.number().min(0).max(1);
export const count = z.int().min(0);

/**
 * The thing or null. Instead of `.nullable()` where the thing has a name in the document: that would make the named schema
 * itself nullable everywhere.
 */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

export const passageView = schemaOf<PassageView>()(
  z.object({ report: z.string(), start: count, end: count, text: z.string() }).openapi('Passage', {
    description:
      "A half-open range of UTF-16 code units of a report's text, and the words as they may be shown",
  }),
);

export const actorView = schemaOf<ActorView>()(
  z
    .object({
      name: z.string().openapi({ description: 'As told' }),
      actor: z.string().nullable().openapi({ description: "The reference actor's id, where known" }),
      side,
    })
    .openapi('Actor'),
);

export const dateView = schemaOf<DateView>()(
  z
    .object({
      value: z.string().openapi({ description: 'ISO prefix: 2016, 2016-05, 2016-05-20' }),
      from: z.string().openapi({ description: 'First day that the words allow' }),
      to: z.string().openapi({ description: 'Last day that the words allow, inclusive' }),
      precision: z
        .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
        .openapi({ description: 'UCDP date_prec: 1 day, 2 2–6 days, 3 week, 4 month, 5 year' }),
      wording: z.string(),
    })
    .openapi('ToldDate'),
);

export const placeView = schemaOf<PlaceView>()(
  z
    .object({
      id: z.string(),
      name: z.string(),
      country: z.string().openapi({ description: 'ISO 3166-1 alpha-2; XA–XZ are made up' }),
      admin1: z.string().nullable(),
      kind: z.enum(['settlement', 'quarter', 'district', 'province', 'area', 'country', 'site']),
      latitude: z.number().openapi({ description: 'WGS 84, no finer than the harm gate lets through' }),
      longitude: z.number(),
      precision: z
        .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)])
        .openapi({
          description: 'UCDP where_prec: 1 exact, 2 within 25 km, 3 district, 4 province, 5 vague, 6 country',
        }),
      radius: z.number().openapi({ description: 'Kilometres that the place may lie off the mark' }),
    })
    .openapi('Place'),
);

export const tollView = schemaOf<TollView>()(
  z
    .object({ low: count, high: count.nullable().openapi({ description: 'Null: no telling bounds it' }) })
    .openapi('Toll', { description: 'Persons: the smallest and the largest number told' }),
);

export const gradeView = schemaOf<GradeView>()(
  z
    .object({
      reliability,
      credibility: z
        .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)])
        .openapi({ description: 'Admiralty credibility; 6: cannot be judged' }),
      reason: z.string(),
    })
    .openapi('Grade'),
);

const snippet = z
  .object({ id: z.string(), text: z.string(), ranges: z.array(z.tuple([count, count])) })
  .openapi('Snippet', {
    description: 'Some words of an item; `ranges` are half open, UTF-16 code units of `text`',
  });

/** A page of a list. */
export function page<Item extends z.ZodType>(name: string, item: Item) {
  return z
    .object({
      items: z.array(item),
      next: z
        .string()
        .nullable()
        .openapi({ description: 'The cursor of the next page; null on the last one' }),
      total: count.nullable().openapi({
        description:
          'How many match in all; null where that was not counted to its end: more than 10,000 (with filters by value about 3,000), or common words',
      }),
      highlights: z
        .array(snippet)
        .optional()
        .openapi({ description: 'Where `highlight=1` was asked for: what was found in each item' }),
    })
    .openapi(name);
}
