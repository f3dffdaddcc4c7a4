import type { z } from 'zod';
import { eventLexiconSchemas } from './event-lexicon-schema.ts';
import { boilerplateFileSchema, languagesFileSchema, outletsFileSchema } from './reading-reference-schema.ts';
import type { OwnFiles } from './reference-files.ts';
import { speechLexiconSchema } from './speech-lexicon-schema.ts';

/** The schema of each file that one stage owns. Only the build and tests load this: the program trusts what the build has checked. */
export const ownFileSchemas: { readonly [Path in keyof OwnFiles]: z.ZodType<OwnFiles[Path]> } = {
  'boilerplate.yaml': boilerplateFileSchema,
  'events/casualties.yaml': eventLexiconSchemas.casualties,
  'events/events.yaml': eventLexiconSchemas.events,
  'events/targets.yaml': eventLexiconSchemas.targets,
  'events/weapons.yaml': eventLexiconSchemas.weapons,
  'languages.yaml': languagesFileSchema,
  'outlets.yaml': outletsFileSchema,
  'verbs/reporting.yaml': speechLexiconSchema,
};
