import type { IncidentDetail } from '../../app/monitor/views/incident-views.ts';
import { countryName } from './country-name.ts';
import { column, joined, type Table } from './table.ts';

type Row = IncidentDetail;
const never = (): null => null;
const always = (name: string): ReturnType<typeof column<Row>> =>
  column<Row>(name, 'Always empty: an identifier or judgement of UCDP.', never);

/** The number of killed that all tellings agree on. */
function agreedToll({ killed }: Row): number | null {
  return killed !== null && killed.low === killed.high ? killed.low : null;
}

/** The PRIO-GRID cell: half-degree cells counted from the south-west corner, row by row (Tollefsen et al. 2012). */
function gridCell({ place }: Row): number | null {
  // A wider place has no one cell.
  if (place === null || place.precision > 3) return null;
  const row = Math.floor((place.latitude + 90) * 2);
  const col = Math.floor((place.longitude + 180) * 2);
  return row * 720 + col + 1;
}

/** Incidents under the column names of UCDP GED (version 24.1). */
export const gedTable: Table<Row> = {
  title: 'Incidents, UCDP-GED-like',
  about:
    'The columns of UCDP GED, filled from what reports tell. It is not UCDP data: conflicts, dyads and types of violence are UCDP\'s judgement and stay empty. GED holds lethal events only; here are all incidents: filter by "low".',
  columns: [
    column<Row>('id', "Our incident id; not UCDP's.", (i) => i.id),
    always('relid'),
    column<Row>('year', 'Year of date_start.', (i) =>
      i.date === null ? null : Number(i.date.from.slice(0, 4)),
    ),
    always('active_year'),
    always('code_status'),
    always('type_of_violence'),
    always('conflict_dset_id'),
    always('conflict_new_id'),
    always('conflict_name'),
    always('dyad_dset_id'),
    always('dyad_new_id'),
    always('dyad_name'),
    always('side_a_dset_id'),
    always('side_a_new_id'),
    column<Row>('side_a', 'Perpetrators as told, parted by "; ".', (i) =>
      joined(i.perpetrators.map((p) => p.name)),
    ),
    always('side_b_dset_id'),
    always('side_b_new_id'),
    column<Row>('side_b', 'Always empty: who was hit is told as a kind of target.', never),
    column<Row>(
      'number_of_sources',
      'Independent origins, not articles; unknown origins are not counted.',
      (i) => i.independent,
    ),
    column<Row>('source_article', 'Ids of the reports, parted by "; ".', (i) =>
      joined(i.allegations.map((a) => a.report)),
    ),
    column<Row>('source_office', 'Outlets, parted by "; ".', (i) =>
      joined(i.allegations.map((a) => a.outlet)),
    ),
    column<Row>('source_date', 'Always empty here: see reports.csv.', never),
    column<Row>('source_headline', 'Always empty here: see reports.csv.', never),
    column<Row>('source_original', 'Who the tellings say it from, parted by "; ".', (i) =>
      joined(i.allegations.map((a) => a.saidBy?.name ?? null)),
    ),
    column<Row>(
      'where_prec',
      '1 exact place, 2 within 25 km, 3 district, 4 province, 5 vague area, 6 country.',
      (i) => i.place?.precision ?? null,
    ),
    column<Row>(
      'where_coordinates',
      'Name of the place that the coordinates are of.',
      (i) => i.place?.name ?? null,
    ),
    column<Row>('where_description', 'The place as told.', (i) => i.placeName),
    column<Row>('adm_1', 'First-order division.', (i) => i.admin1),
    column<Row>('adm_2', 'Always empty: not kept.', never),
    column<Row>(
      'latitude',
      'Of the named place, rounded by the harm gate.',
      (i) => i.place?.latitude ?? null,
    ),
    column<Row>('longitude', 'Likewise.', (i) => i.place?.longitude ?? null),
    column<Row>('geom_wkt', 'The same as a point.', (i) =>
      i.place === null ? null : `POINT (${i.place.longitude} ${i.place.latitude})`,
    ),
    column<Row>('priogrid_gid', 'PRIO-GRID cell, for where_prec 1–3.', gridCell),
    column<Row>('country', 'English name.', (i) => countryName(i.country)),
    always('country_id'),
    always('region'),
    always('event_clarity'),
    column<Row>('date_prec', '1 day, 2 2–6 days, 3 week, 4 month, 5 year.', (i) => i.date?.precision ?? null),
    column<Row>(
      'date_start',
      'First day that the words allow, at the place of the event.',
      (i) => i.date?.from ?? null,
    ),
    column<Row>('date_end', 'Last day, inclusive.', (i) => i.date?.to ?? null),
    column<Row>('deaths_a', 'Always empty: tolls are not told by side.', never),
    column<Row>('deaths_b', 'Always empty.', never),
    column<Row>('deaths_civilians', 'Always empty.', never),
    column<Row>('deaths_unknown', 'Always empty.', never),
    column<Row>('best', 'Filled only where all tellings agree: nothing is estimated.', agreedToll),
    column<Row>('high', 'Largest number told; empty where nothing bounds it.', (i) => i.killed?.high ?? null),
    column<Row>('low', 'Smallest number told; empty where none is told.', (i) => i.killed?.low ?? null),
    always('gwnoa'),
    always('gwnob'),
  ],
};
