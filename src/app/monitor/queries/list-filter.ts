import { filterKey, type DerivedKind } from '../derivation/derived-rows.ts';
import type { Conditions } from './conditions.ts';
import { addSpan } from './day-spans.ts';

/** What a list can be filtered by; the API's names. A field with several values matches any of them. */
export interface ListFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly place?: readonly string[] | undefined;
  readonly country?: readonly string[] | undefined;
  readonly party?: readonly string[] | undefined;
  readonly actor?: readonly string[] | undefined;
  readonly type?: readonly string[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly outlet?: readonly string[] | undefined;
  readonly outcome?: readonly string[] | undefined;
  readonly state?: readonly string[] | undefined;
  readonly truce?: readonly string[] | undefined;
  readonly story?: string | undefined;
  readonly incident?: string | undefined;
  readonly report?: string | undefined;
  readonly group?: string | undefined;
  readonly subject?: string | undefined;
  readonly clause?: string | undefined;
  readonly assignee?: string | undefined;
  readonly setAside?: boolean | undefined;
  readonly inbox?: boolean | undefined;
  readonly source?: number | undefined;
}

/** Names of the API and of the keys in `derived.keys`, where any of several values may match. */
const keyNames = {
  place: ['place', 'admin1'],
  country: ['country'],
  party: ['side'],
  actor: ['actor'],
  type: ['type'],
  status: ['status'],
  state: ['status'],
  outlet: ['outlet'],
  outcome: ['outcome'],
  truce: ['type'],
} as const satisfies Partial<Record<keyof ListFilter, readonly string[]>>;

/** True where the filter asks for keys, which name their kind. */
export const hasKeys = (filter: ListFilter): boolean =>
  filter.clause !== undefined ||
  Object.keys(keyNames).some((name) => filter[name as keyof typeof keyNames]?.length);

/** True where the filter asks for what something is a part of: that is found by itself, and is never much. */
export const asksForParts = ({ report, story, incident, group, subject }: ListFilter): boolean =>
  [report, story, incident, group, subject].some((id) => id !== undefined);

/** Adds what the filter asks of the row `d` of `derived`. */
export function addFilter(where: Conditions, kind: DerivedKind, filter: ListFilter): void {
  addSpan(where, filter, 'd.sort_day');
  addKeysOf(where, kind, filter);
  addBelonging(where, kind, filter);
  addDesk(where, filter);
}

/** Adds the values that the filter asks for, of the row `d` of `derived`. */
export function addKeysOf(where: Conditions, kind: DerivedKind, filter: ListFilter): void {
  const addKeys = (names: readonly string[], values: readonly string[]): void => {
    const keys = names.flatMap((name) => values.map((value) => filterKey(kind, name, value)));
    // "contains" of one value and "overlaps" of several: the same index, but the planner knows more of the first.
    where.add(`d.keys ${keys.length === 1 ? '@>' : '&&'} ${where.value(keys)}::text[]`);
  };
  for (const [name, keys] of Object.entries(keyNames) as [keyof typeof keyNames, readonly string[]][]) {
    const values = filter[name];
    if (values && values.length > 0) addKeys(keys, values);
  }
  if (filter.clause !== undefined) addKeys(['clause'], [filter.clause]);
  if (kind === 'origin' && filter.story !== undefined) addKeys(['story'], [filter.story]);
}

/** What it is a part of. Most know it themselves; the rest is asked of the tellings in between. */
function addBelonging(where: Conditions, kind: DerivedKind, filter: ListFilter): void {
  const { report, story, incident, group, subject } = filter;
  if (report !== undefined) where.add(ofReport(where, kind, report));
  if (story !== undefined && kind !== 'origin') where.add(`d.story = ${where.value(story)}`);
  if (incident !== undefined) where.add(ofIncident(where, kind, incident));
  if (group !== undefined) where.add(`d.subject = ${where.value(group)}`);
  if (subject !== undefined) where.add(`d.subject = ${where.value(subject)}`);
}

function ofReport(where: Conditions, kind: DerivedKind, report: string): string {
  const id = where.value(report);
  if (kind === 'story')
    return `d.id = (select r.story from derived r where r.kind = 'report' and r.id = ${id})`;
  if (kind === 'incident')
    return `d.id in (select a.incident from derived a where a.kind = 'allegation' and a.report = ${id})`;
  if (kind === 'origin') {
    return `d.subject in (select o->>'origin' from shown s, json_array_elements(s.document->'origins') o
      where s.kind = 'report' and s.id = ${id})`;
  }
  return `d.report = ${id}`;
}

function ofIncident(where: Conditions, kind: DerivedKind, incident: string): string {
  const id = where.value(incident);
  if (kind === 'report')
    return `d.id in (select a.report from derived a where a.kind = 'allegation' and a.incident = ${id})`;
  if (kind === 'finding') return `d.subject = ${id}`;
  return `d.incident = ${id}`;
}

/** Who is on a report, and whether it was set aside. */
function addDesk(where: Conditions, { assignee, setAside, inbox, source }: ListFilter): void {
  if (setAside !== undefined) where.add(setAside ? 'd.set_aside' : 'not d.set_aside');
  if (inbox === true)
    where.add('not d.set_aside and not exists (select 1 from desk k where k.report = d.id)');
  if (inbox === false) where.add('(d.set_aside or exists (select 1 from desk k where k.report = d.id))');
  if (assignee !== undefined)
    where.add(`d.id in (select k.report from desk k where k.assignee = ${where.value(assignee)})`);
  if (source !== undefined)
    where.add(`d.id in (select v.report from report_version v where v.source = ${where.value(source)})`);
}
