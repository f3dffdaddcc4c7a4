import type { StatementView } from '../../app/monitor/views/statement-views.ts';
import { column, type Table } from './table.ts';

type Row = StatementView;

export const statementTable: Table<Row> = {
  title: 'Statements',
  about:
    'One line for each statement as one report tells it; the same statement told by several has one group.',
  columns: [
    column<Row>('id', 'Id.', (s) => s.id),
    column<Row>('report', 'The report that tells it.', (s) => s.report),
    column<Row>('outlet', 'Its outlet.', (s) => s.outlet),
    column<Row>('group', 'The same statement as told by several reports.', (s) => s.group),
    column<Row>('story', 'Id of the story.', (s) => s.story),
    column<Row>('speaker', 'As told.', (s) => s.speaker.name),
    column<Row>(
      'speaker_id',
      "The reference actor's id, where it is known who that is.",
      (s) => s.speaker.actor,
    ),
    column<Row>('side', 'Side of the conflict that the speaker stands on.', (s) => s.speaker.side),
    column<Row>('role', 'As told.', (s) => s.role),
    column<Row>(
      'act',
      'assert, accuse, deny, propose, accept, reject, demand, threaten, promise, declare, condemn, decline, report.',
      (s) => s.act,
    ),
    column<Row>('about', 'What it is about, in the words of the report.', (s) => s.about),
    column<Row>('addressee', 'As told.', (s) => s.addressee?.name ?? null),
    column<Row>('quoted', 'true where it stands in quotation marks.', (s) => s.quoted),
    column<Row>(
      'day_from',
      'First day that the words allow for when it was said.',
      (s) => s.when?.from ?? null,
    ),
    column<Row>('day_to', 'Last day, inclusive.', (s) => s.when?.to ?? null),
    column<Row>('via', 'The outlet or agency that the report has it from.', (s) => s.via),
    column<Row>('occasion', 'Where it was said.', (s) => s.occasion),
    column<Row>('evidence', 'A verbatim anchor of up to 12 words.', (s) => s.evidence),
    column<Row>(
      'start',
      "Where that stands: offset in UTF-16 code units of the report's text.",
      (s) => s.passages[0]?.start ?? null,
    ),
    column<Row>('end', 'Its end, exclusive.', (s) => s.passages[0]?.end ?? null),
    column<Row>('confidence', '0–1: how sure the program is of its reading.', (s) => s.confidence),
  ],
};
