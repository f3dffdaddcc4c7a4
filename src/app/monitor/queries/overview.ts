import type { Side } from '../../../domain/actor.ts';
import { keptChanges, newestChange } from '../changes.ts';
import type { Database, Query } from '../database.ts';
import { backlog } from '../derivation/work-queue.ts';
import type { IncidentSummary } from '../views/incident-views.ts';
import type { BacklogView, CountRange, DaySpan, EffortDay, OverviewView } from '../views/overview-view.ts';
import type { CommitmentView } from '../views/statement-views.ts';
import { statusOn } from './commitment-status.ts';
import { addDays, daysBetween } from './days.ts';
import { newestDay } from './newest-day.ts';
import { listSources } from './sources.ts';

export interface OverviewRequest {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The change that the last look ended with. */
  readonly since?: number | undefined;
}

/** Days of a period that nobody chose. */
const periodDays = 7;
/** Days ahead in which a commitment falls due. */
const dueDays = 14;
/** Longest period, and so the longest answer. */
const mostDays = 3660;
const mostAreas = 50;
const mostDue = 50;
const mostChanged = 20;

/**
 * "Today" in a constant number of queries, each over the narrow rows of the two periods only. Without a period: the last
 * days up to the newest day that is stored, which is an archive's today.
 */
export async function readOverview(db: Database, request: OverviewRequest, now: Date): Promise<OverviewView> {
  const { query } = db;
  const asOf = await newestDay(query);
  const period = periodOf(request, asOf ?? now.toISOString().slice(0, 10));
  const days = daysBetween(period.from, period.to) + 1;
  const before = { from: addDays(period.from, -days), to: addDays(period.from, -1) };
  const [groups, effort, due, unreachable, waiting, changed, since, newestSeq] = await Promise.all([
    countIncidents(query, period, before),
    readEffort(query, period),
    readDue(query, period.to),
    listSources(query, { unreachable: true }),
    readBacklog(query, now),
    readChanged(query, request.since ?? 0),
    request.since === undefined ? null : countChanges(query, request.since),
    newestChange(query),
  ]);
  return {
    period,
    before,
    asOf,
    ...groups,
    effort,
    due,
    unreachable,
    backlog: waiting,
    changed,
    since,
    newestSeq,
  };
}

function periodOf({ from, to }: OverviewRequest, newest: string): DaySpan {
  const last = to ?? (from !== undefined && from > newest ? from : newest);
  const first = from ?? addDays(last, 1 - periodDays);
  if (first > last) return { from: last, to: first };
  const longest = addDays(last, 1 - mostDays);
  return { from: first < longest ? longest : first, to: last };
}

interface CountRow {
  readonly by: 'all' | 'area' | 'party';
  readonly admin1: string | null;
  readonly country: string | null;
  readonly side: Side | null;
  readonly now_low: number;
  readonly now_high: number;
  readonly before_low: number;
  readonly before_high: number;
}

/** All three breakdowns from one reading of the rows: `high` is every incident told, `low` those with two independent origins. */
async function countIncidents(
  query: Query,
  period: DaySpan,
  before: DaySpan,
): Promise<Pick<OverviewView, 'incidents' | 'byArea' | 'byParty'>> {
  const rows = await query<CountRow>(
    `select case when grouping(d.side) = 0 then 'party' when grouping(d.admin1) = 0 then 'area' else 'all' end as by,
       d.admin1, d.country, d.side,
       (count(*) filter (where d.sort_day >= $1 and d.independent >= 2))::int as now_low,
       (count(*) filter (where d.sort_day >= $1))::int as now_high,
       (count(*) filter (where d.sort_day < $1 and d.independent >= 2))::int as before_low,
       (count(*) filter (where d.sort_day < $1))::int as before_high
     from derived d where d.kind = 'incident' and d.sort_day between $3 and $2 and d.status <> 'denied'
     group by grouping sets ((), (d.admin1, d.country), (d.side))`,
    [period.from, period.to, before.from],
  );
  const now = (row: CountRow): CountRange => ({ low: row.now_low, high: row.now_high });
  const then = (row: CountRow): CountRange => ({ low: row.before_low, high: row.before_high });
  const whole = rows.find((row) => row.by === 'all');
  const most = (a: CountRow, b: CountRow): number =>
    b.now_high - a.now_high || b.before_high - a.before_high || compare(nameOf(a), nameOf(b));
  return {
    incidents: {
      now: whole ? now(whole) : { low: 0, high: 0 },
      before: whole ? then(whole) : { low: 0, high: 0 },
    },
    byArea: rows
      .filter((row) => row.by === 'area')
      .sort(most)
      .slice(0, mostAreas)
      .map((row) => ({ admin1: row.admin1, country: row.country, now: now(row), before: then(row) })),
    byParty: rows
      .filter((row) => row.by === 'party')
      .sort(most)
      .map((row) => ({ side: row.side ?? 'unknown', now: now(row), before: then(row) })),
  };
}

const nameOf = (row: CountRow): string => row.admin1 ?? row.side ?? row.country ?? '';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function readEffort(query: Query, { from, to }: DaySpan): Promise<readonly EffortDay[]> {
  return query<EffortDay>(
    `select sort_day::text as day, count(*)::int as reports, count(distinct outlet)::int as outlets
     from derived where kind = 'report' and sort_day between $1 and $2 and not set_aside
     group by sort_day order by sort_day`,
    [from, to],
  );
}

async function readDue(query: Query, today: string): Promise<readonly CommitmentView[]> {
  const rows = await query<{ summary: CommitmentView }>(
    `select s.summary from (
       select id, sort_day from derived where kind = 'commitment' and sort_day between $1 and $2
       order by sort_day, id limit $3
     ) d join shown s on s.kind = 'commitment' and s.id = d.id order by d.sort_day, d.id`,
    [today, addDays(today, dueDays), mostDue],
  );
  return rows.map(({ summary }) => ({ ...summary, status: statusOn(summary, today) }));
}

export async function readBacklog(query: Query, now: Date): Promise<BacklogView> {
  const waiting = await backlog(query, now);
  return { ...waiting, oldest: waiting.oldest?.toISOString() ?? null };
}

async function readChanged(query: Query, since: number): Promise<readonly IncidentSummary[]> {
  const rows = await query<{ summary: IncidentSummary }>(
    `select s.summary from (
       select id, changed from derived where kind = 'incident' and changed > $1 order by changed desc, id desc limit $2
     ) d join shown s on s.kind = 'incident' and s.id = d.id order by d.changed desc, d.id desc`,
    [since, mostChanged],
  );
  return rows.map((row) => row.summary);
}

/** Counted from the newest backwards, as far as changes are kept: an overview after a long absence must not read a whole archive. */
async function countChanges(query: Query, seq: number): Promise<OverviewView['since']> {
  const counts = await query<{ kind: string; things: number }>(
    `select kind, count(distinct id)::int as things from (
       select kind, id from change where seq > $1 order by seq desc limit $2
     ) c group by kind order by kind`,
    [seq, keptChanges],
  );
  return { seq, counts };
}
