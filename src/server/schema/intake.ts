import { z } from '@hono/zod-openapi';
import { newSourceSchema, sourceChangeSchema } from '../../app/monitor/intake/source-settings.ts';
import type { TakenView } from '../../app/monitor/views/intake-views.ts';
import { count } from './parts.ts';
import { named, schemaOf } from './schema-of.ts';

export const takenView = schemaOf<TakenView>()(
  z
    .object({
      name: z.string(),
      status: z.enum(['taken', 'new-version', 'already-known', 'refused']),
      reports: z.array(z.object({ report: z.string(), version: z.int().min(1) })),
      entry: count
        .nullable()
        .openapi({ description: 'The entry of the ledger; null where nothing new came in' }),
      problem: z.string().nullable().openapi({ description: 'Why it was refused' }),
    })
    .openapi('Taken', { description: 'What became of one document. What is acknowledged is durable' }),
);
export const uploadView = z.object({ documents: z.array(takenView) }).openapi('UploadResult');

/** A record that is handed in as JSON: the fields of a record in a file of records. */
export const reportRecord = z
  .looseObject({
    id: z.union([z.string().max(500), z.number()]).optional(),
    url: z.string().max(2000).nullable().optional(),
    title: z.string().max(2000).nullable().optional(),
    outlet: z.string().max(500).nullable().optional(),
    published: z
      .string()
      .max(100)
      .nullable()
      .optional()
      .openapi({ description: "A date; the text's own wins" }),
    text: z.string().optional(),
    html: z.string().optional().openapi({ description: 'Instead of `text`: the page' }),
  })
  .openapi('ReportRecord', { description: 'A report as one record; other fields are kept and not read' });

export const deskRequest = z
  .strictObject({
    reports: z.array(z.string().min(1).max(500)).min(1).max(1000),
    assign: z.string().trim().min(1).max(200).nullable(),
  })
  .openapi('DeskRequest');
export const deskView = z.object({ reports: count }).openapi('DeskResult');

export const sourceRequest = named(newSourceSchema, 'SourceRequest', 'A feed or page to be fetched');
export const sourceChange = named(
  sourceChangeSchema,
  'SourceChange',
  'What is given is changed, the rest stays',
);
