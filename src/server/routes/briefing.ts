import type { BriefingFormat } from '../../app/monitor/on-request.ts';
import { listReleases, readRelease } from '../../app/monitor/queries/releases.ts';
import { selectForBriefing, TooManyReports } from '../../app/monitor/queries/selected-briefing.ts';
import { releaseBriefing } from '../../app/monitor/record/release.ts';
import type { ReleaseView } from '../../app/monitor/views/release-view.ts';
import type { ServerDeps } from '../deps.ts';
import { attachment } from '../file-name.ts';
import { ProblemError } from '../problem.ts';
import * as defined from './definitions/briefing.ts';
import { downloadHeaders, json, jsonText, notFound, type Serve } from './serve.ts';

/** Briefings as they would be now, and those that were released. */
export function registerBriefing({ answer, answerCached }: Serve, deps: ServerDeps): void {
  const { db } = deps;
  answer(defined.getBriefing, async ({ query: { format, knownOn, ...filter } }, c) => {
    const { signal } = c.req.raw;
    const input = await selectForBriefing(db, { filter, knownOn }, deps).catch(refuseSelection);
    return publish(await deps.onRequest.brief({ input, format }, signal), format);
  });
  answer(defined.postRelease, async ({ body: { title, format, seen, knownOn, ...filter } }, c) => {
    const asked = { title, format, seen, selection: { filter, knownOn }, by: c.get('caller').name };
    const outcome = await releaseBriefing(deps, asked, c.req.raw.signal).catch(refuseSelection);
    if (!outcome.ok) throw otherThanSeen(outcome.hash);
    return json(outcome.released, outcome.released.status === 'released' ? 201 : 200);
  });
  answerCached(defined.listReleases, async (r) => JSON.stringify(await listReleases(db.query, r.query)));
  answer(defined.getRelease, async ({ params }) => {
    const found = await readRelease(db.query, params.entry);
    if (!found) throw notFound('release');
    const { release, bytes } = found;
    return new Response(Buffer.from(bytes), {
      headers: {
        ...downloadHeaders,
        'content-disposition': attachment(fileNameOf(release)),
        // Another store on the same address has other entries under the same numbers: it is asked for anew.
        'cache-control': 'private, no-cache',
        etag: `"${release.hash}"`,
      },
    });
  });
}

function publish(body: string, format: BriefingFormat): Response {
  switch (format) {
    case 'json':
      return jsonText(body);
    case 'text':
      return page(body, 'text/plain', null);
    case 'html':
      return page(body, 'text/html', briefingPolicy);
  }
}

/**
 * The briefing is one file with its own style and script inside, so it cannot live under the app's policy. It runs in an origin of
 * its own (`sandbox` without allow-same-origin): it reads no cookie and reaches no address.
 */
const briefingPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-scripts allow-modals";

function page(body: string, type: string, policy: string | null): Response {
  return new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      ...(policy === null ? {} : { 'content-security-policy': policy }),
    },
  });
}

/** Of a title so many characters go into the file's name. */
const longestTitle = 120;

/** "Week one (entry 12).html": a slash is no folder, and the ending is never cut off. */
function fileNameOf({ entry, title, format }: ReleaseView): string {
  const words = title.replaceAll(/[/\\]/g, '-').slice(0, longestTitle);
  return `${words} (entry ${entry}).${format === 'text' ? 'txt' : format}`;
}

function otherThanSeen(hash: string): ProblemError {
  return new ProblemError({
    status: 409,
    title: 'The briefing is no longer the one that was looked at',
    detail: `Nothing was released. Made now it would have the hash ${hash}: look at it again, then release it.`,
  });
}

function refuseSelection(error: unknown): never {
  if (!(error instanceof TooManyReports)) throw error;
  throw new ProblemError({ status: 422, title: 'Too many reports for one briefing', detail: error.message });
}
