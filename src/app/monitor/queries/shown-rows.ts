import type { DerivedKind } from '../derivation/derived-rows.ts';
import type { Conditions } from './conditions.ts';
import { mostRead } from './highlights.ts';

/** What a list shows of a thing. */
export interface ListedRow {
  readonly id: string;
  /** JSON as it was stored, to be handed on as it is. */
  readonly summary: string;
  /** Who is on it, of a report; null for nobody. The desk is no part of what is derived, so it is not in the summary. */
  readonly assignee: string | null;
  /** Where a search asked for texts: the text that the thing is found by, and the stems that were looked for, a space between two. */
  readonly text?: string;
  readonly stems?: string;
}

/** What a page's rows are shown as. */
export interface Shown {
  readonly kind: DerivedKind;
  /** The words of a search whose texts are to come along: the page's rows then have a column `text`. */
  readonly textsOf?: string | undefined;
}

/** Columns and joins that make listed rows of the rows `p` of a page, in the same query: an answer waits for one, not three. */
export function asListed(
  { kind, textsOf }: Shown,
  where: Conditions,
): { readonly columns: string; readonly joins: string } {
  const columns = ['p.id', 's.summary::text as summary'];
  const joins = [`join shown s on s.kind = ${where.value(kind)} and s.id = p.id`];
  if (kind === 'report') joins.push('left join desk k on k.report = p.id');
  columns.push(`${kind === 'report' ? 'k.assignee' : 'null'} as assignee`);
  if (textsOf !== undefined) {
    // The size is known without reading the text; to count its letters takes as long as all else that is done with it.
    columns.push(
      `case when octet_length(p.text) > ${mostRead} then left(p.text, ${mostRead}) else p.text end as text`,
    );
    columns.push(
      `(select array_to_string(tsvector_to_array(to_tsvector('english', ${where.value(textsOf)})), ' ')) as stems`,
    );
  }
  return { columns: columns.join(', '), joins: joins.join(' ') };
}
