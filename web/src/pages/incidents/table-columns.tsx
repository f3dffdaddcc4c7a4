import type { ReactNode } from 'react';
import type { IncidentSummary, TollView } from '../../api/views.ts';
import { Badge, DateText, RangeCount, type Tone } from '../../design/small-parts.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t, word, type MessageKey } from '../../i18n/translate.ts';
import { FamilySign } from '../../map/family-sign.tsx';
import { familyOf } from '../../map/type-families.ts';

/** What a row of the table needs of an incident; the rest is let go of. */
export type IncidentRow = Pick<
  IncidentSummary,
  | 'id'
  | 'type'
  | 'date'
  | 'placeName'
  | 'admin1'
  | 'country'
  | 'sides'
  | 'targets'
  | 'killed'
  | 'injured'
  | 'status'
  | 'reports'
  | 'independent'
  | 'contradictions'
  | 'outcome'
  | 'changedAt'
> & { readonly actors: string; readonly grade: string; readonly gradeReason: string };

export function slimRow(incident: IncidentSummary): IncidentRow {
  const { id, type, date, placeName, admin1, country, sides, targets, killed, injured } = incident;
  const { status, reports, independent, contradictions, outcome, changedAt, grade, perpetrators } = incident;
  return {
    ...{ id, type, date, placeName, admin1, country, sides, targets, killed, injured },
    ...{ status, reports, independent, contradictions, outcome, changedAt },
    actors: [...new Set(perpetrators.map((actor) => actor.name))].join(', '),
    grade: `${grade.reliability}${grade.credibility}`,
    gradeReason: grade.reason,
  };
}

export interface TableColumn {
  readonly key: string;
  readonly title: MessageKey;
  /** Pixels. */
  readonly width: number;
  readonly end?: boolean;
  /** What the API sorts by, downwards and upwards. */
  readonly sort?: { readonly down: string; readonly up: string | null };
  readonly cell: (row: IncidentRow) => ReactNode;
}

export const outcomeTone: Readonly<Record<NonNullable<IncidentSummary['outcome']>, Tone>> = {
  'would be a violation if true': 'bad',
  'outside the agreement': 'plain',
  'not prohibited': 'plain',
  'to be watched': 'warn',
  undeterminable: 'plain',
};

const toll = (value: TollView | null): ReactNode =>
  value === null ? <span className="soft">–</span> : <RangeCount low={value.low} high={value.high} />;

/** The first column is always shown: it leads to the incident. */
export const tableColumns: readonly TableColumn[] = [
  {
    key: 'what',
    title: 'incidents.column.what',
    width: 140,
    cell: (row) => (
      <span className="with-sign">
        <FamilySign family={familyOf(row.type)} /> {word('type', row.type)}
      </span>
    ),
  },
  {
    key: 'day',
    title: 'incidents.column.day',
    width: 120,
    sort: { down: '-day', up: 'day' },
    cell: (row) => <DateText date={row.date} />,
  },
  {
    key: 'place',
    title: 'incidents.column.place',
    width: 120,
    cell: (row) => <bdi>{row.placeName ?? '–'}</bdi>,
  },
  {
    key: 'by',
    title: 'incidents.column.by',
    width: 190,
    cell: (row) => (
      <>
        {row.sides.map((side) => word('side', side)).join(', ')}
        {row.actors === '' ? null : (
          <span className="soft">
            {' '}
            (<bdi>{row.actors}</bdi>)
          </span>
        )}
      </>
    ),
  },
  { key: 'killed', title: 'incidents.column.killed', width: 72, end: true, cell: (row) => toll(row.killed) },
  {
    key: 'injured',
    title: 'incidents.column.injured',
    width: 84,
    end: true,
    cell: (row) => toll(row.injured),
  },
  {
    key: 'reports',
    title: 'incidents.column.reports',
    width: 84,
    end: true,
    cell: (row) => formatNumber(row.reports),
  },
  {
    key: 'independent',
    title: 'incidents.column.independent',
    width: 118,
    end: true,
    cell: (row) => formatNumber(row.independent),
  },
  {
    key: 'outcome',
    title: 'incidents.column.outcome',
    width: 216,
    cell: (row) =>
      row.outcome === null ? (
        <span className="soft">{t('incidents.noFinding')}</span>
      ) : (
        <Badge tone={outcomeTone[row.outcome]}>{word('outcome', row.outcome)}</Badge>
      ),
  },
  {
    key: 'grade',
    title: 'incidents.column.grade',
    width: 72,
    cell: (row) => (
      <bdi className="number" dir="ltr" title={row.gradeReason}>
        {row.grade}
      </bdi>
    ),
  },
  {
    key: 'contradictions',
    title: 'incidents.column.contradictions',
    width: 112,
    end: true,
    cell: (row) => formatNumber(row.contradictions),
  },
  {
    key: 'target',
    title: 'incidents.column.target',
    width: 150,
    cell: (row) => row.targets.map((target) => word('target', target)).join(', ') || '–',
  },
  {
    key: 'area',
    title: 'incidents.column.area',
    width: 150,
    cell: (row) => <bdi>{[row.admin1, row.country].filter((part) => part !== null).join(', ') || '–'}</bdi>,
  },
  { key: 'status', title: 'incidents.column.status', width: 96, cell: (row) => word('status', row.status) },
  {
    key: 'changed',
    title: 'incidents.column.changed',
    width: 160,
    sort: { down: '-changed', up: null },
    cell: (row) => <DateText instant={row.changedAt} />,
  },
];
