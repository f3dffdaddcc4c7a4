import { z } from 'zod';
import { actorKinds } from '../domain/actor.ts';
import { statementActs } from '../domain/statement.ts';
import { contentClasses, speechFrames } from '../extraction/statements/speech-lexicon.ts';

const speechAct = z.enum([...statementActs, 'content']);

/** What `reference/verbs/reporting.yaml` must look like; the build checks it, the program trusts it. */
export const speechLexiconSchema = z.strictObject({
  verbs: z.record(
    z.string().regex(/^[a-z]+(?: [a-z]+)?$/, 'a lemma, or a lemma and one particle'),
    z.strictObject({
      act: speechAct,
      strength: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      frames: z.array(z.enum(speechFrames)).min(1),
      unless: z.array(z.string()).optional(),
    }),
  ),
  sourcePhrases: z.array(z.string()),
  irregular: z.record(z.string(), z.array(z.string())),
  speechNouns: z.record(z.string(), speechAct),
  occasions: z.record(z.string(), z.string()),
  speakerNouns: z.strictObject({ report: z.array(z.string()), assert: z.array(z.string()) }),
  anaphors: z.partialRecord(z.enum(actorKinds), z.array(z.string())),
  contentWords: z.record(z.enum(contentClasses), z.array(z.string())),
});
