import { referenceActorSchema, referencePlaceSchema } from '../src/domain/agreement.ts';
import type { Allegation } from '../src/domain/allegation.ts';
import type { IsoDate } from '../src/domain/date.ts';
import { asId, type ReportId } from '../src/domain/ids.ts';
import type { Report } from '../src/domain/report.ts';
import { extractAllegations } from '../src/extraction/allegations/allegations.ts';
import { createReportContext } from '../src/extraction/context.ts';
import { extractStatements } from '../src/extraction/statements/statements.ts';
import { createAnalyser } from '../src/language/analyse.ts';
import { readModels } from '../src/storage/model-files.ts';
import { loadReference } from '../src/storage/reference-files.ts';

const analyse = createAnalyser(readModels());
/** Velmia, as an agreement would bring it along. */
const reference = loadReference({
  actors: [
    {
      id: 'xa-government',
      kind: 'government',
      name: 'Velmian government',
      side: 'government',
      country: 'XA',
    },
    { id: 'xa-army', kind: 'armed-forces', name: 'Velmian army', side: 'government', country: 'XA' },
    {
      id: 'xa-air-force',
      kind: 'armed-forces',
      name: 'Velmian air force',
      side: 'government',
      country: 'XA',
    },
    { id: 'xa-red-hill', kind: 'armed-group', name: 'Red Hill Brigade', side: 'opposition', country: 'XA' },
    { id: 'xa-black-oath', kind: 'armed-group', name: 'Black Oath', side: 'excluded', country: 'XA' },
    { id: 'xa-watch', kind: 'monitor', name: 'Velmian Watch', side: 'other', country: 'XA' },
  ].map((a) => referenceActorSchema.parse(a)),
  places: [
    { id: 'xa', name: 'Velmia', kind: 'country', latitude: -49, longitude: 69 },
    {
      id: 'xa-ostrel-province',
      name: 'Ostrel province',
      kind: 'province',
      admin1: 'Ostrel',
      latitude: -49,
      longitude: 69.5,
    },
    {
      id: 'xa-tarnby',
      name: 'Tarnby',
      kind: 'settlement',
      admin1: 'Ostrel',
      latitude: -49.1,
      longitude: 69.5,
    },
    {
      id: 'xa-quillon',
      name: 'Quillon',
      kind: 'settlement',
      admin1: 'Ostrel',
      latitude: -49.3,
      longitude: 69.6,
    },
    {
      id: 'xa-dravik',
      name: 'Dravik',
      kind: 'settlement',
      admin1: 'Ostrel',
      latitude: -49.4,
      longitude: 69.2,
    },
  ].map((p) => referencePlaceSchema.parse({ country: 'XA', ...p })),
});

/** A report of 12 June 2024, a Wednesday. */
function reportOf(text: string): Report {
  return {
    id: asId<ReportId>('r1'),
    source: 'r1.txt',
    contentHash: '',
    url: null,
    text,
    parts: [{ start: 0, end: text.length, kind: 'body' }],
    title: null,
    outlet: null,
    agencies: [],
    authors: [],
    published: null,
    updated: null,
    referenceDate: { value: '2024-06-12' as IsoDate, range: null },
    datelinePlace: null,
    language: null,
    encoding: 'utf-8',
  };
}

/** What happened in Velmia, as a made-up report of Wednesday, 12 June 2024 tells it. */
export function readEvents(text: string): Allegation[] {
  const report = reportOf(text);
  const context = createReportContext(report, analyse(text), reference);
  return extractAllegations(context, extractStatements(context));
}
