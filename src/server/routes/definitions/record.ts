import { z } from '@hono/zod-openapi';
import { page } from '../../schema/parts.ts';
import { consistencyView, entryKind, entrySummary, entryView } from '../../schema/record.ts';
import { bytes, define, json, text } from './define.ts';
import { numberParam } from './parameters.ts';

const tag = 'Record';
export const getCheckpoint = define({
  method: 'get',
  path: '/record/checkpoint',
  tag,
  summary: 'The signed state of the log, as a signed note',
  query: z.strictObject({
    size: numberParam
      .optional()
      .openapi({ description: 'The newest note of that size, where one was signed' }),
  }),
  answers: { 200: text('C2SP tlog-checkpoint') },
  problems: [404],
});
export const getRecordKey = define({
  method: 'get',
  path: '/record/key',
  tag,
  summary: 'The key that checkpoints are signed with, as verifiers take it',
  answers: { 200: text('NAME+HASH+KEY') },
});
export const listEntries = define({
  method: 'get',
  path: '/record/entries',
  tag,
  summary: 'Entries of the log in order',
  query: z.strictObject({
    from: numberParam
      .optional()
      .openapi({ description: 'The first entry wanted; the newest ones where absent' }),
    limit: z.coerce.number().int().min(1).max(1000).default(50),
    kind: entryKind.optional(),
    order: z
      .enum(['up', 'down'])
      .default('up')
      .openapi({ description: '`down`: newest first; `from` is then the last entry wanted' }),
  }),
  answers: {
    200: json('Entries; `next` is the `from` of the next page', page('RecordEntryPage', entrySummary)),
  },
});
export const getEntry = define({
  method: 'get',
  path: '/record/entries/{seq}',
  tag,
  summary: 'An entry with the proof that the log holds it',
  params: z.object({ seq: numberParam }),
  query: z.strictObject({
    size: numberParam
      .optional()
      .openapi({ description: 'Proof for the log of that size; of the whole where absent' }),
  }),
  answers: { 200: json('The entry', entryView) },
});
export const getConsistency = define({
  method: 'get',
  path: '/record/consistency',
  tag,
  summary: 'The proof that one state of the log continues another',
  query: z.strictObject({ first: numberParam, second: numberParam }),
  answers: { 200: json('The proof', consistencyView) },
  problems: [422],
});
export const getExport = define({
  method: 'get',
  path: '/record/export',
  tag,
  summary: 'The whole record with its evidence, for `trucewatch verify`',
  answers: { 200: bytes('A zip file', 'application/zip') },
});
