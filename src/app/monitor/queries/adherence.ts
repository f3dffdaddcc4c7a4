import { sides, type Side } from '../../../domain/actor.ts';
import type { FindingOutcome } from '../../../domain/finding.ts';
import type { Query } from '../database.ts';
import type { AdherenceCell, AdherenceView } from '../views/agreement-views.ts';
import type { DaySpan } from '../views/overview-view.ts';
import { addDays, daysBetween } from './days.ts';

export interface AdherenceRequest {
  readonly agreement: string;
  readonly by: AdherenceView['by'];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Cells of one row at most. */
export const mostPeriods = 400;

/** The span cannot be cut into so few periods; the message says what to do. */
export class TooManyPeriods extends Error {
  override readonly name = 'TooManyPeriods';
}

interface CellRow {
  readonly clause: string;
  readonly side: Side | null;
  readonly period: string;
  readonly outcome: FindingOutcome;
  readonly told: number;
  readonly independent: number;
}

/** Incidents held against each clause, by party and period; without a span, over all days that findings are of. */
export async function readAdherence(query: Query, request: AdherenceRequest): Promise<AdherenceView> {
  const { agreement, by } = request;
  const span = await spanOf(query, request);
  if (!span) return { agreement, by, periods: [], rows: [] };
  const periods = periodsOf(span, by);
  const parameters = [by, span.from, span.to];
  const [cells, effort] = await Promise.all([
    query<CellRow>(
      `select d.type as clause, d.side, date_trunc($1::text, d.sort_day::timestamp)::date::text as period, d.status as outcome,
         count(distinct d.subject)::int as told,
         (count(distinct d.subject) filter (where d.independent >= 2))::int as independent
       from derived d where d.kind = 'finding' and d.sort_day between $2 and $3 and d.incident is not null
         and d.keys @> array['finding/agreement=' || lower($4::text)]
       group by d.type, d.side, period, d.status`,
      [...parameters, agreement],
    ),
    query<{ period: string; reports: number }>(
      `select date_trunc($1::text, d.sort_day::timestamp)::date::text as period, count(*)::int as reports
       from derived d where d.kind = 'report' and d.sort_day between $2 and $3 and not d.set_aside group by period`,
      parameters,
    ),
  ]);
  const reports = new Map(effort.map((row) => [row.period, row.reports]));
  return {
    agreement,
    by,
    periods: periods.map((period) => ({ ...period, reports: reports.get(period.from) ?? 0 })),
    rows: rowsOf(cells, periods),
  };
}

async function spanOf(query: Query, { agreement, from, to }: AdherenceRequest): Promise<DaySpan | null> {
  if (from !== undefined && to !== undefined) return from <= to ? { from, to } : { from: to, to: from };
  const [row] = await query<{ first: string | null; last: string | null }>(
    `select min(day)::text as first, max(day)::text as last from derived d
     where kind = 'finding' and d.keys @> array['finding/agreement=' || lower($1::text)]`,
    [agreement],
  );
  const first = from ?? row?.first ?? null;
  const last = to ?? row?.last ?? null;
  return first === null || last === null || first > last ? null : { from: first, to: last };
}

/** Whole days, weeks from Monday, or months, the first and last as long as they are in the calendar. Throws `TooManyPeriods`. */
function periodsOf({ from, to }: DaySpan, by: AdherenceView['by']): readonly DaySpan[] {
  const shortest = by === 'day' ? 1 : by === 'week' ? 7 : 28;
  if (daysBetween(from, to) / shortest > mostPeriods)
    throw new TooManyPeriods(
      `More than ${mostPeriods} periods lie between ${from} and ${to}: choose longer ones or a shorter span.`,
    );
  const periods: DaySpan[] = [];
  for (let start = startOf(from, by); start <= to && periods.length <= mostPeriods;) {
    const next = nextStart(start, by);
    periods.push({ from: start, to: addDays(next, -1) });
    if (next <= start) break;
    start = next;
  }
  return periods;
}

function startOf(day: string, by: AdherenceView['by']): string {
  if (by === 'month') return `${day.slice(0, 7)}-01`;
  if (by === 'day') return day;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

function nextStart(start: string, by: AdherenceView['by']): string {
  if (by !== 'month') return addDays(start, by === 'week' ? 7 : 1);
  return startOf(addDays(start, 32), 'month');
}

function rowsOf(cells: readonly CellRow[], periods: readonly DaySpan[]): AdherenceView['rows'] {
  const byRow = new Map<string, CellRow[]>();
  for (const cell of cells) {
    const key = `${cell.clause}\n${cell.side ?? 'unknown'}`;
    byRow.set(key, [...(byRow.get(key) ?? []), cell]);
  }
  const order = (key: string): string => {
    const [clause = '', side = ''] = key.split('\n');
    return `${clause}\n${String(sides.indexOf(side as Side)).padStart(3, '0')}`; // an unknown side sorts first
  };
  return [...byRow]
    .sort(([a], [b]) => (order(a) < order(b) ? -1 : 1))
    .map(([, row]) => ({
      clause: row[0]?.clause ?? '',
      side: row[0]?.side ?? 'unknown',
      cells: periods.map(({ from }) => cellOf(row.filter((cell) => cell.period === from))),
    }));
}

/** An incident has one outcome under a clause, so outcomes add up to the incidents. */
function cellOf(rows: readonly CellRow[]): AdherenceCell {
  const outcomes = rows.map(({ outcome, told }) => ({ outcome, count: told }));
  return {
    told: rows.reduce((sum, row) => sum + row.told, 0),
    independent: rows.reduce((sum, row) => sum + row.independent, 0),
    outcomes: outcomes.sort((a, b) => (a.outcome < b.outcome ? -1 : 1)),
  };
}
