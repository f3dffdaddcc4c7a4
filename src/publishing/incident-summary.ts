import type { Allegation } from '../domain/allegation.ts';
import type { Finding, FindingOutcome } from '../domain/finding.ts';
import type { Incident } from '../domain/grouping.ts';
import type { Place } from '../domain/place.ts';
import type { IncidentId } from '../domain/ids.ts';
import type { TollRange } from '../domain/toll.ts';
import {
  allegationsOf,
  compare,
  tellers,
  type BriefingIndex,
  type NumberedReport,
} from './briefing-index.ts';
import { incidentName } from '../domain/incident-names.ts';
import { datesWords, listed, tollWords } from './wording.ts';

/** An incident as one line of a table: every value told, most told first. */
export interface IncidentSummary {
  readonly incident: Incident;
  readonly allegations: readonly Allegation[];
  readonly what: string;
  readonly where: string;
  readonly when: string;
  /** ISO prefix, "" where no date is told. */
  readonly date: string;
  /** Every toll that is told, smallest first, in words; empty where none is. */
  readonly killed: readonly string[];
  readonly injured: readonly string[];
  /** Who is said to have done it; "not told" where nobody says. */
  readonly blamed: string;
  readonly saidBy: string;
  readonly status: 'told' | 'denied' | 'feared';
  readonly reports: readonly NumberedReport[];
  readonly independent: number;
  readonly originReason: string | null;
  readonly place: Place | null;
  readonly findings: readonly Finding[];
  /** The most serious outcome under the agreement; null where nothing was held against it. */
  readonly outcome: FindingOutcome | null;
}

/** Most serious first: what a monitor must look at. */
export const outcomeOrder: readonly FindingOutcome[] = [
  'would be a violation if true',
  'to be watched',
  'undeterminable',
  'not prohibited',
  'outside the agreement',
];

function summarise(incident: Incident, index: BriefingIndex): IncidentSummary {
  const allegations = allegationsOf(incident, index);
  const corroboration = index.corroboration({ kind: 'incident', id: incident.id });
  const findings = index.findingsOf(incident.id);
  const reports = tellers(allegations, index);
  const values = (pick: (a: Allegation) => string | null) => mostTold(allegations.map(pick));
  const dates = values((a) => a.date);
  return {
    incident,
    allegations,
    what: incidentName(incident.type),
    where: whereWords(allegations),
    when: dates.length === 0 ? 'no date told' : datesWords(dates),
    date: dates[0] ?? '',
    killed: tollsTold(allegations.map((a) => a.killed)),
    injured: tollsTold(allegations.map((a) => a.injured)),
    blamed: listed(actorsTold(allegations), 3) || 'not told',
    saidBy: listed(
      values((a) => a.saidBy),
      3,
    ),
    status: statusOf(allegations),
    reports,
    independent: corroboration?.independent ?? (reports.length > 0 ? 1 : 0),
    originReason: corroboration?.reason ?? null,
    place: placeOf(allegations),
    findings,
    outcome: outcomeOrder.find((outcome) => findings.some((f) => f.outcome === outcome)) ?? null,
  };
}

interface Summaries {
  readonly ordered: readonly IncidentSummary[];
  readonly byId: ReadonlyMap<IncidentId, IncidentSummary>;
}

/** Several sections need them: they are made once for each briefing. */
const made = new WeakMap<BriefingIndex, Summaries>();

function summariesOf(index: BriefingIndex): Summaries {
  const before = made.get(index);
  if (before) return before;
  const all = index.briefing.incidents.map((incident) => summarise(incident, index));
  const summaries = {
    ordered: [...all].sort(gravestFirst),
    byId: new Map(all.map((s) => [s.incident.id, s])),
  };
  made.set(index, summaries);
  return summaries;
}

/** All incidents: what may break the agreement first, then what has a day and a place, then the deadliest. */
export function summariseIncidents(index: BriefingIndex): readonly IncidentSummary[] {
  return summariesOf(index).ordered;
}

export function incidentSummary(id: IncidentId, index: BriefingIndex): IncidentSummary | undefined {
  return summariesOf(index).byId.get(id);
}

