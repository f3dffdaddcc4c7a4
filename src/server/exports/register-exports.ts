import type { IncidentDetail, IncidentSummary } from '../../app/monitor/views/incident-views.ts';
import type { ReportSummary } from '../../app/monitor/views/report-views.ts';
import type { StatementView } from '../../app/monitor/views/statement-views.ts';
import type { Sort } from '../../app/monitor/queries/list-derived.ts';
import type { ListFilter } from '../../app/monitor/queries/list-filter.ts';
import type { ServerApp, ServerDeps } from '../deps.ts';
import { createServe, json } from '../routes/serve.ts';
import { streamed } from '../streamed.ts';
import { acledTable } from './acled-table.ts';
import { columnDocumentation } from './column-documentation.ts';
import { csvLine } from './csv.ts';
import * as definitions from './export-definitions.ts';
import { renderAtom, renderRss, type Feed } from './feed.ts';
import { gedTable } from './ged-table.ts';
import { featureOf } from './geojson.ts';
import { incidentTable } from './incident-table.ts';
import { reportTable } from './report-table.ts';
import { readRows, type ExportRequest } from './rows.ts';
import { statementTable } from './statement-table.ts';
import type { Table } from './table.ts';

/** What an export is asked with: the filters of its list, and its order. */
interface Asked extends ListFilter {
  readonly q?: string | undefined;
  readonly sort?: Sort;
}

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/x-ndjson',
  geojson: 'application/geo+json',
} as const;
/** Changes that a feed tells. */
const feedLength = 50;

/** The tables, feeds and their documentation. What they hold has passed the harm gate before it was stored. */
export function registerExports(app: ServerApp, deps: ServerDeps): void {
  const { answer } = createServe(app, deps);
  const request = (kind: ExportRequest['kind'], asked: Asked, whole = false): ExportRequest => {
    const { q, sort = '-day', ...filter } = asked;
    return { kind, filter, q, sort, whole };
  };
  const table = <Row>(name: string, what: Table<Row>, asked: ExportRequest): Promise<Response> =>
    download(name, 'csv', deps, csvOf(what, readRows(deps.db.query, asked)));
  const lines = (name: string, asked: ExportRequest): Promise<Response> =>
    download(name, 'jsonl', deps, linesOf(readRows(deps.db.query, asked)));

  answer(definitions.incidentsCsv, (r) =>
    table('incidents.csv', incidentTable, request('incident', r.query)),
  );
  answer(definitions.acledCsv, (r) =>
    table('acled-like.csv', acledTable, request('incident', r.query, true)),
  );
  answer(definitions.gedCsv, (r) => table('ucdp-ged-like.csv', gedTable, request('incident', r.query, true)));
  answer(definitions.reportsCsv, (r) => table('reports.csv', reportTable, request('report', bare(r.query))));
  answer(definitions.statementsCsv, (r) =>
    table('statements.csv', statementTable, request('statement', r.query)),
  );
  answer(definitions.incidentsJsonl, (r) => lines('incidents.jsonl', request('incident', r.query)));
  answer(definitions.reportsJsonl, (r) => lines('reports.jsonl', request('report', bare(r.query))));
  answer(definitions.statementsJsonl, (r) => lines('statements.jsonl', request('statement', r.query)));
  answer(definitions.incidentsGeojson, (r) =>
    download(
      'incidents.geojson',
      'geojson',
      deps,
      collectionOf(readRows(deps.db.query, request('incident', r.query))),
    ),
  );
  answer(definitions.feedRss, async (r) =>
    feed(renderRss(await changed(deps, r.query, '/api/v1/exports/feed.rss')), 'application/rss+xml'),
  );
  answer(definitions.feedAtom, async (r) =>
    feed(renderAtom(await changed(deps, r.query, '/api/v1/exports/feed.atom')), 'application/atom+xml'),
  );
  answer(definitions.columns, () => json(columnDocumentation()));
}

/** A flag of the address as what the list is filtered by. */
function bare({
  setAside,
  ...asked
}: Omit<Asked, 'setAside'> & { readonly setAside?: string | undefined }): Asked {
  return setAside === undefined ? asked : { ...asked, setAside: setAside === '1' || setAside === 'true' };
}

/** The stored JSON is what the projections wrote, so that its type is known by its kind. */
type Stored = IncidentSummary & IncidentDetail & ReportSummary & StatementView;
const parse = (row: string): Stored => JSON.parse(row) as Stored;

// The beginning comes with the first page: until then nothing was asked, and a store that is away can still be told.
async function* csvOf<Row>({ columns }: Table<Row>, pages: AsyncIterable<readonly string[]>) {
  let beginning = csvLine(columns.map((column) => column.name));
  for await (const page of pages) {
    yield (
      beginning +
      page
        .map((row) => parse(row) as Row) // see Stored
        .map((row) => csvLine(columns.map((column) => column.value(row))))
        .join('')
    );
    beginning = '';
  }
  yield beginning;
}

async function* linesOf(pages: AsyncIterable<readonly string[]>) {
  for await (const page of pages) yield page.map((row) => `${row}\n`).join('');
}

async function* collectionOf(pages: AsyncIterable<readonly string[]>) {
  const beginning = '{"type":"FeatureCollection","features":[';
  let before = `${beginning}\n`;
  for await (const page of pages) {
    yield before + page.map((row) => featureOf(parse(row))).join(',\n');
    before = ',\n';
  }
  yield before === ',\n' ? '\n]}\n' : `${beginning}\n]}\n`;
}

/** Streams under a name of ours. */
async function download(
  name: string,
  type: keyof typeof types,
  { log }: ServerDeps,
  parts: AsyncGenerator<string, void>,
): Promise<Response> {
  return new Response(await streamed(name, encoded(parts), log), {
    headers: {
      'content-type': types[type],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}

async function* encoded(parts: AsyncIterable<string>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  for await (const part of parts) if (part !== '') yield encoder.encode(part);
}

async function changed(deps: ServerDeps, asked: Asked, path: string): Promise<Feed> {
  const { q, ...filter } = asked;
  const incidents: IncidentSummary[] = [];
  const newest = { kind: 'incident', filter, q, sort: '-changed', whole: false, most: feedLength } as const;
  for await (const page of readRows(deps.db.query, newest)) incidents.push(...page.map(parse));
  // The newest in what is shown are those with the newest change; in a feed they stand in order of what was told last.
  incidents.sort((a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0));
  const publicUrl = deps.publicUrl();
  return { publicUrl, self: `${publicUrl}${path}`, incidents, now: deps.clock() };
}

function feed(body: string, type: string): Response {
  return new Response(body, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
  });
}
