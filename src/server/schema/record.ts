import { z } from '@hono/zod-openapi';
import { entryKinds } from '../../record/entry.ts';
import type { ConsistencyView, EntrySummary, EntryView } from '../../app/monitor/views/record-views.ts';
import { count, instant } from './parts.ts';
import { schemaOf } from './schema-of.ts';

export const entryKind = z.enum(entryKinds).openapi('EntryKind');
export const entrySummary = schemaOf<EntrySummary>()(
  z
    .object({
      seq: count,
      kind: entryKind,
      at: instant,
      by: z.string(),
      body: z.record(z.string(), z.unknown()).openapi({ description: 'What `canonical` says, as data' }),
      canonical: z.string().openapi({ description: 'The text whose UTF-8 bytes are hashed (RFC 8785)' }),
    })
    .openapi('RecordEntrySummary'),
);
export const entryView = schemaOf<EntryView>()(
  entrySummary
    .extend({
      leaf: z.string().openapi({ description: 'Leaf hash, base64' }),
      proof: z.object({ size: count, hashes: z.array(z.string()) }).openapi('InclusionProof', {
        description: 'Leads from the leaf to the root of the first `size` entries (RFC 9162 §2.1.3), base64',
      }),
    })
    .openapi('RecordEntry'),
);
export const consistencyView = schemaOf<ConsistencyView>()(
  z.object({ first: count, second: count, hashes: z.array(z.string()) }).openapi('ConsistencyProof', {
    description: 'The log of `second` entries continues that of `first`; base64',
  }),
);
