import { z } from '@hono/zod-openapi';
import type { ReleasedView, ReleaseView } from '../../app/monitor/views/release-view.ts';
import { count, instant } from './parts.ts';
import { schemaOf } from './schema-of.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 hash, hex');

/** On one line, and nothing that turns the words around it: it stands in lists and in the record for good. */
const title = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u.test(text), {
    message: 'one line, without control characters',
  });

/** What a release is asked with, beside the selection that every briefing is asked with. */
export const releaseFields = {
  title: title.openapi({ description: 'What it is called, on one line; stands in the record' }),
  seen: sha256.optional().openapi({
    description:
      'SHA-256 (hex) of the briefing as it was looked at. Where it would be another now, nothing is released (409)',
  }),
};

export const releaseView = schemaOf<ReleaseView>()(
  z
    .object({
      entry: count.openapi({ description: 'The entry of the record' }),
      at: instant,
      by: z.string(),
      title: z.string(),
      format: z.string().openapi({ description: 'html, json or text' }),
      bytes: count.openapi({ description: 'Size of the file' }),
      hash: z.string().openapi({ description: 'SHA-256 of the file, hex: the `blob` of the entry' }),
      known: instant.openapi({ description: 'It was made from what the record held at this instant' }),
    })
    .openapi('Release', { description: 'A briefing that was released, as it stands in the record' }),
);

export const releasedView = schemaOf<ReleasedView>()(
  releaseView
    .extend({
      status: z.enum(['released', 'already-released']).openapi({
        description:
          "'already-released': the newest release of this title and format is these very bytes; nothing was added",
      }),
    })
    .openapi('Released'),
);
