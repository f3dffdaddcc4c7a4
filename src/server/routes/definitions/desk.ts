import { z } from '@hono/zod-openapi';
import { correctionRequest, correctionView } from '../../schema/corrections.ts';
import { sourceChange, sourceRequest, takenView } from '../../schema/intake.ts';
import { overviewView } from '../../schema/overview.ts';
import { count, page } from '../../schema/parts.ts';
import { sourceView } from '../../schema/reports.ts';
import { searchKind, searchView } from '../../schema/search.ts';
import { allegationLetter, observerForm } from '../../schema/forms.ts';
import { define, json, jsonBody } from './define.ts';
import { anyOf, filters, numberParam, pageQuery } from './parameters.ts';

/** What people do: look, correct, hand in what they saw, keep sources. */
export const getOverview = define({
  method: 'get',
  path: '/overview',
  tag: 'Today',
  summary: 'Today: counts as ranges beside the period before, effort, what falls due, what cannot be reached',
  query: z.strictObject({
    from: filters.from,
    to: filters.to.openapi({
      description: 'Last day; the newest day that something is told of where none is given',
    }),
    since: numberParam.optional().openapi({ description: '`newestSeq` of the last look' }),
  }),
  answers: { 200: json('The overview', overviewView) },
  cached: true,
});
export const search = define({
  method: 'get',
  path: '/search',
  tag: 'Today',
  summary: 'Search over everything, a few of each kind',
  query: z.strictObject({
    q: z.string().max(300),
    kind: anyOf(searchKind),
    limit: z.coerce.number().int().min(1).max(20).default(6).openapi({ description: 'Of each kind' }),
  }),
  answers: { 200: json('What was found, by kind', searchView) },
  cached: true,
});

export const listCorrections = define({
  method: 'get',
  path: '/corrections',
  tag: 'Corrections',
  summary: 'Corrections, newest first, and whether they still hold',
  query: pageQuery({
    standing: anyOf(correctionView.shape.standing),
    about: z.string().min(1).max(500).optional().openapi({
      description:
        'Id of a thing that it names or touched: a report, story, incident, group of statements, telling, origin, outlet',
    }),
  }),
  answers: { 200: json('A page of corrections', page('CorrectionPage', correctionView)) },
  cached: true,
});
export const postCorrection = define({
  method: 'post',
  path: '/corrections',
  tag: 'Corrections',
  summary: 'Correct what the machine proposes; `withdraw` undoes one',
  body: jsonBody(correctionRequest),
  answers: { 201: json('The entry of the ledger', z.object({ entry: count }).openapi('CorrectionTaken')) },
  problems: [413, 415, 422],
});

const sourceParams = z.object({ id: numberParam });
export const listSources = define({
  method: 'get',
  path: '/sources',
  tag: 'Intake',
  summary: 'Sources, and whether they can be reached',
  query: z.strictObject({}),
  answers: { 200: json('All sources', page('SourcePage', sourceView)) },
});
export const postSource = define({
  method: 'post',
  path: '/sources',
  tag: 'Intake',
  summary: 'Add a feed, a page or a folder',
  body: jsonBody(sourceRequest),
  answers: { 201: json('The source', sourceView) },
  problems: [409, 413, 415, 422],
});
export const patchSource = define({
  method: 'patch',
  path: '/sources/{id}',
  tag: 'Intake',
  summary: 'Rename, move, pause or resume a source',
  params: sourceParams,
  body: jsonBody(sourceChange),
  answers: { 200: json('The source', sourceView) },
  problems: [409, 413, 415, 422],
});
export const deleteSource = define({
  method: 'delete',
  path: '/sources/{id}',
  tag: 'Intake',
  summary: 'Take no more from a source; what came from it stays',
  params: sourceParams,
  answers: { 204: { description: 'Done' } },
  problems: [422],
});
export const fetchSource = define({
  method: 'post',
  path: '/sources/{id}/fetch',
  tag: 'Intake',
  summary: 'Fetch a source out of turn',
  params: sourceParams,
  answers: { 202: json('It is being fetched', sourceView) },
  problems: [409, 422],
});
export const postObservation = define({
  method: 'post',
  path: '/observations',
  tag: 'Intake',
  summary: "Hand in a field observer's form",
  body: jsonBody(observerForm),
  answers: { 201: json('What became of it', takenView) },
  problems: [413, 415, 422, 503],
});
export const postLetter = define({
  method: 'post',
  path: '/letters',
  tag: 'Intake',
  summary: "Hand in a party's allegation letter",
  body: jsonBody(allegationLetter),
  answers: { 201: json('What became of it', takenView) },
  problems: [413, 415, 422, 503],
});
