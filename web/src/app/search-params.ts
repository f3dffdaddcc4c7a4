/** The URL's search parameters: plain names and values, readable and shareable. Several values of one name make a list. */
export type RawSearch = Record<string, unknown>;

export function parseSearch(text: string): RawSearch {
  const result: RawSearch = {};
  const parameters = new URLSearchParams(text);
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    result[name] = values.length > 1 ? values : values[0];
  }
  return result;
}

export function writeSearch(search: RawSearch): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof one === 'string' ? one !== '' : typeof one === 'number' || one === true)
        parameters.append(name, String(one));
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** What follows reads one parameter; what does not fit is left out, never an error: links are pasted and cut off. */
export function text(search: RawSearch, name: string): string | undefined {
  const value = search[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : undefined;
}

export function list(search: RawSearch, name: string): readonly string[] | undefined {
  const value = search[name];
  const values = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (v): v is string => typeof v === 'string' && v !== '',
  );
  return values.length > 0 ? values : undefined;
}

export function day(search: RawSearch, name: string): string | undefined {
  const value = text(search, name);
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}

export function oneOf<const T extends string>(
  search: RawSearch,
  name: string,
  values: readonly T[],
): T | undefined {
  const value = search[name];
  return values.find((v) => v === value);
}

export function count(search: RawSearch, name: string): number | undefined {
  const value = Number(text(search, name));
  return Number.isSafeInteger(value) && value >= 0 && text(search, name) !== undefined ? value : undefined;
}

export function flag(search: RawSearch, name: string): true | undefined {
  const value = search[name];
  return value === '1' || value === 'true' || value === true ? true : undefined;
}

/** The filters that have the same names everywhere, in the API as in the address. */
export interface Filters {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly place?: string | undefined;
  readonly country?: string | undefined;
  readonly party?: string | undefined;
  readonly actor?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly outlet?: string | undefined;
  readonly story?: string | undefined;
  readonly incident?: string | undefined;
  readonly report?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

export function readFilters(search: RawSearch): Filters {
  return {
    from: day(search, 'from'),
    to: day(search, 'to'),
    place: text(search, 'place'),
    country: text(search, 'country'),
    party: text(search, 'party'),
    actor: text(search, 'actor'),
    type: text(search, 'type'),
    status: text(search, 'status'),
    outlet: text(search, 'outlet'),
    story: text(search, 'story'),
    incident: text(search, 'incident'),
    report: text(search, 'report'),
    q: text(search, 'q'),
    sort: text(search, 'sort'),
  };
}

/**
 * Whether a query asks for less than all there is: an order leaves nothing out. It is given the query, not the address:
 * a pasted address carries names that mean nothing here.
 */
export function narrows(query: object): boolean {
  return Object.entries(query).some(([name, value]) => name !== 'sort' && value !== undefined);
}

/** The filters as the API's query: the same names. */
export function filterQuery(search: Filters): Readonly<Record<string, string | undefined>> {
  const { from, to, place, country, party, actor, type, status, outlet, story, incident, report, q, sort } =
    search;
  return { from, to, place, country, party, actor, type, status, outlet, story, incident, report, q, sort };
}
