import { z } from 'zod';
import { sides } from '../../domain/actor.ts';

/** The pieces that several things of the published document are made of. */
export const passage = z
  .object({ report: z.string(), start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: 'passage', description: "A half-open range of UTF-16 code units of a report's text" });
export const passages = z.array(passage);
export const range = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: 'range', description: "A half-open range of UTF-16 code units of a report's text" });
export const isoDate = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
  .meta({
    id: 'isoDate',
    description: 'An ISO 8601 prefix that carries its own precision: 2016, 2016-05, 2016-05-20',
  });
export const side = z.enum(sides);
export const share = z.number().min(0).max(1);

export const toldDate = z
  .object({
    value: isoDate,
    from: isoDate,
    to: isoDate,
    precision: z.int().min(1).max(5).describe('UCDP date_prec: 1 day, 2 2–6 days, 3 week, 4 month, 5 year'),
    wording: z.string(),
  })
  .meta({
    id: 'toldDate',
    description: 'A date as a report tells it; from and to are the first and last day that the words allow',
  });

export const actorMention = z
  .object({
    name: z.string().describe('As the text spells it'),
    actor: z.string().nullable().describe('Id in the reference data'),
    side,
    passage,
  })
  .meta({ id: 'actorMention', description: 'Somebody as a report names them' });

export const placeMention = z
  .object({
    name: z.string().describe('As the text spells it'),
    place: z
      .object({
        id: z.string(),
        name: z.string(),
        country: z.string(),
        admin1: z.string().nullable(),
        kind: z.enum(['settlement', 'quarter', 'district', 'province', 'area', 'country', 'site']),
        latitude: z.number().describe("The named place's, rounded by the harm gate"),
        longitude: z.number(),
        precision: z
          .int()
          .min(1)
          .max(6)
          .describe(
            'UCDP where_prec: 1 exact place, 2 within 25 km, 3 district, 4 province, 5 vague area, 6 country',
          ),
      })
      .nullable(),
    passage,
  })
  .meta({ id: 'placeMention' });

export const tollRange = z.tuple([z.int().min(0), z.int().min(0).nullable()]).meta({
  id: 'tollRange',
  description: '[low, high] persons as told; high is null where open: "at least 10" is [10, null]',
});
export const toll = z.object({ range: tollRange, wording: z.string() });

export function told<T extends z.ZodType>(value: T) {
  return z.object({
    value,
    range: range.nullable().describe('Where the text says so; null: the record beside it does'),
  });
}
