import { z } from '@hono/zod-openapi';
import type { HistoryEvent } from '../../app/monitor/views/history-view.ts';
import { count, instant, orNull } from './parts.ts';
import { schemaOf } from './schema-of.ts';

export const corrected = z
  .boolean()
  .openapi({ description: 'A correction that holds touches it; `history` names it' });

export const historyEvent = schemaOf<HistoryEvent>()(
  z
    .object({
      at: instant,
      entry: count.openapi({
        description: 'The entry of the ledger; `withdraw` of a correction undoes it',
      }),
      kind: z.enum(['telling', 'correction']),
      what: z.string(),
      report: z.string().nullable(),
      by: z.string().nullable().openapi({ description: 'Who corrected; null for a telling' }),
      reason: z.string().nullable(),
      undone: orNull(
        z
          .object({ by: count, how: z.enum(['withdrawn', 'replaced']) })
          .openapi('Undone', { description: 'The entry that withdrew it, or that says otherwise since' }),
      ).openapi({ description: 'Null while it holds' }),
    })
    .openapi('HistoryEvent', { description: 'What changed in what was known of something' }),
);
