import {
  assignReports,
  readReport,
  readVersionBytes,
  withAssignee,
} from '../../app/monitor/queries/reports.ts';
import { listOutlets } from '../../app/monitor/queries/outlets.ts';
import type { ServerDeps } from '../deps.ts';
import { attachment } from '../file-name.ts';
import * as defined from './definitions/reports.ts';
import { outletKnowledge } from './outlet-knowledge.ts';
import type { Asked } from './read-request.ts';
import { downloadHeaders, isSet, json, notFound, type Serve } from './serve.ts';
import { renderList, split } from './told.ts';
import { takeUpload } from './uploads.ts';

/** Reports: the inbox, a report, its bytes, handing in; and the outlets they come from. */
export function registerReports({ answer, answerCached }: Serve, deps: ServerDeps): void {
  const { db, clock } = deps;
  answerCached(defined.listReports, (r) => renderReports(deps, r.query));
  answerCached(defined.getReport, async ({ params, query }) => {
    const report = await readReport(db.query, params.id, query.version);
    if (report === null) throw notFound('report');
    return report;
  });
  answer(defined.getReportBytes, async ({ params }) => {
    const found = await readVersionBytes(db.query, params.id, params.version);
    if (!found) throw notFound('version of a report');
    return new Response(Buffer.from(found.bytes), {
      headers: {
        ...downloadHeaders,
        'content-disposition': attachment(found.name),
        'cache-control': 'private, max-age=31536000, immutable',
        etag: `"${found.hash}"`,
      },
    });
  });
  answer(defined.postReports, async ({ query }, c) => json({ documents: await takeUpload(c, deps, query) }));
  answer(defined.postDesk, async ({ body }) =>
    json({ reports: await assignReports(db, [...new Set(body.reports)], body.assign, clock()) }),
  );
  answerCached(defined.listOutlets, async (r) => {
    const words = r.query.q?.toLowerCase();
    const all = await listOutlets(db.query, await outletKnowledge(deps));
    const items =
      words === undefined ? all : all.filter((outlet) => outlet.name.toLowerCase().includes(words));
    return JSON.stringify({ items, next: null, total: items.length });
  });
  answerCached(defined.getOutlet, async (r) => {
    const outlets = await listOutlets(db.query, await outletKnowledge(deps), r.params.id);
    const outlet = outlets.find((o) => o.id === r.params.id) ?? outlets[0];
    if (!outlet) throw notFound('outlet');
    return JSON.stringify(outlet);
  });
}

type ReportsQuery = Asked<typeof defined.listReports>['query'];

function renderReports(deps: ServerDeps, asked: ReportsQuery): Promise<string> {
  const { setAside, inbox } = asked;
  const { filter, ...paged } = split(asked);
  const flags = { setAside: truth(setAside), inbox: truth(inbox) };
  return renderList(deps, { kind: 'report', ...paged, filter: { ...filter, ...flags } }, (row) =>
    withAssignee(row.summary, row.assignee),
  );
}

const truth = (flag: '1' | '0' | 'true' | 'false' | undefined): boolean | undefined =>
  flag === undefined ? undefined : isSet(flag);
