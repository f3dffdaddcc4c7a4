import { z } from 'zod';
import { allegationSchema, commitmentSchema, statementSchema } from './claim-schema.ts';
import { actorMention, isoDate } from './parts-schema.ts';
import { copySchema, problemSchema, reportSchema, storySchema, withheldSchema } from './report-schema.ts';
import {
  commitmentGroupSchema,
  contradictionSchema,
  corroborationSchema,
  findingSchema,
  incidentSchema,
  originSchema,
  statementGroupSchema,
} from './weighing-schema.ts';

const truceTouchSchema = z
  .object({
    report: z.string(),
    truce: z.enum(['alleged-violation', 'terms-or-talks', 'mention', 'none']),
    accused: z
      .array(actorMention)
      .describe('Parties that somebody in the report accuses of breaking the truce'),
  })
  .describe('How a report touches the truce');

/** The published document `trucewatch.briefing/1`, for programs. docs/briefing.schema.json is made from this. */
export const briefingSchema = z.object({
  format: z.literal('trucewatch.briefing/1'),
  version: z.string().describe('Of the program that made it'),
  asOf: isoDate.nullable().describe('The day the briefing speaks from'),
  agreement: z.object({ id: z.string(), title: z.string() }).nullable(),
  reports: z.array(reportSchema),
  truceTouches: z.array(truceTouchSchema),
  origins: z.array(originSchema),
  copies: z.array(copySchema),
  stories: z.array(storySchema),
  statements: z.array(statementSchema),
  statementGroups: z.array(statementGroupSchema),
  allegations: z.array(allegationSchema),
  incidents: z.array(incidentSchema),
  corroborations: z.array(corroborationSchema),
  contradictions: z.array(contradictionSchema),
  commitments: z.array(commitmentSchema),
  commitmentGroups: z.array(commitmentGroupSchema),
  findings: z.array(findingSchema),
  problems: z.array(problemSchema),
  withheld: z.array(withheldSchema).describe('What the harm gate held back, and why'),
});

/** What the schema describes, as a type. A test assigns what is published to it: the two cannot part unseen. */
export type DescribedBriefing = Frozen<z.infer<typeof briefingSchema>>;
type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/** JSON Schema 2020-12 of the document. */
export function briefingJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(briefingSchema);
  return {
    $schema,
    $id: 'https://trucewatch.org/schemas/briefing-1.json',
    title: 'trucewatch.briefing/1',
    ...schema,
  };
}
