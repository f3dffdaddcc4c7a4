import type { Query } from '../database.ts';
import type { OriginView } from '../views/origin-views.ts';
import { listDerived, type ListPage, type ListRequest } from './list-derived.ts';

/** An origin is stored once for each window of days that it is used in; `subject` is the origin. */

/** Uses that an origin's page shows, and reports that it names. */
const mostUses = 2_000;
const mostReports = 10_000;
/** Windows that its page is put together from, newest first. */
const mostWindows = 200;

/** Each origin once, as it is used in its newest window; its page has the others. Items are JSON texts. */
export async function listOrigins(
  query: Query,
  request: Omit<ListRequest, 'kind'>,
): Promise<ListPage<string>> {
  const page = await listDerived(query, {
    ...request,
    kind: 'origin',
    add: (where) => {
      where.add(
        `not exists (select 1 from derived n where n.kind = 'origin' and n.subject = d.subject
           and (n.sort_day, n.id) > (d.sort_day, d.id))`,
      );
    },
  });
  return { ...page, items: page.items.map((row) => row.summary) };
}

interface OriginRow {
  readonly summary: Omit<OriginView, 'uses'>;
  readonly document: Pick<OriginView, 'uses'>;
}

/** An origin with its uses, newest first; null where there is none. */
export async function readOrigin(query: Query, id: string): Promise<OriginView | null> {
  const rows = await query<OriginRow>(
    `select s.summary, s.document from (
       select d.id, d.sort_day from derived d where d.kind = 'origin' and d.subject = $1
       order by d.sort_day desc, d.id desc limit $2
     ) w join shown s on s.kind = 'origin' and s.id = w.id order by w.sort_day desc, w.id desc`,
    [id, mostWindows],
  );
  const [newest] = rows;
  if (!newest) return null;
  return {
    ...newest.summary,
    id,
    reports: [...new Set(rows.flatMap((row) => row.summary.reports))].slice(0, mostReports),
    uses: rows.flatMap((row) => row.document.uses).slice(0, mostUses),
  };
}
