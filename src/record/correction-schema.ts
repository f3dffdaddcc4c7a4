import { z } from 'zod';
import { allegationFields } from '../domain/allegation.ts';
import type { Correction } from '../domain/correction.ts';
import type { OriginKind } from '../domain/origin.ts';

/** An id as the program makes them, or an outlet's. */
const id = z.string().min(1).max(500);
/** What a person writes: blanks alone say nothing. */
const words = z.string().min(1).max(300).regex(/\S/, 'words, not blanks alone');
/** What one correction may name at once; more is done in several. */
const longestList = 500;
const ids = (least: number) => z.array(id).min(least).max(longestList);

const originKinds = [
  'agency',
  'broadcast',
  'briefing',
  'outlet',
  'own',
  'unknown',
] as const satisfies OriginKind[];

/** A correction as it comes over the API and as it stands in the ledger; the words are those of src/domain/correction.ts. */
export const correctionSchema: z.ZodType<Correction> = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('link'), report: id, story: id }),
  z.strictObject({ action: z.literal('unlink'), report: id, story: id }),
  z.strictObject({ action: z.literal('merge-stories'), stories: ids(2) }),
  z.strictObject({ action: z.literal('split-story'), story: id, reports: ids(1) }),
  z.strictObject({ action: z.literal('merge-incidents'), incidents: ids(2) }),
  z.strictObject({ action: z.literal('split-incident'), incident: id, allegations: ids(1) }),
  z.strictObject({
    action: z.literal('set-origin'),
    report: id,
    kind: z.enum(originKinds),
    name: words,
  }),
  z.strictObject({
    action: z.literal('reread'),
    allegation: id,
    field: z.enum(allegationFields),
    value: words.nullable(),
  }),
  z.strictObject({ action: z.literal('dismiss'), allegation: id }),
  z.strictObject({
    action: z.literal('grade-outlet'),
    outlet: id,
    reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  }),
  z.strictObject({ action: z.literal('set-aside'), report: id }),
  z.strictObject({ action: z.literal('take-back'), report: id }),
  z.strictObject({
    action: z.literal('settle-commitment'),
    commitment: id,
    status: z.enum(['kept', 'broken', 'open']),
  }),
  z.strictObject({ action: z.literal('withdraw'), entry: z.int().min(0) }),
]);