function gravestFirst(a: IncidentSummary, b: IncidentSummary): number {
  return (
    statusRank(a) - statusRank(b) ||
    outcomeRank(a) - outcomeRank(b) ||
    vagueRank(a) - vagueRank(b) ||
    deadliest(b) - deadliest(a) ||
    b.independent - a.independent ||
    b.reports.length - a.reports.length ||
    compare(b.date, a.date) ||
    compare(a.incident.id, b.incident.id)
  );
}

function statusRank(summary: IncidentSummary): number {
  return summary.status === 'told' ? 0 : 1;
}

/** A day and a place make something that can be looked into; a month's total for a country does not. */
function vagueRank({ date, place }: IncidentSummary): number {
  return date.length === 10 && place !== null && place.kind !== 'country' ? 0 : 1;
}

function outcomeRank({ outcome }: IncidentSummary): number {
  return outcome === null ? outcomeOrder.length : outcomeOrder.indexOf(outcome);
}

function deadliest(summary: IncidentSummary): number {
  return Math.max(0, ...summary.allegations.map((a) => a.killed?.[0] ?? 0));
}

function statusOf(allegations: readonly Allegation[]): IncidentSummary['status'] {
  if (allegations.every((a) => a.hypothetical)) return 'feared';
  return allegations.every((a) => a.negated) ? 'denied' : 'told';
}

function whereWords(allegations: readonly Allegation[]): string {
  const places = namesOnce(
    allegations.map((a) => ({ name: a.place, id: a.placeMention?.place?.id ?? null })),
    (name, before) => name.length < before.length,
  );
  if (places.length === 0) return mostTold(allegations.map((a) => a.admin1))[0] ?? 'no place told';
  const admin1 = mostTold(allegations.map((a) => a.admin1))[0];
  const names = listed(places, 3);
  return admin1 === undefined || names.includes(admin1) ? names : `${names}, ${admin1}`;
}

/** Different tolls side by side, smallest first: "6 / 14", never one number made of them. */
function tollsTold(tolls: readonly (TollRange | null)[]): readonly string[] {
  const ranges = tolls
    .filter((toll) => toll !== null)
    .sort(([a, x], [b, y]) => a - b || (x ?? Infinity) - (y ?? Infinity));
  return [...new Set(ranges.map(tollWords))];
}

/** The place that most allegations name, of those that the reference data knows. */
function placeOf(allegations: readonly Allegation[]): Place | null {
  const places = new Map(
    allegations.flatMap((a) =>
      a.placeMention?.place ? [[a.placeMention.place.id as string, a.placeMention.place]] : [],
    ),
  );
  const most = mostTold(allegations.map((a) => a.placeMention?.place?.id ?? null))[0];
  return most === undefined ? null : (places.get(most) ?? null);
}

/** Who is blamed, most told first; "army" beside "Karvelian army" adds nothing. */
function actorsTold(allegations: readonly Allegation[]): readonly string[] {
  const names = namesOnce(
    allegations.map((a) => ({ name: a.perpetrator, id: a.perpetratorMention?.actor ?? null })),
    (name, before) => name.length > before.length,
  );
  const within = (name: string, other: string) =>
    ` ${other.toLowerCase()} `.includes(` ${name.toLowerCase()} `);
  return names.filter((name) => !names.some((other) => other !== name && within(name, other)));
}

/** Spellings of one and the same (by id) are one name, the better one; most told first. */
function namesOnce(
  told: readonly { readonly name: string | null; readonly id: string | null }[],
  isBetter: (name: string, before: string) => boolean,
): readonly string[] {
  const best = new Map<string, string>();
  for (const { name, id } of told) {
    if (name === null || id === null) continue;
    const before = best.get(id);
    if (before === undefined || isBetter(name, before) || (name.length === before.length && name < before))
      best.set(id, name);
  }
  return mostTold(told.map(({ name, id }) => (id === null ? name : (best.get(id) ?? name))));
}

/** Distinct values, most frequent first, then by code units. Spellings that differ only in case are one. */
export function mostTold(values: readonly (string | null)[]): readonly string[] {
  const counts = new Map<string, { value: string; count: number }>();
  for (const value of values) {
    if (value === null || value === '') continue;
    const key = value.toLowerCase();
    const entry = counts.get(key);
    if (!entry) counts.set(key, { value, count: 1 });
    else {
      entry.count += 1;
      if (value < entry.value) entry.value = value;
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || compare(a.value, b.value))
    .map((e) => e.value);
}
