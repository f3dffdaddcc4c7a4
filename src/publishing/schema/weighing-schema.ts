import { z } from 'zod';
import { incidentTypes } from '../../domain/allegation.ts';
import { findingQuestions } from '../../domain/finding.ts';
import { passages } from './parts-schema.ts';

const ids = z.array(z.string());
const fieldTelling = z.object({ value: z.string(), allegations: ids });
const tellings = z.array(fieldTelling).optional();

export const statementGroupSchema = z
  .object({ id: z.string(), story: z.string().nullable(), statements: ids })
  .describe('The same statement, told by one or several reports');

export const incidentSchema = z
  .object({
    id: z.string(),
    type: z.enum(incidentTypes),
    allegations: ids,
    fields: z.object({
      type: tellings,
      date: tellings,
      place: tellings,
      perpetrator: tellings,
      target: tellings,
      killed: tellings,
      injured: tellings,
      saidBy: tellings,
    }),
  })
  .describe('What allegations of the same happening add up to; every field keeps every value told');

const claim = z.union([
  z.object({ kind: z.literal('statement group'), id: z.string() }),
  z.object({ kind: z.literal('incident'), id: z.string() }),
]);

export const originSchema = z.object({
  id: z.string(),
  kind: z.enum(['agency', 'broadcast', 'briefing', 'outlet', 'own', 'unknown']),
  name: z.string(),
  uses: z.array(z.object({ report: z.string(), claim: claim.nullable(), passages, reason: z.string() })),
});

export const corroborationSchema = z.object({
  claim,
  reports: ids,
  origins: ids,
  independent: z.int().min(0).describe('Independent origins: copies and shared agencies are one'),
  reason: z.string(),
});

export const contradictionSchema = z
  .object({
    id: z.string(),
    field: z.enum(['who', 'where', 'when', 'how many', 'answer', 'speaker', 'blame', 'scope', 'happened']),
    about: z.string(),
    story: z.string().nullable(),
    incident: z.string().nullable(),
    sides: z.array(z.object({ value: z.string(), passages, statements: ids, allegations: ids })),
    note: z.string().nullable(),
  })
  .describe('A field on which tellings cannot all be true; none is resolved');

export const commitmentGroupSchema = z.object({ commitments: ids });

export const findingSchema = z
  .object({
    id: z.string(),
    agreement: z.string(),
    clause: z.string(),
    subject: z.union([
      z.object({ kind: z.literal('incident'), id: z.string() }),
      z.object({ kind: z.literal('statement group'), id: z.string() }),
      z.object({ kind: z.literal('commitment'), id: z.string() }),
    ]),
    steps: z.array(
      z.object({
        question: z.enum(findingQuestions),
        answer: z.enum(['yes', 'no', 'cannot tell']),
        reason: z.string(),
        passages,
      }),
    ),
    outcome: z.enum([
      'would be a violation if true',
      'outside the agreement',
      'not prohibited',
      'to be watched',
      'undeterminable',
    ]),
    summary: z.string(),
  })
  .describe('An incident, statement or commitment held against one clause; a proposal, a person finds');
