import { referenceActorSchema, referencePlaceSchema } from '../src/domain/agreement.ts';
import type { IsoDate } from '../src/domain/date.ts';
import { asId, type ReportId } from '../src/domain/ids.ts';
import type { Commitment } from '../src/domain/commitment.ts';
import { keptParts, type Report } from '../src/domain/report.ts';
import type { Statement } from '../src/domain/statement.ts';
import { extractCommitments } from '../src/extraction/statements/commitments.ts';
import { createReportContext } from '../src/extraction/context.ts';
import { extractStatements } from '../src/extraction/statements/statements.ts';
import { readTruceTouch, type TruceReading } from '../src/extraction/statements/truce-touch.ts';
import { createAnalyser } from '../src/language/analyse.ts';
import { readModels } from '../src/storage/model-files.ts';
import { loadReference } from '../src/storage/reference-files.ts';

const analyse = createAnalyser(readModels());

/** Velmia and its neighbour Sarvia, as an agreement would bring them along. */
const reference = loadReference({
  actors: [
    { id: 'xa', kind: 'state', name: 'Velmia', names: ['Velmian'], side: 'government', country: 'XA' },
    { id: 'xb', kind: 'state', name: 'Sarvia', names: ['Sarvian'], side: 'other', country: 'XB' },
    { id: 'xa-army', kind: 'armed-forces', name: 'Velmian army', side: 'government', country: 'XA' },
    { id: 'xa-red-hill', kind: 'armed-group', name: 'Red Hill Brigade', side: 'opposition', country: 'XA' },
    { id: 'xa-black-oath', kind: 'armed-group', name: 'Black Oath', side: 'excluded', country: 'XA' },
    { id: 'xa-watch', kind: 'monitor', name: 'Velmian Watch', side: 'other', country: 'XA' },
    { id: 'xa-vna', kind: 'outlet', name: 'Velm News', side: 'government', country: 'XA' },
  ].map((a) => referenceActorSchema.parse(a)),
  places: [
    { id: 'p1', name: 'Tarnby', kind: 'settlement', admin1: 'Ostrel', latitude: -49.1, longitude: 69.5 },
    { id: 'p2', name: 'Quillon', kind: 'settlement', admin1: 'Ostrel', latitude: -49.3, longitude: 69.6 },
  ].map((p) => referencePlaceSchema.parse({ country: 'XA', ...p })),
});

export interface SpeechReading extends TruceReading {
  readonly report: Report;
  readonly statements: readonly Statement[];
  readonly commitments: readonly Commitment[];
}

/** Reads a made-up report of Wednesday, 12 June 2024. */
export function readSpeech(
  body: string,
  title: string | null = null,
  day: string | null = '2024-06-12',
): SpeechReading {
  const start = title === null ? 0 : title.length + 2;
  const text = title === null ? body : `${title}\n\n${body}`;
  const report: Report = {
    id: asId<ReportId>('r1'),
    source: 'r1.txt',
    contentHash: '',
    url: null,
    text,
    parts: [
      ...(title === null ? [] : [{ start: 0, end: title.length, kind: 'title' as const }]),
      { start, end: text.length, kind: 'body' },
    ],
    title: title === null ? null : { value: title, range: { start: 0, end: title.length } },
    outlet: null,
    agencies: [],
    authors: [],
    published: null,
    updated: null,
    referenceDate: day === null ? null : { value: day as IsoDate, range: null }, // a test's own literal day
    datelinePlace: null,
    language: { value: 'en', range: null },
    encoding: 'utf-8',
  };
  const context = createReportContext(report, analyse(text, keptParts(report)), reference);
  const statements = extractStatements(context);
  const commitments = extractCommitments(context, statements);
  return { report, statements, commitments, ...readTruceTouch(context, statements) };
}
