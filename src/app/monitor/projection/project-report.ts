import type { ReportExtraction } from '../../../domain/extraction.ts';
import type { Passage } from '../../../domain/passage.ts';
import type { ReadProblem, Report } from '../../../domain/report.ts';
import { shortened } from '../../../publishing/wording.ts';
import type { DerivedRow } from '../derivation/derived-rows.ts';
import { allegationView } from './project-allegation.ts';
import { usesOf } from './project-origins.ts';
import { firstDay, type Projected } from './project-parts.ts';
import { commitmentView, statementView } from './project-statements.ts';
import type { TakenReport } from '../intake/taken-report.ts';
import type { MarkKind, ReportDetail, ReportMark, ReportSummary } from '../views/report-views.ts';

/** The part of a report's page that is stored: its versions, and who is on it, are read when it is asked for. */
export type StoredReport = Omit<ReportDetail, keyof ReportSummary | 'versions'>;

/** Characters of a report's first words in a list. */
const leadLength = 280;

/** A report as it is listed and shown. */
export function projectReport(
  report: Report,
  extraction: ReportExtraction,
  projected: Projected,
): DerivedRow {
  const { taken, storyOf, setAside, windowKey } = projected;
  const known = taken.get(report.id);
  const summary = summaryOf(report, extraction, projected);
  const document: StoredReport = {
    shown: summary.version,
    text: report.text,
    parts: report.parts,
    marks: marksOf(report, extraction),
    authors: report.authors.map((a) => a.value),
    agencies: report.agencies.map((a) => a.value),
    statementList: extraction.statements.map((s) => statementView(s, projected)),
    allegationList: extraction.allegations.map((a) => allegationView(a, projected)),
    commitmentList: extraction.commitments.map((c) => commitmentView(c, projected)),
    origins: usesOf(report.id, projected),
    copies: copiesOf(report.id, projected),
  };
  const places = extraction.allegations.flatMap((a) => a.placeMention?.place ?? []);
  return {
    kind: 'report',
    id: report.id,
    windowKey,
    report: report.id,
    story: storyOf.get(report.id) ?? null,
    day: firstDay(summary.referenceDate ?? summary.published),
    dayTo: firstDay(summary.referenceDate ?? summary.published),
    outlet: summary.outlet?.id ?? summary.outlet?.name ?? null,
    type: summary.truce,
    status: summary.state,
    setAside: setAside.has(report.id),
    facets: {
      source: [known?.source.name ?? null],
      outlet: [summary.outlet?.name ?? null],
      side: extraction.allegations.map((a) => a.perpetratorSide),
      country: places.map((p) => p.country),
      admin1: extraction.allegations.map((a) => a.admin1),
      place: places.flatMap((p) => [p.id, p.name]),
    },
    summary,
    document,
    words: { title: summary.title ?? '', text: report.text },
  };
}

export function summaryOf(
  report: Report,
  extraction: ReportExtraction,
  { taken, storyOf, setAside }: Projected,
): ReportSummary {
  const known = taken.get(report.id);
  return {
    id: report.id,
    version: known?.version ?? 1,
    state: 'read',
    problem: null,
    source: known?.source ?? { id: null, kind: 'upload', name: '' },
    title: report.title?.value ?? null,
    outlet: report.outlet && { id: report.outlet.id, name: report.outlet.value },
    url: report.url ?? known?.url ?? null,
    published: report.published?.value ?? null,
    referenceDate: report.referenceDate?.value ?? null,
    lentBy: report.referenceDate?.lentBy ?? null,
    language: report.language?.value ?? null,
    truce: extraction.truce,
    story: storyOf.get(report.id) ?? null,
    statements: extraction.statements.length,
    allegations: extraction.allegations.length,
    commitments: extraction.commitments.length,
    recordedAt: known?.recordedAt ?? '',
    assignee: null,
    setAside: setAside.has(report.id),
    lead: leadOf(report),
  };
}

function leadOf(report: Report): string {
  let lead = '';
  for (const part of report.parts) {
    if (part.kind !== 'body') continue;
    lead += `${report.text.slice(part.start, Math.min(part.end, part.start + leadLength))} `;
    if (lead.length > leadLength) break;
  }
  return shortened(lead.replace(/\s+/g, ' ').trim(), leadLength);
}

function marksOf(report: Report, extraction: ReportExtraction): readonly ReportMark[] {
  const marks: ReportMark[] = [];
  const add = (kind: MarkKind, ref: string | null, passages: readonly (Passage | null)[]): void => {
    for (const p of passages) if (p) marks.push({ start: p.start, end: p.end, kind, ref });
  };
  for (const s of extraction.statements) {
    add('speaker', s.id, [s.speakerPassage]);
    add('cue', s.id, [s.cuePassage]);
    add('content', s.id, s.contentPassages);
  }
  for (const a of extraction.allegations) {
    add('allegation', a.id, [a.evidencePassage]);
    add('date', a.id, a.passages.date ?? []);
  }
  for (const c of extraction.commitments) add('commitment', c.id, c.passages);
  for (const place of extraction.places) add('place', place.place?.id ?? null, [place.passage]);
  for (const actor of extraction.actors) add('actor', actor.actor, [actor.passage]);
  const { outlet } = report;
  if (outlet?.range) marks.push({ ...outlet.range, kind: 'outlet', ref: outlet.id });
  const order: readonly MarkKind[] = [
    'content',
    'allegation',
    'commitment',
    'speaker',
    'cue',
    'place',
    'actor',
    'date',
    'outlet',
  ];
  return marks.sort(
    (a, b) => a.start - b.start || b.end - a.end || order.indexOf(a.kind) - order.indexOf(b.kind),
  );
}

function copiesOf(report: string, { copiesOf: copies }: Projected): StoredReport['copies'] {
  return (copies.get(report) ?? []).map(({ reports: [a, b], kind, share }) => ({
    report: a === report ? b : a,
    kind,
    share,
  }));
}

/** A report that was taken in and is not read yet. */
export function projectWaiting(
  taken: Pick<TakenReport, 'report' | 'recordedAt' | 'url' | 'source'>,
): DerivedRow {
  return projectUnread({ ...taken, version: 1 }, 'waiting', null);
}

/** A report of which nothing is to be shown but that it came in, and what is wrong with it. */
export function projectUnread(
  taken: Pick<TakenReport, 'report' | 'recordedAt' | 'url' | 'source' | 'version'>,
  state: 'waiting' | 'refused',
  problem: ReadProblem | null,
): DerivedRow {
  const summary: ReportSummary = {
    id: taken.report,
    version: taken.version,
    state,
    problem,
    source: taken.source,
    title: null,
    outlet: null,
    url: taken.url,
    published: null,
    referenceDate: null,
    lentBy: null,
    language: null,
    truce: null,
    story: null,
    statements: 0,
    allegations: 0,
    commitments: 0,
    recordedAt: taken.recordedAt,
    assignee: null,
    setAside: false,
    lead: '',
  };
  const document: StoredReport = {
    shown: taken.version,
    text: '',
    parts: [],
    marks: [],
    authors: [],
    agencies: [],
    statementList: [],
    allegationList: [],
    commitmentList: [],
    origins: [],
    copies: [],
  };
  return {
    kind: 'report',
    id: taken.report,
    windowKey: null,
    report: taken.report,
    status: state,
    facets: { source: [taken.source.name] },
    summary,
    document,
    words: null,
  };
}
