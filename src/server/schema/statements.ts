import { z } from '@hono/zod-openapi';
import { statementActs } from '../../domain/statement.ts';
import type {
  StatementGroupView,
  CommitmentStatus,
  CommitmentView,
  StatementView,
} from '../../app/monitor/views/statement-views.ts';
import { corrected, historyEvent } from './history.ts';
import { actorView, count, dateView, passageView, share, orNull } from './parts.ts';
import { corroborationView } from './origins.ts';
import { schemaOf } from './schema-of.ts';

export const statementAct = z.enum(statementActs).openapi('StatementAct');

export const statementView = schemaOf<StatementView>()(
  z
    .object({
      id: z.string(),
      report: z.string(),
      outlet: z.string().nullable(),
      group: z.string().nullable().openapi({ description: 'The same statement as told by several reports' }),
      story: z.string().nullable(),
      speaker: actorView,
      role: z.string().nullable(),
      act: statementAct,
      about: z.string(),
      addressee: orNull(actorView),
      quoted: z.boolean(),
      when: orNull(dateView),
      toldOn: z.string().nullable().openapi({ description: 'The day that the report speaks from' }),
      via: z.string().nullable().openapi({ description: 'Through whom the report has it' }),
      occasion: z.string().nullable(),
      evidence: z.string(),
      speakerPassage: passageView,
      passages: z.array(passageView),
      confidence: share,
      weight: z.number(),
      reason: z.string(),
    })
    .openapi('Statement', { description: 'Somebody said something, as one report tells it' }),
);

export const commitmentKinds = ['promise', 'threat', 'offer', 'deadline'] as const;
export const commitmentStatus = schemaOf<CommitmentStatus>()(
  z.enum(['open', 'due', 'past', 'kept', 'broken']).openapi('CommitmentStatus', {
    description: "'kept' and 'broken' are a person's word; the machine says 'open', 'due' or 'past'",
  }),
);

export const commitmentView = schemaOf<CommitmentView>()(
  z
    .object({
      id: z.string(),
      report: z.string(),
      outlet: z.string().nullable(),
      statement: z.string().nullable(),
      group: z
        .string()
        .nullable()
        .openapi({ description: "Other reports' tellings of the same stand in it" }),
      kind: z.enum(commitmentKinds),
      by: actorView,
      content: z.string(),
      due: dateView,
      sense: z.enum(['from', 'by', 'on']),
      status: commitmentStatus,
      passages: z.array(passageView),
      confidence: share,
    })
    .openapi('Commitment', { description: 'A promise, threat or offer with a date, to be watched' }),
);

export const statementGroupView = schemaOf<StatementGroupView>()(
  z
    .object({
      id: z.string(),
      story: z.string().nullable(),
      speaker: actorView,
      act: statementAct,
      about: z.string(),
      reports: count,
      independent: count,
      from: z.string().nullable(),
      to: z.string().nullable(),
      corrected,
      statements: z.array(statementView),
      corroboration: orNull(corroborationView),
      history: z.array(historyEvent),
    })
    .openapi('StatementGroup', { description: 'A statement as several reports tell it' }),
);
