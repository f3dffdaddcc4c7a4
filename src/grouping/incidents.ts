import { typeFamilies } from '../domain/allegation.ts';
import type { Allegation, AllegationField } from '../domain/allegation.ts';
import type { FieldTelling, Incident, Story } from '../domain/grouping.ts';
import { asId } from '../domain/ids.ts';
import type { AllegationId, IncidentId } from '../domain/ids.ts';
import type { TollRange } from '../domain/toll.ts';
import { allegationLikeness, comparedAllegation, incidentThreshold, never } from './allegation-likeness.ts';
import type { ComparedAllegation } from './allegation-likeness.ts';
import { averageLinkage } from './clustering.ts';
import type { Edge } from './clustering.ts';
import { contentId } from './content-id.ts';
import { denseKeys, orderByDay, visitNeighbours } from './neighbours.ts';
import { byCode, inOrder } from './report-text.ts';

/** Allegations that share a key are compared with the next so many in order of date. */
const neighbours = 60;
/** A pair that cannot be one happening pulls a cluster's average down by so much, and no further. */
const worst = -6;

/**
 * Adds allegations of the same happening up to incidents. General and hypothetical ones are no incidents; a denial joins
 * the incident that it denies, and is none by itself. Every other allegation is in exactly one incident.
 */
export function findIncidents(allegations: readonly Allegation[], stories: readonly Story[]): Incident[] {
  const told = inOrder(allegations).filter((a) => !a.general && !a.hypothetical);
  const storyOf = new Map<string, string>(
    stories.flatMap((story) => story.reports.map((report) => [report, story.id] as const)),
  );
  const parts = told.map(comparedAllegation);
  const scoreOf = (a: number, b: number): number => {
    const x = parts[a];
    const y = parts[b];
    if (!x || !y || x.allegation.report === y.allegation.report) return worst;
    const score = allegationLikeness(x, y, isSameStory(storyOf, x.allegation, y.allegation));
    return score === never ? worst : score;
  };
  const edges: Edge[] = [];
  const order = orderByDay(parts.map(({ days }) => days?.from ?? null));
  const keys = denseKeys(parts.map((part) => keysOf(part, storyOf)));
  visitNeighbours(order, keys, { next: neighbours }, (a, b) => {
    const score = scoreOf(a, b);
    if (score >= incidentThreshold) edges.push({ a: Math.min(a, b), b: Math.max(a, b), score });
  });
  return averageLinkage(told.length, edges, incidentThreshold, scoreOf).flatMap((cluster) => {
    return incidentsOf(cluster.flatMap((index) => told[index] ?? []));
  });
}

/** The incident that these allegations add up to; none where all of them only deny one. */
export function incidentsOf(members: readonly Allegation[]): Incident[] {
  return members.every((a) => a.negated) ? [] : [incidentOf(members)];
}

/** A field of one telling as text; null where it does not tell. */
export function fieldText(allegation: Allegation, field: AllegationField): string | null {
  const values = readers[field](allegation);
  return values.length === 0 ? null : values.join(', ');
}

function isSameStory(storyOf: ReadonlyMap<string, string>, a: Allegation, b: Allegation): boolean {
  const story = storyOf.get(a.report);
  return story !== undefined && story === storyOf.get(b.report);
}

/** Same story; or same place or province, in the same month. */
function keysOf(
  { allegation, place: words }: ComparedAllegation,
  storyOf: ReadonlyMap<string, string>,
): string[] {
  const family = typeFamilies[allegation.type];
  const month = allegation.date?.slice(0, 7) ?? '';
  const keys = [`story ${storyOf.get(allegation.report) ?? allegation.report}`];
  const place = allegation.placeMention?.place;
  if (place) keys.push(`place ${place.id} ${family}`);
  if (words !== null) keys.push(`name ${words.key} ${month}`);
  if (allegation.admin1 !== null)
    keys.push(`province ${allegation.admin1} ${family} ${allegation.date ?? ''}`);
  return keys;
}

function incidentOf(members: readonly Allegation[]): Incident {
  const alleged = members.filter((a) => !a.negated);
  const ids = members.map((a) => a.id).sort(byCode);
  const fields: Partial<Record<AllegationField, readonly FieldTelling[]>> = {};
  for (const field of Object.keys(readers) as (keyof typeof readers)[]) {
    const tellings = tellingsOf(alleged, readers[field]);
    if (tellings.length > 0) fields[field] = tellings;
  }
  return {
    id: asId<IncidentId>(contentId('incident', ids)),
    type: mostTold(alleged),
    allegations: ids,
    fields,
  };
}

/** How each field is read off an allegation, as text. */
const readers: Readonly<Record<AllegationField, (a: Allegation) => readonly string[]>> = {
  type: (a) => [a.type],
  date: (a) => present(a.date),
  place: (a) => present(a.place),
  perpetrator: (a) => present(a.perpetrator),
  target: (a) => a.target,
  killed: (a) => present(a.killed && tollText(a.killed)),
  injured: (a) => present(a.injured && tollText(a.injured)),
  saidBy: (a) => present(a.saidBy),
};

function present(value: string | null): readonly string[] {
  return value === null ? [] : [value];
}

/** "12", "10 or more", "10 to 15". */
export function tollText([low, high]: TollRange): string {
  if (high === null) return `${low} or more`;
  return low === high ? String(low) : `${low} to ${high}`;
}

/** Every value told, most told first, with who told it. */
function tellingsOf(
  members: readonly Allegation[],
  read: (a: Allegation) => readonly string[],
): readonly FieldTelling[] {
  const byValue = new Map<string, AllegationId[]>();
  for (const member of members) {
    for (const value of read(member)) {
      const tellers = byValue.get(value);
      if (tellers) tellers.push(member.id);
      else byValue.set(value, [member.id]);
    }
  }
  return [...byValue]
    .map(([value, tellers]) => ({ value, allegations: tellers.sort(byCode) }))
    .sort((a, b) => b.allegations.length - a.allegations.length || byCode(a.value, b.value));
}

function mostTold(members: readonly Allegation[]): Allegation['type'] {
  const [first] = tellingsOf(members, (a) => [a.type]);
  return members.find((a) => a.type === first?.value)?.type ?? 'other';
}
