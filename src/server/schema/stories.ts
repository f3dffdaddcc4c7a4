import { z } from '@hono/zod-openapi';
import type { MatrixRow, StoryDetail, StorySummary } from '../../app/monitor/views/story-views.ts';
import { corrected, historyEvent } from './history.ts';
import { incidentSummary } from './incidents.ts';
import { contradictionView, originView } from './origins.ts';
import { actorView, count, instant, share } from './parts.ts';
import { copyKind, reportSummary } from './reports.ts';
import { schemaOf } from './schema-of.ts';
import { statementAct } from './statements.ts';

export const storySummary = schemaOf<StorySummary>()(
  z
    .object({
      id: z.string(),
      title: z.string(),
      reports: count,
      outlets: z.array(z.string()),
      origins: count.openapi({ description: 'Known origins, counted once each' }),
      from: z.string().nullable(),
      to: z.string().nullable(),
      statements: count,
      incidents: count,
      contradictions: count,
      corrected,
      changedAt: instant,
    })
    .openapi('StorySummary', { description: 'Reports of the same news' }),
);

export const matrixRow = schemaOf<MatrixRow>()(
  z
    .object({
      group: z.string(),
      speaker: actorView,
      act: statementAct,
      about: z.string(),
      independent: count,
      cells: z.array(
        z.object({
          report: z.string(),
          statement: z.string(),
          how: z.enum(['quoted', 'paraphrased', 'via']),
          evidence: z.string(),
          start: count,
          end: count,
        }),
      ),
    })
    .openapi('MatrixRow', {
      description: 'One statement across the reports of a story; a report without a cell does not have it',
    }),
);

export const storyDetail = schemaOf<StoryDetail>()(
  storySummary
    .extend({
      reportList: z.array(reportSummary),
      matrix: z.array(matrixRow),
      originList: z.array(originView),
      copies: z.array(z.object({ reports: z.tuple([z.string(), z.string()]), kind: copyKind, share })),
      contradictionList: z.array(contradictionView),
      incidentList: z.array(incidentSummary),
      history: z.array(historyEvent),
    })
    .openapi('StoryDetail'),
);
