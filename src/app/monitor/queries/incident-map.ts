import type { Query } from '../database.ts';
import type { IncidentMapView } from '../views/search-view.ts';
import { matching } from './list-derived.ts';
import type { ListFilter } from './list-filter.ts';

/** Rows of one answer. */
const mostRows = 20_000;
const columns = [
  'id',
  'lon',
  'lat',
  'radius',
  'type',
  'side',
  'day',
  'reports',
  'independent',
  'place',
  'country',
] as const;
type MapRow = Readonly<Record<(typeof columns)[number], string | number | null>>;

/** All incidents that match, newest first; without `unplaced`, those that have a place. Reads the narrow rows only. */
export async function readIncidentMap(
  query: Query,
  {
    filter,
    q,
    unplaced,
  }: { readonly filter: ListFilter; readonly q?: string | undefined; readonly unplaced: boolean },
): Promise<IncidentMapView> {
  const { from, where } = matching({ kind: 'incident', filter, q });
  const placed = unplaced ? '' : ' and d.latitude is not null and d.longitude is not null';
  const limit = where.value(mostRows + 1);
  // Decimal numbers with the few digits that a named place has: single precision would show more than there are.
  const rows = await query<MapRow>(
    `select d.id, round(d.longitude::numeric, 4)::float8 as lon, round(d.latitude::numeric, 4)::float8 as lat,
       round(d.radius::numeric, 1)::float8 as radius, d.type, d.side, d.day::text as day, d.reports, d.independent,
       d.place_name as place, d.country
     from ${from} where ${where.sql.slice(5)} ${placed}
     order by d.sort_day desc, d.id desc limit ${limit}`,
    where.parameters,
  );
  return {
    columns,
    rows: rows.slice(0, mostRows).map((row) => columns.map((column) => row[column])),
    cut: rows.length > mostRows,
  };
}
