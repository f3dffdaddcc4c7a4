import { z } from 'zod';
import { correctionSchema } from './correction-schema.ts';

/** Everything that the ledger can hold. Each kind says what was taken in or judged, by whom, and when. */
export const entryKinds = ['intake', 'correction', 'decision', 'release', 'outage', 'recovery'] as const;
export type EntryKind = (typeof entryKinds)[number];

const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'an instant in UTC with milliseconds');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 hash, hex');

const base = {
  /** Time of record: when the ledger took it. */
  at: instant,
  /** The account, or "system". */
  by: z.string().min(1),
};

/** A report came in, or a new version of one. */
const intake = z.strictObject({
  kind: z.literal('intake'),
  ...base,
  source: z.string(),
  url: z.string().nullable(),
  /** The bytes as they came, and the response that they came in, by content hash. */
  blob: sha256,
  warc: sha256.nullable(),
  reports: z.array(
    z.strictObject({ report: z.string(), version: z.int().min(1), item: z.int().min(0), content: sha256 }),
  ),
});

/** What a person judged; the words of the reason are the person's. */
const judgement = {
  ...base,
  reason: z.string().min(1),
  /** Time of event, an ISO date or instant, where it is not the time of record. */
  event: z.string().nullable(),
};

export const entrySchema = z.discriminatedUnion('kind', [
  intake,
  z.strictObject({
    kind: z.literal('correction'),
    ...judgement,
    correction: correctionSchema,
    // What it takes to find the targets again: see RecordedCorrection in src/domain/correction.ts.
    anchors: z.record(z.string(), z.string()),
    tellings: z.record(z.string(), z.string()),
    was: z.string().nullable(),
    // Absent in entries that were made before it was kept.
    stoodIn: z
      .array(
        z.strictObject({
          kind: z.enum(['story', 'incident', 'statement-group', 'origin']),
          id: z.string(),
          with: z.array(z.string()),
        }),
      )
      .exactOptional(),
  }),
  // What is decided, and about what, is named by kind and id.
  z.strictObject({
    kind: z.literal('decision'),
    ...judgement,
    about: z.strictObject({ kind: z.string(), id: z.string() }),
    action: z.string(),
    change: z.json(),
  }),
  // What was published: the file by its hash, made from what the record held at the instant `known`.
  z.strictObject({
    kind: z.literal('release'),
    ...base,
    title: z.string(),
    format: z.string(),
    blob: sha256,
    known: instant,
  }),
  z.strictObject({ kind: z.literal('outage'), ...base, source: z.string(), error: z.string() }),
  z.strictObject({ kind: z.literal('recovery'), ...base, source: z.string(), since: instant }),
]);
export type Entry = z.infer<typeof entrySchema>;
