import { z } from '@hono/zod-openapi';
import { outletView, reportDetail, reportState, reportSummary, truceTouch } from '../../schema/reports.ts';
import { deskRequest, deskView, reportRecord, uploadView } from '../../schema/intake.ts';
import { page } from '../../schema/parts.ts';
import { bytes, define, json, jsonBody } from './define.ts';
import { anyOf, flag, idParams, listQuery, numberParam } from './parameters.ts';

const tag = 'Reports';
const version = z.coerce.number().int().min(1).max(1_000_000);

export const listReports = define({
  method: 'get',
  path: '/reports',
  tag,
  summary: 'Reports, newest version of each',
  query: listQuery(['from', 'to', 'place', 'country', 'party', 'outlet', 'story', 'incident', 'q'], {
    state: anyOf(reportState),
    truce: anyOf(truceTouch),
    assignee: z.string().min(1).max(200).optional().openapi({ description: 'Who is on it' }),
    setAside: flag
      .optional()
      .openapi({ description: 'Only those that were set aside, or only those that were not' }),
    inbox: flag.optional().openapi({ description: '1: nobody is on it and it is not set aside' }),
    source: numberParam.optional().openapi({ description: 'Id of the source it came from' }),
  }),
  answers: { 200: json('A page of reports', page('ReportPage', reportSummary)) },
  cached: true,
});
export const getReport = define({
  method: 'get',
  path: '/reports/{id}',
  tag,
  summary: 'A report: its text, what was read from where, its versions',
  params: idParams,
  query: z.strictObject({
    version: version.optional().openapi({ description: 'The newest where none is asked for' }),
  }),
  answers: { 200: json('The report', reportDetail) },
  cached: true,
});
export const getReportBytes = define({
  method: 'get',
  path: '/reports/{id}/versions/{version}/bytes',
  tag,
  summary: 'The bytes of a version, as they came; of a file of records, those of its record',
  description: 'Sent as a download of unknown type, so that no browser runs what stands in it.',
  params: idParams.extend({ version }),
  answers: { 200: bytes('The bytes') },
});
export const postReports = define({
  method: 'post',
  path: '/reports',
  tag,
  summary: 'Hand in reports',
  description:
    'Files as multipart, a record or a list of records as JSON, records a line as JSON Lines, or one page as HTML or text. At most 25 MB a document. What is answered with a status other than "refused" is durable.',
  query: z.strictObject({
    name: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .openapi({ description: 'Name of the document, where it is the body' }),
    url: z
      .string()
      .min(1)
      .max(2000)
      .optional()
      .openapi({ description: 'Address that the page was found at' }),
  }),
  body: {
    'multipart/form-data': {
      schema: z.object({ file: z.array(z.string().openapi({ format: 'binary' })) }),
    },
    'application/json': { schema: z.union([reportRecord, z.array(reportRecord)]) },
    'application/x-ndjson': { schema: z.string() },
    'application/jsonl': { schema: z.string() },
    'text/html': { schema: z.string() },
    'text/plain': { schema: z.string() },
  },
  answers: { 200: json('What became of each document', uploadView) },
  problems: [413, 415, 422, 503],
});
export const postDesk = define({
  method: 'post',
  path: '/reports/desk',
  tag,
  summary: 'Say who is on reports; null for nobody',
  body: jsonBody(deskRequest),
  answers: { 200: json('How many reports there are of those named', deskView) },
});
export const listOutlets = define({
  method: 'get',
  path: '/outlets',
  tag: 'Outlets and origins',
  summary: 'Outlets, with what was counted of them; most reports first',
  query: z.strictObject({ q: z.string().min(1).max(300).optional() }),
  answers: { 200: json('All outlets', page('OutletPage', outletView)) },
  cached: true,
});
export const getOutlet = define({
  method: 'get',
  path: '/outlets/{id}',
  tag: 'Outlets and origins',
  summary: 'An outlet',
  params: idParams,
  answers: { 200: json('The outlet', outletView) },
  cached: true,
});
