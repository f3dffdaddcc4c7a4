import { z } from 'zod';
import { isoDate, passage, range, share, told } from './parts-schema.ts';

const reportDate = told(isoDate).extend({ time: z.string().nullable() });
const keptKinds = ['title', 'subtitle', 'dateline', 'body', 'caption'] as const;
const droppedKinds = ['byline', 'credit', 'stamp', 'label', 'page', 'repeat'] as const;

export const reportSchema = z
  .object({
    id: z.string(),
    source: z.string().describe('Where it was read from'),
    contentHash: z.string().describe('SHA-256 of the bytes that were read, hex'),
    url: z.string().nullable(),
    text: z.string().describe('Whole; what the harm gate holds back stands as blocks of the same length'),
    parts: z.array(
      z.union([
        range.extend({ kind: z.enum(keptKinds) }),
        range.extend({ kind: z.enum(droppedKinds), reason: z.string().describe('Why it was left out') }),
      ]),
    ),
    title: told(z.string()).nullable(),
    outlet: told(z.string()).extend({ id: z.string().nullable() }).nullable(),
    agencies: z.array(told(z.string())),
    citedOutlets: z
      .array(told(z.string()))
      .optional()
      .describe('Outlets that the text cites, one entry a citation'),
    authors: z.array(told(z.string())),
    published: reportDate.nullable(),
    updated: reportDate.nullable(),
    referenceDate: told(isoDate)
      .extend({
        lentBy: z
          .string()
          .optional()
          .describe('The report of the same news whose date it is, where this one has none'),
      })
      .nullable()
      .describe('What "today" means in the text'),
    datelinePlace: told(z.string()).nullable(),
    language: told(z.string()).nullable(),
    encoding: z.string(),
  })
  .describe('One document as one outlet published it');

export const problemSchema = z.object({
  source: z.string(),
  kind: z.enum([
    'empty',
    'binary',
    'too-large',
    'unreadable',
    'not-a-report',
    'bad-record',
    'duplicate',
    'language',
  ]),
  message: z.string(),
  remedy: z.string(),
});

export const copySchema = z.object({
  reports: z.tuple([z.string(), z.string()]),
  kind: z.enum(['same-text', 'shared-wire', 'excerpt', 'update']),
  share: share.describe("Share of the shorter report's sentences that stand in the other"),
});

export const storySchema = z.object({ id: z.string(), reports: z.array(z.string()), title: z.string() });

export const withheldSchema = z.object({
  kind: z.enum(['phone number', 'e-mail address', 'street address', 'coordinates', 'place coordinates']),
  passage: passage.nullable(),
  place: z.string().nullable(),
  reason: z.string(),
});
