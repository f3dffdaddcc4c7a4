import { z } from '@hono/zod-openapi';
import type {
  BacklogView,
  CountRange,
  DaySpan,
  EffortDay,
  OverviewView,
} from '../../app/monitor/views/overview-view.ts';
import { incidentSummary } from './incidents.ts';
import { count, side } from './parts.ts';
import { sourceView } from './reports.ts';
import { schemaOf } from './schema-of.ts';
import { commitmentView } from './statements.ts';

const countRange = schemaOf<CountRange>()(
  z.object({ low: count, high: count }).openapi('CountRange', {
    description: "Incidents: 'low' with two independent origins or more, 'high' all that are told",
  }),
);
export const daySpan = schemaOf<DaySpan>()(
  z.object({ from: z.string(), to: z.string() }).openapi('DaySpan', { description: 'Full days, inclusive' }),
);
const backlogView = schemaOf<BacklogView>()(
  z
    .object({ derive: count, group: count, fetch: count, failed: count, oldest: z.string().nullable() })
    .openapi('Backlog', { description: 'Work that waits, by kind' }),
);
const effortDay = schemaOf<EffortDay>()(
  z
    .object({ day: z.string(), reports: count, outlets: count })
    .openapi('EffortDay', { description: 'A day without a line had no reports: "no data", not zero' }),
);

export const overviewView = schemaOf<OverviewView>()(
  z
    .object({
      period: daySpan,
      before: daySpan,
      asOf: z.string().nullable().openapi({ description: 'The last day that something is told of' }),
      incidents: z.object({ now: countRange, before: countRange }),
      byArea: z.array(
        z.object({
          admin1: z.string().nullable(),
          country: z.string().nullable(),
          now: countRange,
          before: countRange,
        }),
      ),
      byParty: z.array(z.object({ side, now: countRange, before: countRange })),
      effort: z.array(effortDay),
      due: z.array(commitmentView),
      unreachable: z.array(sourceView),
      backlog: backlogView,
      changed: z.array(incidentSummary),
      since: z
        .object({ seq: count, counts: z.array(z.object({ kind: z.string(), things: count })) })
        .nullable(),
      newestSeq: count,
    })
    .openapi('Overview'),
);
