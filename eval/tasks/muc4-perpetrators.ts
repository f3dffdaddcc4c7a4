import { z } from 'zod';

/** Who MUC-4's key says did it: for each person or group the ways it is written, each with where it stands. */
const mentionsSchema = z.array(z.array(z.tuple([z.string()]).rest(z.unknown())));
export const perpetratorsSchema = { PerpInd: mentionsSchema, PerpOrg: mentionsSchema };

/** A template's perpetrators. */
export type PerpetratorKey = z.infer<z.ZodObject<typeof perpetratorsSchema>>;

/** Words that say that somebody did it, and not who. */
const empty = new Set(
  'the a an of and in by for to from armed members member group groups forces force unidentified individuals men two three four five'.split(
    ' ',
  ),
);

/** What is counted over documents: each side beside how much of it the other has. */
export interface PerpetratorCounts {
  told: number;
  right: number;
  keys: number;
  found: number;
}

/**
 * Counts who is told to have done it against the key of one document: right is who shares a word, without a plural's s, with
 * anybody in the key; found is a template of which somebody is told. Looser than MUC's own scoring, which is by hand in doubt.
 */
export function countPerpetrators(
  counts: PerpetratorCounts,
  keys: readonly PerpetratorKey[],
  told: readonly string[],
): void {
  const inKeys = keys.map(
    ({ PerpInd, PerpOrg }) => new Set([...PerpInd, ...PerpOrg].flat().flatMap(([text]) => wordsOf(text))),
  );
  const inTold = told.map(wordsOf);
  counts.told += inTold.length;
  counts.right += inTold.filter((words) => words.some((word) => inKeys.some((key) => key.has(word)))).length;
  const named = inKeys.filter((key) => key.size > 0);
  counts.keys += named.length;
  counts.found += named.filter((key) => inTold.some((words) => words.some((word) => key.has(word)))).length;
}

function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '' && !empty.has(word)).map((word) => word.replace(/s$/, ''));
}

/** The harmonic mean of precision and recall. */
export function f1OfPerpetrators({ told, right, keys, found }: PerpetratorCounts): number {
  const precision = told === 0 ? 0 : right / told;
  const recall = keys === 0 ? 0 : found / keys;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
