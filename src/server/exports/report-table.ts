import type { ReportSummary } from '../../app/monitor/views/report-views.ts';
import { column, type Table } from './table.ts';

type Row = ReportSummary;

export const reportTable: Table<Row> = {
  title: 'Reports',
  about: 'One line for each report, in its newest version.',
  columns: [
    column<Row>('id', 'Its address, or what it was handed in as.', (r) => r.id),
    column<Row>('version', 'Number of the newest version, from 1.', (r) => r.version),
    column<Row>('state', 'waiting, read, or refused: nothing could be read from it.', (r) => r.state),
    column<Row>('title', 'Headline.', (r) => r.title),
    column<Row>('outlet_id', "The outlet's id, where it is known.", (r) => r.outlet?.id ?? null),
    column<Row>('outlet', 'Who published it.', (r) => r.outlet?.name ?? null),
    column<Row>('url', 'Where it was published.', (r) => r.url),
    column<Row>('published', 'When, as precisely and in the zone that the report tells.', (r) => r.published),
    column<Row>('reference_day', 'The day that "today" means in it.', (r) => r.referenceDate),
    column<Row>(
      'day_lent_by',
      'The report that lends it that day, where it has none of its own.',
      (r) => r.lentBy,
    ),
    column<Row>('language', 'BCP 47.', (r) => r.language),
    column<Row>('truce', 'How it touches a truce.', (r) => r.truce),
    column<Row>('story', 'Id of its story.', (r) => r.story),
    column<Row>('statements', 'How many were read from it.', (r) => r.statements),
    column<Row>('allegations', 'How many were read from it.', (r) => r.allegations),
    column<Row>('commitments', 'How many were read from it.', (r) => r.commitments),
    column<Row>(
      'source_kind',
      'How it came in: folder, feed, page, upload, api, observer, letter.',
      (r) => r.source.kind,
    ),
    column<Row>('source_name', 'The name of that.', (r) => r.source.name),
    column<Row>('set_aside', 'true where a person set it aside: it counts nowhere.', (r) => r.setAside),
    column<Row>('recorded_at', 'Time of record, UTC.', (r) => r.recordedAt),
    column<Row>('lead', 'Its first words, as they may be shown.', (r) => r.lead),
  ],
};
