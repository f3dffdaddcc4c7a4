import { day, oneOf, readFilters, text, type Filters, type RawSearch } from '../../app/search-params.ts';

export const commitmentViews = ['calendar', 'list'] as const;
export const commitmentStatuses = ['open', 'due', 'past', 'kept', 'broken'] as const;
export const commitmentKinds = ['promise', 'threat', 'offer', 'deadline'] as const;

export interface CommitmentsSearch extends Filters {
  readonly view?: (typeof commitmentViews)[number] | undefined;
  readonly kind?: (typeof commitmentKinds)[number] | undefined;
  /** The day that the calendar stands on. */
  readonly day?: string | undefined;
  /** The commitment that a link leads to. */
  readonly id?: string | undefined;
}

export function readCommitmentsSearch(raw: RawSearch): CommitmentsSearch {
  return {
    ...readFilters(raw),
    status: oneOf(raw, 'status', commitmentStatuses),
    view: oneOf(raw, 'view', commitmentViews),
    kind: oneOf(raw, 'kind', commitmentKinds),
    day: day(raw, 'day'),
    id: text(raw, 'id'),
  };
}

/** The page's search as the API's query. */
export function commitmentQuery(search: CommitmentsSearch) {
  const { q, from, to, party, actor, outlet, story, report, kind, status } = search;
  return { q, from, to, party, actor, outlet, story, report, type: kind, status };
}
