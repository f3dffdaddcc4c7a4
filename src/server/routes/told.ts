import type { DerivedKind } from '../../app/monitor/derivation/derived-rows.ts';
import type { Conditions } from '../../app/monitor/queries/conditions.ts';
import { addStatusOn, statusOn } from '../../app/monitor/queries/commitment-status.ts';
import { findDerived } from '../../app/monitor/queries/find-derived.ts';
import { highlightsOf } from '../../app/monitor/queries/highlights.ts';
import { readIncidentMap } from '../../app/monitor/queries/incident-map.ts';
import { listDerived, type ListPage, type ListRequest } from '../../app/monitor/queries/list-derived.ts';
import type { ListFilter } from '../../app/monitor/queries/list-filter.ts';
import { newestDay } from '../../app/monitor/queries/newest-day.ts';
import { listOrigins, readOrigin } from '../../app/monitor/queries/origins.ts';
import { listPlaces } from '../../app/monitor/queries/places.ts';
import type { ListedRow } from '../../app/monitor/queries/shown-rows.ts';
import type { CommitmentView } from '../../app/monitor/views/statement-views.ts';
import type { ServerDeps } from '../deps.ts';
import * as told from './definitions/told.ts';
import type { Sort } from './definitions/parameters.ts';
import { isSet, notFound, type Serve } from './serve.ts';

/** What every list is asked with. */
interface ListQuery {
  readonly q?: string | undefined;
  readonly sort: Sort;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly highlight?: '1' | '0' | undefined;
}

/** Stories, statements, commitments, allegations, incidents, contradictions, origins, findings, places. */
export function registerTold({ answerCached }: Serve, deps: ServerDeps): void {
  const { query } = deps.db;
  const list = (kind: DerivedKind, asked: ListQuery & ListFilter) =>
    renderList(deps, { kind, ...split(asked) });

  answerCached(told.listStories, (r) => list('story', r.query));
  answerCached(told.listStatements, (r) => list('statement', r.query));
  answerCached(told.listAllegations, (r) => list('allegation', r.query));
  answerCached(told.listIncidents, (r) => list('incident', r.query));
  answerCached(told.listContradictions, (r) => list('contradiction', r.query));
  answerCached(told.listFindings, (r) => list('finding', r.query));
  answerCached(told.listCommitments, (r) => renderCommitments(deps, r.query));
  answerCached(told.listOrigins, async (r) => pageJson(await listOrigins(query, split(r.query))));
  answerCached(told.listPlaces, async (r) => JSON.stringify(await listPlaces(query, r.query)));
  answerCached(told.mapIncidents, async (r) =>
    JSON.stringify(
      await readIncidentMap(query, { filter: r.query, q: r.query.q, unplaced: isSet(r.query.unplaced) }),
    ),
  );

  answerCached(told.getStory, (r) => renderOne(deps, 'story', 'stories', r.params.id));
  answerCached(told.getIncident, (r) => renderOne(deps, 'incident', 'incidents', r.params.id));
  answerCached(told.getStatement, (r) => renderOne(deps, 'statement', 'statements', r.params.id));
  answerCached(told.getStatementGroup, (r) =>
    renderOne(deps, 'statement-group', 'statement-groups', r.params.id),
  );
  answerCached(told.getOrigin, async (r) => {
    const origin = await readOrigin(query, r.params.id);
    if (!origin) throw notFound('origin');
    return JSON.stringify(origin);
  });
}

/** A list's query, taken apart: what it is filtered by, and how it is paged. */
export function split<Asked extends ListQuery>(asked: Asked) {
  const { q, sort, limit, cursor, highlight, ...filter } = asked;
  return { q, sort, limit, cursor, highlight, filter };
}

/** A page whose items are the stored JSON as it stands. */
export async function renderList(
  { db }: Pick<ServerDeps, 'db'>,
  request: ListRequest & Pick<ListQuery, 'highlight'>,
  item: (row: ListedRow) => string = (row) => row.summary,
): Promise<string> {
  const texts = request.highlight === '1' && request.q !== undefined;
  const page = await listDerived(db.query, { ...request, texts });
  const items = page.items.map(item);
  const highlights = texts ? `,"highlights":${JSON.stringify(highlightsOf(page.items))}` : '';
  return pageJson({ ...page, items }, highlights);
}

/** Items that are JSON texts, as one page of JSON. */
export function pageJson({ items, next, total }: ListPage<string>, more = ''): string {
  return `{"items":[${items.join(',')}],"next":${JSON.stringify(next)},"total":${JSON.stringify(total)}${more}}`;
}

async function renderOne(
  { db }: ServerDeps,
  kind: DerivedKind,
  path: 'stories' | 'incidents' | 'statements' | 'statement-groups',
  id: string,
): Promise<string | Response> {
  const found = await findDerived(db.query, kind, id);
  if (!found) throw notFound(kind.replace('-', ' '));
  if (found.found === 'here') return found.json;
  const location = `/api/v1/${path}/${encodeURIComponent(found.id)}`;
  return new Response(null, { status: 308, headers: { location, 'cache-control': 'no-store' } });
}

/** Due and past depend on the day: the newest of what is stored. */
async function renderCommitments(
  deps: ServerDeps,
  { status, ...asked }: ListQuery & ListFilter,
): Promise<string> {
  const today = (await newestDay(deps.db.query)) ?? deps.clock().toISOString().slice(0, 10);
  const request = {
    kind: 'commitment' as const,
    ...split(asked),
    ...(status && {
      add: (where: Conditions) => {
        addStatusOn(where, status, today);
      },
    }),
  };
  return renderList(deps, request, ({ summary }) => {
    const view = JSON.parse(summary) as CommitmentView; // as the projection wrote it
    return JSON.stringify({ ...view, status: statusOn(view, today) });
  });
}
