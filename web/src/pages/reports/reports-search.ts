import { count, day, list, oneOf, text, type RawSearch } from '../../app/search-params.ts';

/** What lies where: nobody's, mine, all that counts, what was set aside. */
export const boxes = ['inbox', 'mine', 'all', 'aside'] as const;
export type Box = (typeof boxes)[number];

const states = ['waiting', 'read', 'refused'] as const;
export const truceTouches = ['alleged-violation', 'terms-or-talks', 'mention', 'none'] as const;
export const reportSorts = ['-day', 'day', '-changed'] as const;

/** What of the list of reports stands in its address. */
export interface ReportsSearch {
  readonly box?: Box | undefined;
  readonly q?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly outlet?: readonly string[] | undefined;
  readonly story?: string | undefined;
  readonly incident?: string | undefined;
  readonly state?: (typeof states)[number] | undefined;
  readonly truce?: (typeof truceTouches)[number] | undefined;
  readonly source?: number | undefined;
  readonly sort?: (typeof reportSorts)[number] | undefined;
}

export function readReportsSearch(search: RawSearch): ReportsSearch {
  return {
    box: oneOf(search, 'box', boxes),
    q: text(search, 'q'),
    from: day(search, 'from'),
    to: day(search, 'to'),
    outlet: list(search, 'outlet'),
    story: text(search, 'story'),
    incident: text(search, 'incident'),
    state: oneOf(search, 'state', states),
    truce: oneOf(search, 'truce', truceTouches),
    source: count(search, 'source'),
    sort: oneOf(search, 'sort', reportSorts),
  };
}

/** The box that is shown where the address names none: the inbox, but everything where a link asks for something. */
export function boxOf(search: ReportsSearch): Box {
  const asksForSome =
    search.outlet ?? search.story ?? search.incident ?? search.source ?? search.sort ?? search.from;
  return search.box ?? (asksForSome === undefined ? 'inbox' : 'all');
}

/** The search as the API's query. */
export function reportsQuery(search: ReportsSearch, me: string) {
  const { q, from, to, outlet, story, incident, state, truce, source, sort } = search;
  const box = boxOf(search);
  return {
    ...(box === 'inbox'
      ? { inbox: '1' }
      : box === 'mine'
        ? { assignee: me, setAside: '0' }
        : { setAside: box === 'aside' ? '1' : '0' }),
    q,
    highlight: q === undefined ? undefined : '1',
    from,
    to,
    outlet,
    story,
    incident,
    state,
    truce,
    source,
    sort,
  };
}
