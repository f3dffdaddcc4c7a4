import { z } from '@hono/zod-openapi';
import type { TruceTouch } from '../../domain/extraction.ts';
import type { CopyKind } from '../../domain/grouping.ts';
import type { ReadProblem, ReportPart } from '../../domain/report.ts';
import type {
  MarkKind,
  OutletView,
  ReportDetail,
  ReportMark,
  ReportSummary,
  SourceView,
  VersionView,
} from '../../app/monitor/views/report-views.ts';
import { allegationView } from './incidents.ts';
import { originUseView } from './origins.ts';
import { count, instant, reliability, share, orNull } from './parts.ts';
import { schemaOf } from './schema-of.ts';
import { commitmentView, statementView } from './statements.ts';

export const truceTouch = schemaOf<TruceTouch>()(
  z.enum(['alleged-violation', 'terms-or-talks', 'mention', 'none']).openapi('TruceTouch', {
    description: 'How a report touches a truce',
  }),
);
export const copyKind = schemaOf<CopyKind>()(
  z.enum(['same-text', 'shared-wire', 'excerpt', 'update']).openapi('CopyKind'),
);
const readProblem = schemaOf<ReadProblem>()(
  z
    .object({
      source: z.string(),
      kind: z.enum([
        'empty',
        'binary',
        'too-large',
        'unreadable',
        'not-a-report',
        'bad-record',
        'duplicate',
        'language',
      ]),
      message: z.string(),
      remedy: z.string(),
    })
    .openapi('ReadProblem', { description: 'What is wrong with an input, and what to do' }),
);
export const reportState = z.enum(['waiting', 'read', 'refused']).openapi('ReportState', {
  description: "'waiting': taken in, not yet read. 'refused': nothing could be read from it, see `problem`",
});
export const sourceKind = z
  .enum(['folder', 'feed', 'page', 'upload', 'api', 'observer', 'letter'])
  .openapi('SourceKind');

export const reportSummary = schemaOf<ReportSummary>()(
  z
    .object({
      id: z.string(),
      version: z.int().min(1).openapi({ description: "The newest version's number, counted from 1" }),
      state: reportState,
      problem: orNull(readProblem),
      source: z.object({ id: z.int().nullable(), kind: z.string(), name: z.string() }),
      title: z.string().nullable(),
      outlet: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
      url: z.string().nullable(),
      published: z.string().nullable(),
      referenceDate: z.string().nullable().openapi({ description: 'The day that "today" means in it' }),
      lentBy: z.string().nullable(),
      language: z.string().nullable(),
      truce: orNull(truceTouch),
      story: z.string().nullable(),
      statements: count,
      allegations: count,
      commitments: count,
      recordedAt: instant,
      assignee: z.string().nullable(),
      setAside: z.boolean().openapi({ description: 'Set aside by a person: it counts nowhere' }),
      lead: z.string(),
    })
    .openapi('ReportSummary'),
);

const markKind = schemaOf<MarkKind>()(
  z
    .enum(['speaker', 'cue', 'content', 'allegation', 'commitment', 'place', 'actor', 'date', 'outlet'])
    .openapi('MarkKind'),
);
const reportMark = schemaOf<ReportMark>()(
  z
    .object({ start: count, end: count, kind: markKind, ref: z.string().nullable() })
    .openapi('ReportMark', { description: 'What a stretch of the text was read as; marks may overlap' }),
);
const versionView = schemaOf<VersionView>()(
  z
    .object({
      version: z.int().min(1),
      recordedAt: instant,
      contentHash: z.string(),
      blob: z.string().openapi({ description: 'SHA-256 of the bytes as they came' }),
      warc: z.string().nullable(),
      entry: count.openapi({ description: 'The entry of the ledger that took it in' }),
    })
    .openapi('ReportVersion'),
);
const reportPart = schemaOf<ReportPart>()(
  z
    .union([
      z.object({
        start: count,
        end: count,
        kind: z.enum(['title', 'subtitle', 'dateline', 'body', 'caption']),
      }),
      z.object({
        start: count,
        end: count,
        kind: z.enum(['byline', 'credit', 'stamp', 'label', 'page', 'repeat']),
        reason: z.string(),
      }),
    ])
    .openapi('ReportPart', { description: 'What is kept of the text, and what is dropped with the reason' }),
);

export const reportDetail = schemaOf<ReportDetail>()(
  reportSummary
    .extend({
      shown: z.int().min(1).openapi({ description: 'The version that is shown' }),
      text: z.string(),
      parts: z.array(reportPart),
      marks: z.array(reportMark),
      authors: z.array(z.string()),
      agencies: z.array(z.string()),
      statementList: z.array(statementView),
      allegationList: z.array(allegationView),
      commitmentList: z.array(commitmentView),
      origins: z.array(originUseView),
      copies: z.array(z.object({ report: z.string(), kind: copyKind, share })),
      versions: z.array(versionView),
    })
    .openapi('ReportDetail'),
);

export const outletView = schemaOf<OutletView>()(
  z
    .object({
      id: z.string(),
      name: z.string(),
      house: z.string().nullable(),
      reports: count,
      firstDay: z.string().nullable(),
      lastDay: z.string().nullable(),
      reliability,
    })
    .openapi('Outlet'),
);

export const sourceView = schemaOf<SourceView>()(
  z
    .object({
      id: z.int(),
      kind: sourceKind,
      name: z.string(),
      location: z.string().nullable(),
      enabled: z.boolean(),
      reports: count,
      lastAttemptAt: orNull(instant),
      lastSuccessAt: orNull(instant),
      nextAttemptAt: orNull(instant),
      unreachableSince: orNull(instant).openapi({
        description: 'Null while it can be reached. An outage is not "nothing reported"',
      }),
      lastError: z.string().nullable(),
    })
    .openapi('Source', { description: 'Where reports come from, and whether it can be reached' }),
);
