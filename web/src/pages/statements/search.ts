import { oneOf, readFilters, text, type Filters, type RawSearch } from '../../app/search-params.ts';

export const statementViews = ['list', 'positions'] as const;

/** The acts and sides that the API knows, in the order in which they are offered. */
export const statementActs = [
  'assert',
  'accuse',
  'deny',
  'propose',
  'accept',
  'reject',
  'demand',
  'threaten',
  'promise',
  'declare',
  'condemn',
  'report',
  'decline',
] as const;
export const sides = [
  'government',
  'opposition',
  'excluded',
  'kurdish',
  'coalition',
  'turkey',
  'russia',
  'iran_hezbollah',
  'other',
  'unknown',
] as const;

export interface StatementsSearch extends Filters {
  /** An actor's id or a name as told. */
  readonly speaker?: string | undefined;
  readonly act?: (typeof statementActs)[number] | undefined;
  /** The statement that a link leads to. */
  readonly id?: string | undefined;
  /** Tellings of one statement alone. */
  readonly group?: string | undefined;
  readonly view?: (typeof statementViews)[number] | undefined;
}

export function readStatementsSearch(raw: RawSearch): StatementsSearch {
  return {
    ...readFilters(raw),
    speaker: text(raw, 'speaker'),
    act: oneOf(raw, 'act', statementActs),
    id: text(raw, 'id'),
    group: text(raw, 'group'),
    view: oneOf(raw, 'view', statementViews),
  };
}

/** The page's search as the API's query. */
export function statementQuery(search: StatementsSearch) {
  const { q, from, to, party, outlet, story, report, sort, speaker, actor, act, group } = search;
  return { q, from, to, party, outlet, story, report, sort, actor: speaker ?? actor, type: act, group };
}
