import { z } from '@hono/zod-openapi';
import { agreementSchema } from '../../domain/agreement.ts';
import type {
  AdherenceCell,
  AdherenceView,
  AgreementCheckView,
  AgreementProblem,
  AgreementSummary,
} from '../../app/monitor/views/agreement-views.ts';
import { findingOutcome, titledFindingSubject } from './origins.ts';
import { count, side, orNull } from './parts.ts';
import { named, schemaOf } from './schema-of.ts';

export const agreementSummary = schemaOf<AgreementSummary>()(
  z
    .object({
      id: z.string(),
      title: z.string(),
      announced: z.string(),
      parties: count,
      clauses: count,
      current: z.boolean().openapi({ description: 'The one that incidents are held against here' }),
    })
    .openapi('AgreementSummary'),
);

/** The agreement as data, the same as its YAML file. */
export const agreementDetail = named(agreementSchema, 'Agreement', "A truce's text as data");

const adherenceCell = schemaOf<AdherenceCell>()(
  z
    .object({
      told: count,
      independent: count.openapi({ description: 'With two independent origins or more' }),
      outcomes: z.array(z.object({ outcome: findingOutcome, count })),
    })
    .openapi('AdherenceCell'),
);
export const adherenceBy = z.enum(['day', 'week', 'month']);
export const adherenceView = schemaOf<AdherenceView>()(
  z
    .object({
      agreement: z.string(),
      by: adherenceBy,
      periods: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          reports: count.openapi({ description: '0 is "no data", not "nothing happened"' }),
        }),
      ),
      rows: z.array(z.object({ clause: z.string(), side, cells: z.array(adherenceCell) })),
    })
    .openapi('Adherence', {
      description: 'Per clause and party over time; cells stand in the order of the periods',
    }),
);

const agreementProblem = schemaOf<AgreementProblem>()(
  z
    .object({
      line: z.int().min(1).nullable(),
      column: z.int().min(1).nullable(),
      path: z.string(),
      message: z.string(),
    })
    .openapi('AgreementProblem'),
);
export const agreementCheckRequest = z
  .strictObject({ yaml: z.string().max(1_000_000) })
  .openapi('AgreementCheckRequest');
export const agreementCheckView = schemaOf<AgreementCheckView>()(
  z
    .object({
      ok: z.boolean(),
      problems: z.array(agreementProblem),
      changes: z.array(
        z.object({
          subject: titledFindingSubject,
          clause: z.string(),
          before: orNull(findingOutcome),
          after: orNull(findingOutcome),
        }),
      ),
      compared: count.nullable(),
    })
    .openapi('AgreementCheck', { description: 'Its mistakes, or the findings that it would change' }),
);
