import { z } from '@hono/zod-openapi';
import { page } from '../../schema/parts.ts';
import { releasedView, releaseFields, releaseView } from '../../schema/releases.ts';
import { bytes, define, json, jsonBody, text } from './define.ts';
import { filters, numberParam, pageQuery } from './parameters.ts';

const tag = 'Briefing';

/** What a briefing is asked for with, shown or released. */
const selection = {
  format: z.enum(['html', 'json', 'text']).default('html'),
  story: filters.story,
  from: filters.from,
  to: filters.to,
  place: filters.place,
  party: filters.party,
  knownOn: filters.to.openapi({ description: 'A day: as known at its end (UTC)', format: 'date' }),
};

export const getBriefing = define({
  method: 'get',
  path: '/briefing',
  tag,
  summary: 'A selection as the one-file briefing',
  description:
    'With `knownOn`, from what the record knew at the end of that day (UTC), of the reports that match today. At most 300 reports. Made beside what others ask; 503 where too many are being made, or where it takes longer than 55 s.',
  query: z.strictObject(selection),
  answers: {
    200: {
      description: 'The briefing',
      content: {
        ...text('', 'text/html').content,
        ...json('', z.looseObject({})).content,
        ...text('', 'text/plain').content,
      },
    },
  },
  problems: [422, 503],
});
export const postRelease = define({
  method: 'post',
  path: '/releases',
  tag,
  summary: 'Release a briefing: put it on the record for good',
  description:
    'Makes the briefing as `GET /briefing` does and keeps its bytes as evidence of an entry of the record. That cannot be taken back, only followed by another release. Sent twice it is released once.',
  body: jsonBody(z.strictObject({ ...releaseFields, ...selection }).openapi('ReleaseRequest')),
  answers: {
    200: json('It was released before: these very bytes, under this title', releasedView),
    201: json('It is on the record', releasedView),
  },
  problems: [409, 413, 415, 422, 503],
});
export const listReleases = define({
  method: 'get',
  path: '/releases',
  tag,
  summary: 'What was released, newest first',
  query: pageQuery({}),
  answers: { 200: json('A page of releases', page('ReleasePage', releaseView)) },
  cached: true,
});
export const getRelease = define({
  method: 'get',
  path: '/releases/{entry}',
  tag,
  summary: 'The bytes of a release, exactly as they were released',
  description: 'Sent as a download of unknown type, so that no browser runs what stands in it.',
  params: z.object({ entry: numberParam }),
  answers: { 200: bytes('The bytes') },
});
