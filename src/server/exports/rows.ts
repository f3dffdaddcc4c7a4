import type { Query } from '../../app/monitor/database.ts';
import type { DerivedKind } from '../../app/monitor/derivation/derived-rows.ts';
import { joinObjects } from '../../app/monitor/queries/find-derived.ts';
import { listDerived, type Sort } from '../../app/monitor/queries/list-derived.ts';
import type { ListFilter } from '../../app/monitor/queries/list-filter.ts';

export interface ExportRequest {
  readonly kind: DerivedKind;
  readonly filter: ListFilter;
  readonly q: string | undefined;
  readonly sort: Sort;
  /** Also what only the page of the thing shows. */
  readonly whole: boolean;
  /** The first so many. */
  readonly most?: number;
}

/** Rows that are in memory at once. Details of an incident are some 10 kB. */
const pageSize = 200;

/** What matches, as its JSON, page by page: memory stays the same however much there is. Each page is one look by an index. */
export async function* readRows(query: Query, request: ExportRequest): AsyncGenerator<readonly string[]> {
  const { kind, filter, q, sort, whole, most = Infinity } = request;
  let cursor: string | undefined;
  let left = most;
  do {
    const limit = Math.min(pageSize, left);
    const page = await listDerived(query, {
      kind,
      filter,
      q,
      sort,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    left -= page.items.length;
    if (page.items.length > 0)
      yield whole ? await withDocuments(query, kind, page.items) : page.items.map((item) => item.summary);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && left > 0);
}

async function withDocuments(
  query: Query,
  kind: DerivedKind,
  items: readonly { readonly id: string; readonly summary: string }[],
): Promise<readonly string[]> {
  const rows = await query<{ id: string; document: string }>(
    'select id, document::text as document from shown where kind = $1 and id = any($2::text[])',
    [kind, items.map((item) => item.id)],
  );
  const documents = new Map(rows.map((row) => [row.id, row.document]));
  // A row that was replaced between the two queries is left out: it is in the next export.
  return items.flatMap(({ id, summary }) => {
    const document = documents.get(id);
    return document === undefined ? [] : [joinObjects(summary, document)];
  });
}
