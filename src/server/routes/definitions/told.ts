import { z } from '@hono/zod-openapi';
import { statementActs } from '../../../domain/statement.ts';
import { incidentMapView } from '../../schema/search.ts';
import {
  allegationView,
  incidentDetail,
  incidentStatus,
  incidentSummary,
  incidentType,
} from '../../schema/incidents.ts';
import {
  contradictionField,
  contradictionView,
  findingOutcome,
  findingView,
  originKind,
  originSummary,
  originView,
} from '../../schema/origins.ts';
import { page, placeView } from '../../schema/parts.ts';
import {
  commitmentKinds,
  commitmentStatus,
  commitmentView,
  statementGroupView,
  statementView,
} from '../../schema/statements.ts';
import { storyDetail, storySummary } from '../../schema/stories.ts';
import { define, json } from './define.ts';
import { anyOf, flag, idParams, listQuery, pageQuery } from './parameters.ts';

/** What reports tell: stories, statements, commitments, allegations, incidents, and what they come to. */
export const listStories = define({
  method: 'get',
  path: '/stories',
  tag: 'Stories',
  summary: 'Stories: reports of the same news',
  query: listQuery(['from', 'to', 'outlet', 'report', 'q'], {}),
  answers: { 200: json('A page of stories', page('StoryPage', storySummary)) },
  cached: true,
});
export const getStory = define({
  method: 'get',
  path: '/stories/{id}',
  tag: 'Stories',
  summary: 'A story: statements by outlets, contradictions, origins',
  description: 'The id of a story that was merged into another answers 308 with where it went.',
  params: idParams,
  answers: { 200: json('The story', storyDetail) },
  cached: true,
});

export const listStatements = define({
  method: 'get',
  path: '/statements',
  tag: 'Statements',
  summary: 'Statements: who said what',
  query: listQuery(['from', 'to', 'party', 'actor', 'outlet', 'story', 'report', 'q'], {
    type: anyOf(z.enum(statementActs)).openapi({ description: 'The act' }),
    group: z.string().min(1).max(500).optional().openapi({ description: 'Tellings of one statement' }),
  }),
  answers: { 200: json('A page of statements', page('StatementPage', statementView)) },
  cached: true,
});
export const getStatement = define({
  method: 'get',
  path: '/statements/{id}',
  tag: 'Statements',
  summary: 'A statement',
  params: idParams,
  answers: { 200: json('The statement', statementView) },
  cached: true,
});
export const getStatementGroup = define({
  method: 'get',
  path: '/statement-groups/{id}',
  tag: 'Statements',
  summary: 'A statement as told by several reports',
  params: idParams,
  answers: {
    200: json('Its tellings', statementGroupView),
  },
  cached: true,
});
export const listCommitments = define({
  method: 'get',
  path: '/commitments',
  tag: 'Statements',
  summary: 'Commitments, by the day they fall due',
  query: listQuery(['from', 'to', 'party', 'actor', 'outlet', 'story', 'report', 'q'], {
    type: anyOf(z.enum(commitmentKinds)),
    status: anyOf(commitmentStatus),
  }),
  answers: { 200: json('A page of commitments', page('CommitmentPage', commitmentView)) },
  cached: true,
});

export const listAllegations = define({
  method: 'get',
  path: '/allegations',
  tag: 'Incidents',
  summary: "Allegations: one report's telling of an incident each",
  query: listQuery(
    ['from', 'to', 'place', 'country', 'party', 'actor', 'outlet', 'story', 'incident', 'report', 'q'],
    {
      type: anyOf(incidentType),
    },
  ),
  answers: { 200: json('A page of allegations', page('AllegationPage', allegationView)) },
  cached: true,
});
const incidentOwn = {
  type: anyOf(incidentType),
  status: anyOf(incidentStatus),
  outcome: anyOf(findingOutcome).openapi({
    description: 'Outcome of one of its findings under the agreement',
  }),
};
const incidentFilters = [
  'from',
  'to',
  'place',
  'country',
  'party',
  'actor',
  'outlet',
  'story',
  'report',
  'q',
] as const;
export const listIncidents = define({
  method: 'get',
  path: '/incidents',
  tag: 'Incidents',
  summary: 'Incidents: what allegations of the same happening add up to',
  query: listQuery(incidentFilters, incidentOwn),
  answers: { 200: json('A page of incidents', page('IncidentPage', incidentSummary)) },
  cached: true,
});
export const mapIncidents = define({
  method: 'get',
  path: '/incidents/map',
  tag: 'Incidents',
  summary: 'All incidents that match, compact, for a map; newest first',
  query: listQuery(incidentFilters, {
    ...incidentOwn,
    unplaced: flag
      .optional()
      .openapi({ description: '1: also those without a known place; lon, lat, radius are null' }),
  }).omit({ limit: true, cursor: true, sort: true, highlight: true }),
  answers: { 200: json('Rows of incidents', incidentMapView) },
  cached: true,
});
export const getIncident = define({
  method: 'get',
  path: '/incidents/{id}',
  tag: 'Incidents',
  summary: 'An incident: every value told and by whom, origins, findings, history',
  description: 'The id of an incident that was merged into another answers 308 with where it went.',
  params: idParams,
  answers: { 200: json('The incident', incidentDetail) },
  cached: true,
});

export const listContradictions = define({
  method: 'get',
  path: '/contradictions',
  tag: 'Stories',
  summary: 'Contradictions: fields on which tellings cannot all be true',
  query: listQuery(['from', 'to', 'story', 'incident', 'q'], { type: anyOf(contradictionField) }),
  answers: { 200: json('A page of contradictions', page('ContradictionPage', contradictionView)) },
  cached: true,
});
export const listOrigins = define({
  method: 'get',
  path: '/origins',
  tag: 'Outlets and origins',
  summary: 'Origins: where content comes from',
  query: listQuery(['from', 'to', 'story', 'report', 'q'], { type: anyOf(originKind) }),
  answers: { 200: json('A page of origins', page('OriginPage', originSummary)) },
  cached: true,
});
export const getOrigin = define({
  method: 'get',
  path: '/origins/{id}',
  tag: 'Outlets and origins',
  summary: 'An origin',
  params: idParams,
  answers: { 200: json('The origin', originView) },
  cached: true,
});
export const listFindings = define({
  method: 'get',
  path: '/findings',
  tag: 'Agreements',
  summary: 'Findings: what was held against clauses of the agreement',
  query: listQuery(['from', 'to', 'incident', 'q'], {
    status: anyOf(findingOutcome).openapi({ description: 'The outcome' }),
    clause: z.string().min(1).max(200).optional(),
    subject: z.string().min(1).max(500).optional().openapi({ description: 'Id of what was held against it' }),
  }),
  answers: { 200: json('A page of findings', page('FindingPage', findingView)) },
  cached: true,
});
export const listPlaces = define({
  method: 'get',
  path: '/places',
  tag: 'Incidents',
  summary: 'Places that incidents are told of, by name',
  query: pageQuery({ q: z.string().min(1).max(300).optional() }).omit({ cursor: true }),
  answers: { 200: json('Places, those with most incidents first', page('PlacePage', placeView)) },
  cached: true,
});
