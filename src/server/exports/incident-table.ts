import type { IncidentSummary } from '../../app/monitor/views/incident-views.ts';
import { column, joined, type Table } from './table.ts';

type Row = IncidentSummary;

/** Our own table of incidents: everything that a list shows, nothing recoded. */
export const incidentTable: Table<Row> = {
  title: 'Incidents',
  about: 'One line for each incident: what the allegations of one happening add up to.',
  columns: [
    column<Row>('id', 'Stays the same while tellings join.', (i) => i.id),
    column<Row>(
      'day_from',
      'First day that the words allow; empty where nothing dates it.',
      (i) => i.date?.from ?? null,
    ),
    column<Row>('day_to', 'Last day that the words allow, inclusive.', (i) => i.date?.to ?? null),
    column<Row>(
      'date_precision',
      'UCDP date_prec: 1 day, 2 2–6 days, 3 week, 4 month, 5 year.',
      (i) => i.date?.precision ?? null,
    ),
    column<Row>('date_as_told', 'The words.', (i) => i.date?.wording ?? null),
    column<Row>('type', 'Type of incident.', (i) => i.type),
    column<Row>('sub_event', 'The ACLED sub-event that the type corresponds to.', (i) => i.subEvent),
    column<Row>(
      'place',
      'The named place, no finer than the harm gate lets through.',
      (i) => i.place?.name ?? i.placeName,
    ),
    column<Row>('place_id', 'Its id in the gazetteer.', (i) => i.place?.id ?? null),
    column<Row>('admin1', 'First-order division.', (i) => i.admin1),
    column<Row>('country', 'ISO 3166-1 alpha-2.', (i) => i.country),
    column<Row>(
      'latitude',
      'Of the middle of the named place (WGS 84), rounded to its precision.',
      (i) => i.place?.latitude ?? null,
    ),
    column<Row>('longitude', 'Likewise.', (i) => i.place?.longitude ?? null),
    column<Row>(
      'place_precision',
      'UCDP where_prec: 1 exact place … 6 country.',
      (i) => i.place?.precision ?? null,
    ),
    column<Row>('radius_km', 'How far off the mark the place may lie.', (i) => i.place?.radius ?? null),
    column<Row>('perpetrators', 'As told, by whoever tells it; parted by "; ".', (i) =>
      joined(i.perpetrators.map((p) => p.name)),
    ),
    column<Row>('sides', 'Sides of the conflict that these stand on.', (i) => joined(i.sides)),
    column<Row>('targets', 'What was hit, as told.', (i) => joined(i.targets)),
    column<Row>(
      'killed_low',
      'Smallest number told; empty where none is told (which is not zero).',
      (i) => i.killed?.low ?? null,
    ),
    column<Row>(
      'killed_high',
      'Largest number told; empty where nothing bounds it.',
      (i) => i.killed?.high ?? null,
    ),
    column<Row>('injured_low', 'As killed_low.', (i) => i.injured?.low ?? null),
    column<Row>('injured_high', 'As killed_high.', (i) => i.injured?.high ?? null),
    column<Row>(
      'status',
      'told; denied: somebody says it did not happen; feared: told only as a possibility.',
      (i) => i.status,
    ),
    column<Row>('reports', 'Reports that tell it.', (i) => i.reports),
    column<Row>(
      'independent_origins',
      'Origins that do not rest on each other. Unknown origins never count as independent.',
      (i) => i.independent,
    ),
    column<Row>('contradictions', 'Fields on which tellings cannot all be true.', (i) => i.contradictions),
    column<Row>(
      'reliability',
      'Admiralty reliability of the best graded outlet: A–E; F cannot be judged.',
      (i) => i.grade.reliability,
    ),
    column<Row>('credibility', 'Admiralty credibility: 1–5; 6 cannot be judged.', (i) => i.grade.credibility),
    column<Row>(
      'outcome',
      "The most serious outcome under the agreement. A proposal of the program; a finding is a person's.",
      (i) => i.outcome,
    ),
    column<Row>('story', 'Id of the story that tells it.', (i) => i.story),
    column<Row>('corrected', 'true where a person corrected it.', (i) => i.corrected),
    column<Row>('first_recorded_at', 'Time of record of its first telling, UTC.', (i) => i.firstRecordedAt),
    column<Row>('changed_at', 'Time of record of the last change to it, UTC.', (i) => i.changedAt),
  ],
};
