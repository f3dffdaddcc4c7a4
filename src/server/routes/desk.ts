import { correct, CorrectionError } from '../../app/monitor/corrections/correct.ts';
import { fetchSource } from '../../app/monitor/intake/fetch-source.ts';
import type { FieldError } from '../../app/monitor/intake/form-errors.ts';
import { faultFields } from '../../app/monitor/fault-fields.ts';
import { takeInLetter } from '../../app/monitor/intake/allegation-letter.ts';
import { takeInObservation, type FormResult } from '../../app/monitor/intake/observer-form.ts';
import { listCorrections } from '../../app/monitor/queries/corrections.ts';
import { createDirectory } from '../../app/monitor/queries/directory.ts';
import { readOverview } from '../../app/monitor/queries/overview.ts';
import { searchEverything } from '../../app/monitor/queries/search-everything.ts';
import { listSources } from '../../app/monitor/queries/sources.ts';
import { addSource, editSource, removeSource, type SourceDeps } from '../../app/monitor/intake/sources.ts';
import type { TakenView } from '../../app/monitor/views/intake-views.ts';
import type { SourceView } from '../../app/monitor/views/report-views.ts';
import type { ServerDeps } from '../deps.ts';
import { ProblemError } from '../problem.ts';
import * as defined from './definitions/desk.ts';
import { invalid } from './read-request.ts';
import { json, notFound, type Serve } from './serve.ts';
import { refuseWhenBehind } from './uploads.ts';

/** What people do: look, search, correct, keep sources, hand in what they saw. */
export function registerDesk(serve: Serve, deps: ServerDeps): void {
  const { db, clock } = deps;
  const { answer, answerCached } = serve;
  answer(defined.getOverview, async (r) => json(await readOverview(db, r.query, clock())));
  const directory = createDirectory(db.query, clock);
  answerCached(defined.search, async (r) =>
    JSON.stringify(await searchEverything(db.query, directory, r.query)),
  );

  answer(defined.listCorrections, async (r) => json(await listCorrections(db.query, r.query)));
  answer(defined.postCorrection, async ({ body: { correction, reason, event } }, c) => {
    const author = { by: c.get('caller').name, reason, event: event ?? null };
    const { entry } = await correct(db, correction, author, clock).catch(refuseCorrection);
    return json({ entry }, 201);
  });

  answer(defined.postObservation, async ({ body }, c) => {
    await refuseWhenBehind(deps);
    return takenForm('observation', await takeInObservation(db, body, { by: c.get('caller').name, clock }));
  });
  answer(defined.postLetter, async ({ body }, c) => {
    await refuseWhenBehind(deps);
    return takenForm('letter', await takeInLetter(db, body, { by: c.get('caller').name, clock }));
  });
  registerSources(serve, deps);
}

function registerSources({ answer }: Serve, deps: ServerDeps): void {
  const { db, clock, fetcher } = deps;
  const parts: SourceDeps = { clock, checkUrl: fetcher ? (url) => fetcher.checkUrl(url) : null };
  const view = async (id: number): Promise<SourceView> => {
    const [source] = await listSources(db.query, { id });
    if (!source) throw notFound('source');
    return source;
  };
  answer(defined.listSources, async () => {
    const items = await listSources(db.query);
    return json({ items, next: null, total: items.length });
  });
  answer(defined.postSource, async ({ body }) => {
    const result = await addSource(db, body, parts);
    if (!result.ok) throw unprocessable('The source cannot be added', result.errors);
    return json(await view(result.source.id), 201);
  });
  answer(defined.patchSource, async ({ params: { id }, body }) => {
    const result = await editSource(db, id, body, parts);
    if (result === null) throw notFound('source');
    if (!result.ok) throw unprocessable('The source cannot be changed so', result.errors);
    return json(await view(id));
  });
  answer(defined.deleteSource, async ({ params: { id } }) => {
    if (!(await removeSource(db, id, clock))) throw notFound('source');
    return new Response(null, { status: 204 });
  });
  answer(defined.fetchSource, async ({ params: { id } }) => {
    const source = await view(id);
    if (source.kind !== 'feed' && source.kind !== 'page') {
      throw new ProblemError({
        status: 422,
        title: 'This source is not fetched',
        detail: 'Only feeds and pages are.',
      });
    }
    startFetch(deps, id);
    return json(source, 202);
  });
}

/** How it went is written to the source; the request does not wait for another site. */
function startFetch({ db, clock, log, fetcher, fetchNow }: ServerDeps, id: number): void {
  const fetching = fetchNow ? fetchNow(id) : fetcher ? fetchSource({ db, clock, log, fetcher }, id) : null;
  if (!fetching) {
    throw new ProblemError({
      status: 409,
      title: 'Nothing is fetched here',
      detail: 'This process runs without fetching; the one that fetches will look at its time.',
    });
  }
  fetching.catch((error: unknown) => {
    log('error', 'fetch failed', { source: id, ...faultFields(error) });
  });
}

function refuseCorrection(error: unknown): never {
  if (!(error instanceof CorrectionError)) throw error;
  throw new ProblemError({
    status: 422,
    title: 'The correction cannot be made',
    detail: error.problems.join(' ').slice(0, 4000),
    errors: error.problems.slice(0, 50).map((message) => ({ path: 'correction', message })),
  });
}

function unprocessable(title: string, errors: readonly FieldError[]): ProblemError {
  return new ProblemError({
    status: 422,
    title,
    detail: errors.map((e) => `${e.path}: ${e.message}.`).join(' '),
    errors,
  });
}

function takenForm(name: string, taken: FormResult): Response {
  if (!taken.ok) throw invalid(taken.errors);
  const { status, reports, entry } = taken.result;
  const view: TakenView = {
    name,
    status,
    reports: reports.map(({ report, version }) => ({ report, version })),
    entry,
    problem: null,
  };
  return json(view, 201);
}
