import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../app/monitor/database.ts';
import type { TaskTimes } from '../app/monitor/derivation/task-times.ts';

/** Seconds: from a read answered out of the cache to the 2 s that no answer may take. */
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];
/** Figures that cost a query are read at most this often, however many ask. */
const freshMs = 5_000;

export interface Metrics {
  readonly request: (route: string, method: string, status: number, seconds: number) => void;
  /** All figures in Prometheus' text form. */
  readonly render: () => Promise<string>;
  readonly contentType: string;
}

/** A report takes some 30 ms, a window of days up to a minute. */
const taskBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 120];

interface Sources {
  readonly db: Database;
  readonly taskTimes: TaskTimes;
  readonly clients: () => number;
  readonly program: string;
}

/** What is worth an alarm is told in docs/operations.md. */
export function createMetrics({ db, taskTimes, clients, program }: Sources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'trucewatch_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['route', 'method', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const tasks = new Histogram({
    name: 'trucewatch_task_seconds',
    help: 'Time to read a report (derive) and to group a window of days (group), waiting for a thread included',
    labelNames: ['kind'],
    buckets: taskBuckets,
    registers,
  });
  taskTimes.listen((kind, seconds) => {
    tasks.observe({ kind }, seconds);
  });
  const refused = new Counter({
    name: 'trucewatch_requests_refused_total',
    help: 'Requests without a valid credential (401, 403) or with too many tries (429)',
    registers,
  });
  new Gauge({
    name: 'trucewatch_info',
    help: 'The running version',
    labelNames: ['version'],
    registers,
  }).set({ version: program }, 1);
  new Gauge({
    name: 'trucewatch_event_clients',
    help: 'Clients that listen to changes',
    registers,
    collect() {
      this.set(clients());
    },
  });
  const stored = storedFigures(db, registers);
  return {
    contentType: registry.contentType,
    request: (route, method, status, seconds) => {
      requests.observe({ route, method, status: `${Math.floor(status / 100)}xx` }, seconds);
      if (status === 401 || status === 403 || status === 429) refused.inc();
    },
    render: async () => {
      // What the process knows by itself is told also while the store does not answer.
      await stored.refresh().catch(stored.forget);
      return registry.metrics();
    },
  };
}

interface Figures {
  readonly ledger: number;
  readonly failed: number;
  readonly oldest: number;
  readonly unreachable: number;
  readonly reports: number;
}

const figuresSql = `select
  (select coalesce(max(seq) + 1, 0) from ledger_entry)::float8 as ledger,
  (select count(*) from work where failed_at is not null)::float8 as failed,
  (select coalesce(extract(epoch from now() - min(asked_at)), 0) from work
    where kind <> 'fetch' and failed_at is null)::float8 as oldest,
  (select count(*) from source where enabled and unreachable_since is not null)::float8 as unreachable,
  (select count(*) from derived where kind = 'report')::float8 as reports`;

interface StoredFigures {
  /** Asks the store, unless it was asked a moment ago. */
  readonly refresh: () => Promise<void>;
  /** Tells none of them until the store answers again: an old figure would look like a new one. */
  readonly forget: () => void;
}

/** Gauges that are read from the store. */
function storedFigures(db: Database, registers: Registry[]): StoredFigures {
  const gauge = (name: string, help: string) => new Gauge({ name: `trucewatch_${name}`, help, registers });
  const backlog = new Gauge({
    name: 'trucewatch_backlog',
    help: 'Work that waits, by kind (derive: a report to be read; group: days to be grouped; fetch: a source that is due)',
    labelNames: ['kind'],
    registers,
  });
  const ledger = gauge('ledger_entries', 'Size of the ledger');
  const reports = gauge('reports', 'Reports that are listed');
  const failed = gauge('work_failed', 'Work given up after five tries');
  const oldest = gauge('backlog_oldest_seconds', 'Age of the oldest work that waits');
  const unreachable = gauge('sources_unreachable', 'Sources that could not be reached when last tried');
  let asked = 0;
  return {
    forget: () => {
      for (const one of [ledger, reports, failed, oldest, unreachable]) one.remove();
      backlog.reset();
    },
    refresh: async () => {
      if (performance.now() - asked < freshMs && asked > 0) return;
      asked = performance.now();
      const [row] = await db.query<Figures>(figuresSql);
      if (!row) return;
      ledger.set(row.ledger);
      reports.set(row.reports);
      failed.set(row.failed);
      oldest.set(row.oldest);
      unreachable.set(row.unreachable);
      for (const kind of ['derive', 'group', 'fetch']) backlog.set({ kind }, 0);
      const waiting = await db.query<{ kind: string; n: number }>(
        'select kind, count(*)::float8 as n from work where failed_at is null group by kind',
      );
      for (const { kind, n } of waiting) backlog.set({ kind }, n);
    },
  };
}
