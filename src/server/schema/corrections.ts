import { z } from '@hono/zod-openapi';
import type { CorrectionView } from '../../app/monitor/views/correction-view.ts';
import { correctionSchema } from '../../record/correction-schema.ts';
import { count, instant } from './parts.ts';
import { named, schemaOf } from './schema-of.ts';

export const correction = named(
  correctionSchema,
  'Correction',
  'What a person changes in what the machine proposes',
);
const words = z.string().trim().min(1).max(2000);

export const correctionRequest = z
  .strictObject({
    correction,
    reason: words.openapi({ description: 'Why; stands in the record' }),
    event: z
      .string()
      .max(40)
      .nullable()
      .optional()
      .openapi({ description: 'Time of event, where it is not the time of record' }),
  })
  .openapi('CorrectionRequest');

export const correctionView = schemaOf<CorrectionView>()(
  z
    .object({
      entry: count,
      at: instant,
      by: z.string(),
      reason: z.string(),
      correction,
      standing: z.enum(['holds', 'agrees', 'disagrees', 'target gone', 'withdrawn']).openapi({
        description:
          "'agrees': the machine now says the same by itself. 'disagrees': its newest reading is another than the one corrected",
      }),
      note: z.string().nullable(),
    })
    .openapi('CorrectionView', { description: 'A correction, and whether it still does something' }),
);
