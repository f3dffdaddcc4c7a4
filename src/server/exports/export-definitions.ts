import { z } from '@hono/zod-openapi';
import { define, json, text } from '../routes/definitions/define.ts';
import { listReports } from '../routes/definitions/reports.ts';
import { listIncidents, listStatements } from '../routes/definitions/told.ts';

const tag = 'Exports';
const paging = { limit: true, cursor: true } as const;
/** The filters of the list that an export is the whole of. */
const incidents = listIncidents.query.omit(paging);
const changed = incidents.omit({ sort: true });
const reports = listReports.query.omit({ ...paging, assignee: true, inbox: true });
const statements = listStatements.query.omit(paging);

const csv = (description: string) => text(description, 'text/csv');
const about = 'All that matches, streamed; columns are documented at /api/v1/exports/columns.';

export const incidentsCsv = define({
  method: 'get',
  path: '/exports/incidents.csv',
  tag,
  summary: 'Incidents as CSV',
  description: about,
  query: incidents,
  answers: { 200: csv('RFC 4180, UTF-8, one header line') },
});
export const incidentsGeojson = define({
  method: 'get',
  path: '/exports/incidents.geojson',
  tag,
  summary: 'Incidents as GeoJSON',
  description:
    'RFC 7946. A point is the middle of a named place; incidents without a place have no geometry.',
  query: incidents,
  answers: { 200: text('A FeatureCollection', 'application/geo+json') },
});
export const incidentsJsonl = define({
  method: 'get',
  path: '/exports/incidents.jsonl',
  tag,
  summary: 'Incidents as JSON Lines, each as in the list',
  query: incidents,
  answers: { 200: text('One incident a line', 'application/x-ndjson') },
});
export const acledCsv = define({
  method: 'get',
  path: '/exports/acled.csv',
  tag,
  summary: 'Incidents under the column names of ACLED',
  description: about,
  query: incidents,
  answers: { 200: csv('RFC 4180, UTF-8, one header line') },
});
export const gedCsv = define({
  method: 'get',
  path: '/exports/ged.csv',
  tag,
  summary: 'Incidents under the column names of UCDP GED',
  description: about,
  query: incidents,
  answers: { 200: csv('RFC 4180, UTF-8, one header line') },
});
export const reportsCsv = define({
  method: 'get',
  path: '/exports/reports.csv',
  tag,
  summary: 'Reports as CSV',
  description: about,
  query: reports,
  answers: { 200: csv('RFC 4180, UTF-8, one header line') },
});
export const reportsJsonl = define({
  method: 'get',
  path: '/exports/reports.jsonl',
  tag,
  summary: 'Reports as JSON Lines, each as in the list',
  query: reports,
  answers: { 200: text('One report a line', 'application/x-ndjson') },
});
export const statementsCsv = define({
  method: 'get',
  path: '/exports/statements.csv',
  tag,
  summary: 'Statements as CSV',
  description: about,
  query: statements,
  answers: { 200: csv('RFC 4180, UTF-8, one header line') },
});
export const statementsJsonl = define({
  method: 'get',
  path: '/exports/statements.jsonl',
  tag,
  summary: 'Statements as JSON Lines, each as in the list',
  query: statements,
  answers: { 200: text('One statement a line', 'application/x-ndjson') },
});
export const feedRss = define({
  method: 'get',
  path: '/exports/feed.rss',
  tag,
  summary: 'Incidents that changed last, as RSS 2.0',
  query: changed,
  answers: { 200: text('The newest 50', 'application/rss+xml') },
});
export const feedAtom = define({
  method: 'get',
  path: '/exports/feed.atom',
  tag,
  summary: 'Incidents that changed last, as Atom',
  query: changed,
  answers: { 200: text('The newest 50', 'application/atom+xml') },
});
export const columns = define({
  method: 'get',
  path: '/exports/columns',
  tag,
  summary: 'What the columns of the exported tables hold',
  answers: {
    200: json(
      'Tables and their columns',
      z
        .object({
          timeZone: z.string(),
          encoding: z.string(),
          tables: z.array(
            z.object({
              path: z.string(),
              title: z.string(),
              about: z.string(),
              columns: z.array(z.object({ name: z.string(), about: z.string() })),
            }),
          ),
        })
        .openapi('ExportColumns'),
    ),
  },
});
