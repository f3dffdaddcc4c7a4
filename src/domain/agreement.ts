import { z } from 'zod';
import { actorKinds, sides } from './actor.ts';
import { incidentTypes } from './allegation.ts';

/** A truce's text as data. The schema checks `agreements/*.yaml`; messages name the field. */
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day, written 2016-02-27');
const isoInstant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/,
    'an instant with its offset, written 2016-02-27T00:00+02:00',
  );
const certainty = z
  .enum(['verbatim', 'close', 'paraphrase'])
  .describe('How sure the wording is: verbatim from the instrument, close to it, or a paraphrase');

const partySchema = z.strictObject({
  actor: z
    .string()
    .describe('The id of the party in the reference actors, or of one listed under reference.actors here'),
  name: z.string(),
  side: z.enum(sides),
  acceptance: z.enum(['announced', 'reported', 'unknown']),
  accepted: isoDay.nullable(),
  note: z.string().optional(),
});

const clauseSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['obligation', 'prohibition', 'exception', 'procedure']),
  text: z.string().describe("The clause's words"),
  certainty,
  note: z.string().describe('Where the wording comes from and how sure it is'),
  binds: z.array(z.enum(sides)).optional().describe('Sides the clause speaks to; all parties where absent'),
  prohibits: z.array(z.enum(incidentTypes)).optional().describe('Kinds of incident that the clause forbids'),
  against: z.array(z.enum(sides)).optional().describe('Only when done to these sides'),
  exceptions: z.array(z.string()).optional().describe('Ids of exception clauses that can lift this one'),
  words: z.array(z.string()).optional().describe('For an exception: words that make it worth asking about'),
});

export const referenceActorSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(actorKinds),
  name: z.string(),
  names: z.array(z.string()).default([]).describe('Other spellings and names'),
  side: z.enum(sides).default('unknown'),
  country: z.string().optional(),
  of: z.string().optional().describe('The actor it is a part of'),
  office: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

export const referencePlaceSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  names: z.array(z.string()).default([]),
  kind: z.enum(['settlement', 'quarter', 'district', 'province', 'area', 'country', 'site']),
  country: z.string(),
  admin1: z.string().nullable().default(null),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

export const agreementSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  summary: z.string(),
  sources: z.array(z.string()).min(1).describe('Where the text can be read'),
  timeZone: z.string().describe('IANA name of the zone in which its times hold'),
  announced: isoDay,
  periods: z.array(z.strictObject({ from: isoInstant, to: isoInstant.nullable(), note: z.string() })).min(1),
  acceptanceDeadline: isoInstant.nullable(),
  guarantors: z.array(z.strictObject({ actor: z.string(), name: z.string() })),
  parties: z.array(partySchema).min(1),
  excluded: z.array(z.strictObject({ actor: z.string(), name: z.string(), why: z.string() })),
  excludedRule: z.string().nullable().describe('The words that exclude, where they are wider than the list'),
  zone: z.strictObject({
    countries: z.array(z.string()).min(1),
    admin1: z.array(z.string()).optional(),
    note: z.string(),
  }),
  clauses: z.array(clauseSchema).min(1),
  amendments: z.array(z.strictObject({ date: isoDay, text: z.string() })).default([]),
  reference: z
    .strictObject({
      actors: z.array(referenceActorSchema).default([]),
      places: z.array(referencePlaceSchema).default([]),
    })
    .default({ actors: [], places: [] })
    .describe('Actors and places that only this agreement needs'),
});

export type Agreement = z.infer<typeof agreementSchema>;
export type Clause = Agreement['clauses'][number];
export type ReferenceActor = z.infer<typeof referenceActorSchema>;
export type ReferencePlace = z.infer<typeof referencePlaceSchema>;
