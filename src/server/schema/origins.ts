import { z } from '@hono/zod-openapi';
import { findingQuestions, type FindingOutcome } from '../../domain/finding.ts';
import type { ClaimRef, OriginKind } from '../../domain/origin.ts';
import type { ContradictionField } from '../../domain/contradiction.ts';
import type {
  ContradictionView,
  CorroborationView,
  FindingStepView,
  FindingView,
  OriginUseView,
  OriginView,
} from '../../app/monitor/views/origin-views.ts';
import { count, passageView, orNull } from './parts.ts';
import { schemaOf } from './schema-of.ts';

export const originKind = schemaOf<OriginKind>()(
  z.enum(['agency', 'broadcast', 'briefing', 'outlet', 'own', 'unknown']).openapi('OriginKind'),
);
const claimRef = schemaOf<ClaimRef>()(
  z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('statement group'), id: z.string() }),
      z.object({ kind: z.literal('incident'), id: z.string() }),
    ])
    .openapi('ClaimRef'),
);

export const originUseView = schemaOf<OriginUseView>()(
  z
    .object({
      origin: z.string(),
      name: z.string(),
      kind: originKind,
      report: z.string(),
      claim: orNull(claimRef).openapi({ description: 'Null: the whole report is from there' }),
      passages: z.array(passageView),
      reason: z.string(),
    })
    .openapi('OriginUse'),
);

export const originView = schemaOf<OriginView>()(
  z
    .object({
      id: z.string(),
      kind: originKind,
      name: z.string(),
      reports: z.array(z.string()),
      uses: z.array(originUseView),
    })
    .openapi('Origin', {
      description: 'Where content comes from; several reports of one origin are one telling',
    }),
);

/** An origin in a list: the reports of the newest days that it is used in. */
export const originSummary = originView.omit({ uses: true }).openapi('OriginSummary', {
  description: 'An origin in a list; `reports` are those of the newest days that it is used in',
});

export const corroborationView = schemaOf<CorroborationView>()(
  z
    .object({
      reports: z.array(z.string()),
      origins: z.array(z.string()),
      independent: count,
      reason: z.string(),
    })
    .openapi('Corroboration'),
);

export const contradictionField = schemaOf<ContradictionField>()(
  z
    .enum(['who', 'where', 'when', 'how many', 'answer', 'speaker', 'blame', 'scope', 'happened'])
    .openapi('ContradictionField'),
);

export const contradictionView = schemaOf<ContradictionView>()(
  z
    .object({
      id: z.string(),
      field: contradictionField,
      about: z.string(),
      story: z.string().nullable(),
      incident: z.string().nullable(),
      day: z.string().nullable(),
      sides: z.array(
        z.object({ value: z.string(), reports: z.array(z.string()), passages: z.array(passageView) }),
      ),
      note: z.string().nullable(),
    })
    .openapi('Contradiction', {
      description:
        'A field on which tellings cannot all be true; all sides are kept, the machine resolves none',
    }),
);

export const findingOutcome = schemaOf<FindingOutcome>()(
  z
    .enum([
      'would be a violation if true',
      'outside the agreement',
      'not prohibited',
      'to be watched',
      'undeterminable',
    ])
    .openapi('FindingOutcome'),
);

const findingStepView = schemaOf<FindingStepView>()(
  z
    .object({
      question: z.enum(findingQuestions),
      answer: z.enum(['yes', 'no', 'cannot tell']),
      reason: z.string(),
      passages: z.array(passageView),
    })
    .openapi('FindingStep'),
);

const findingSubject = z
  .object({ kind: z.enum(['incident', 'statement group', 'commitment']), id: z.string() })
  .openapi('FindingSubject');

/** With what it is about, in a line. */
export const titledFindingSubject = findingSubject
  .extend({ title: z.string() })
  .openapi('TitledFindingSubject');

export const findingView = schemaOf<FindingView>()(
  z
    .object({
      id: z.string(),
      agreement: z.string(),
      clause: z.string(),
      clauseText: z.string(),
      subject: titledFindingSubject,
      outcome: findingOutcome,
      summary: z.string(),
      day: z.string().nullable(),
      steps: z.array(findingStepView),
    })
    .openapi('Finding', {
      description: 'An incident or statement held against one clause. The machine proposes; a person finds',
    }),
);
