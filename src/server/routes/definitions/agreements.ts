import { z } from '@hono/zod-openapi';
import {
  adherenceBy,
  adherenceView,
  agreementCheckRequest,
  agreementCheckView,
  agreementDetail,
  agreementSummary,
} from '../../schema/agreements.ts';
import { page } from '../../schema/parts.ts';
import { define, json, jsonBody } from './define.ts';
import { filters, idParams } from './parameters.ts';

const tag = 'Agreements';
export const listAgreements = define({
  method: 'get',
  path: '/agreements',
  tag,
  summary: 'Agreements',
  query: z.strictObject({}),
  answers: { 200: json('All agreements', page('AgreementPage', agreementSummary)) },
});
export const getAgreement = define({
  method: 'get',
  path: '/agreements/{id}',
  tag,
  summary: 'An agreement as data',
  params: idParams,
  answers: { 200: json('The agreement', agreementDetail) },
});
export const getAdherence = define({
  method: 'get',
  path: '/agreements/{id}/adherence',
  tag,
  summary: 'Incidents held against each clause, by party and over time',
  params: idParams,
  query: z.strictObject({ by: adherenceBy.default('week'), from: filters.from, to: filters.to }),
  answers: { 200: json('Cells in the order of the periods', adherenceView) },
  cached: true,
  problems: [422],
});
export const checkAgreement = define({
  method: 'post',
  path: '/agreements/check',
  tag,
  summary: "Check an agreement's YAML, and see which findings it would change",
  body: jsonBody(agreementCheckRequest),
  answers: { 200: json('Its mistakes, or what it would change', agreementCheckView) },
  problems: [413, 415, 503],
});
