import { z } from 'zod';
import type { BoilerplateFile, LanguagesFile, OutletsFile } from '../reading/reading-reference.ts';

const word = z.string().trim().min(1);

const outletSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens'),
  name: word,
  names: z.array(word).default([]),
  hosts: z.array(word).default([]),
  agency: z.boolean().default(false),
  signsEditors: z.boolean().default(false),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  family: word,
  housePhrases: z.array(word).default([]),
});

/** What `reference/outlets.yaml` must look like; fills what an entry may leave out. */
export const outletsFileSchema: z.ZodType<OutletsFile> = z.object({
  provenance: word,
  outlets: z.array(outletSchema),
});

/** What `reference/boilerplate.yaml` must look like. */
export const boilerplateFileSchema: z.ZodType<BoilerplateFile> = z.object({
  provenance: word,
  lineStarts: z.array(word),
  notices: z.array(word),
  buttonWords: z.array(word),
  headPhrases: z.array(word),
  tailPhrases: z.array(word),
  sections: z.array(word),
  datelineCities: z.array(word),
  notDatelines: z.array(word),
});

/** What `reference/languages.yaml` must look like. */
export const languagesFileSchema: z.ZodType<LanguagesFile> = z.object({
  provenance: word,
  frequentWords: z.record(z.string().regex(/^[a-z]{2}$/), z.array(word)),
});
