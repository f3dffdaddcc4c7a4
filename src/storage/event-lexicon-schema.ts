import { z } from 'zod';
import { incidentTypes, targetKinds } from '../domain/allegation.ts';
import { triggerRoles, type EventLexiconFiles } from '../extraction/allegations/event-lexicon.ts';

const phrases = z.array(z.string().min(1)).readonly();
const weaponList = z.array(z.strictObject({ type: z.enum(incidentTypes), phrases }));
const cueSchema = z.strictObject({ active: phrases, passive: phrases, noun: phrases });

/** What the four files of `reference/events` must look like; the build checks them, the program trusts them. */
export const eventLexiconSchemas: {
  readonly [File in keyof EventLexiconFiles]: z.ZodType<EventLexiconFiles[File]>;
} = {
  events: z.strictObject({
    version: z.literal(1),
    entries: z.array(
      z.strictObject({ type: z.enum(incidentTypes).nullable(), role: z.enum(triggerRoles), phrases }),
    ),
    territory: phrases,
    goods: phrases,
    general: phrases,
    hypothetical: phrases,
    negation: phrases,
    truce: phrases,
    doing: phrases,
  }),
  weapons: z.strictObject({
    version: z.literal(1),
    weapons: weaponList,
    platforms: weaponList,
    'not-used': phrases,
  }),
  targets: z.strictObject({ version: z.literal(1), kinds: z.record(z.enum(targetKinds), phrases) }),
  casualties: z.strictObject({
    version: z.literal(1),
    killed: cueSchema,
    injured: cueSchema,
    joint: phrases,
    none: phrases,
    part: phrases,
    person: phrases,
    people: phrases,
  }),
};
