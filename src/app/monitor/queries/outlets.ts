import type { Query } from '../database.ts';
import type { OutletView, ReportSummary } from '../views/report-views.ts';

/** What the reference data and people say of an outlet, beside what is counted. */
export interface OutletKnowledge {
  readonly houseOf: (outlet: string) => string | null;
  readonly gradeOf: (outlet: string) => OutletView['reliability'];
}

interface OutletRow {
  readonly id: string;
  readonly reports: number;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly outlet: ReportSummary['outlet'];
}

/** All outlets that reports came from (or the one asked for), those with most reports first. One pass over the reports' narrow rows. */
export async function listOutlets(
  query: Query,
  { houseOf, gradeOf }: OutletKnowledge,
  only: string | null = null,
): Promise<readonly OutletView[]> {
  const rows = await query<OutletRow>(
    `select o.*, (s.summary->'outlet') as outlet from (
       select d.outlet as id, count(*)::int as reports, min(d.day)::text as first_day, max(d.day)::text as last_day,
         max(d.id) as example
       from derived d where d.kind = 'report' and d.outlet is not null
         and ($1::text is null or d.keys @> array['report/outlet=' || lower($1::text)])
       group by d.outlet
     ) o join shown s on s.kind = 'report' and s.id = o.example
     order by o.reports desc, o.id limit 5000`,
    [only],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.outlet?.name ?? row.id,
    house: houseOf(row.id),
    reports: row.reports,
    firstDay: row.first_day,
    lastDay: row.last_day,
    reliability: gradeOf(row.id),
  }));
}
