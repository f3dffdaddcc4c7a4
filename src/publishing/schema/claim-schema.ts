import { z } from 'zod';
import { incidentTypes, targetKinds } from '../../domain/allegation.ts';
import { statementActs } from '../../domain/statement.ts';
import {
  actorMention,
  isoDate,
  passage,
  passages,
  placeMention,
  share,
  side,
  toldDate,
  toll,
  tollRange,
} from './parts-schema.ts';

export const statementSchema = z
  .object({
    id: z.string(),
    report: z.string(),
    speaker: actorMention,
    role: z.string().nullable(),
    act: z.enum(statementActs),
    about: z.string(),
    addressee: actorMention.nullable(),
    quoted: z.boolean(),
    when: toldDate.nullable(),
    via: actorMention.nullable(),
    occasion: z.string().nullable(),
    speakerPassage: passage,
    cuePassage: passage.nullable(),
    contentPassages: passages,
    evidence: z.string(),
    confidence: share,
    weight: z.number(),
    reason: z.string(),
  })
  .describe('Somebody said something');

const fieldPassages = z.object({
  type: passages.optional(),
  date: passages.optional(),
  place: passages.optional(),
  perpetrator: passages.optional(),
  target: passages.optional(),
  killed: passages.optional(),
  injured: passages.optional(),
  saidBy: passages.optional(),
});

export const allegationSchema = z
  .object({
    id: z.string(),
    report: z.string(),
    type: z.enum(incidentTypes),
    date: isoDate.nullable(),
    dateTold: toldDate.nullable(),
    place: z.string().nullable(),
    placeMention: placeMention.nullable(),
    admin1: z.string().nullable(),
    perpetrator: z.string().nullable(),
    perpetratorMention: actorMention.nullable(),
    perpetratorSide: side,
    attribution: z.enum(['narrated', 'claimed', 'none']),
    saidBy: z.string().nullable(),
    saidByMention: actorMention.nullable(),
    target: z.array(z.enum(targetKinds)),
    targetMention: actorMention.nullable(),
    killed: tollRange.nullable(),
    killedTold: toll.nullable(),
    injured: tollRange.nullable(),
    injuredTold: toll.nullable(),
    negated: z.boolean(),
    hypothetical: z.boolean(),
    caption: z.boolean(),
    general: z.boolean(),
    evidence: z.string(),
    evidencePassage: passage,
    passages: fieldPassages,
    confidence: share,
    reason: z.string(),
  })
  .describe("One report's telling of one incident");

export const commitmentSchema = z
  .object({
    id: z.string(),
    report: z.string(),
    statement: z.string().nullable(),
    kind: z.enum(['promise', 'threat', 'offer', 'deadline']),
    by: actorMention,
    content: z.string(),
    due: toldDate,
    sense: z.enum(['from', 'by', 'on']),
    passages,
    confidence: share,
  })
  .describe('A promise, threat, offer or deadline with a date');
