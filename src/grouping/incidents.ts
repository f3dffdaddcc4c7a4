import { typeFamilies } from '../domain/allegation.ts';
import type { Allegation, AllegationField } from '../domain/allegation.ts';
import type { FieldTelling, Incident, Story } from '../domain/grouping.ts';
import { asId } from '../domain/ids.ts';
import type { AllegationId, IncidentId } from '../domain/ids.ts';
import type { TollRange } from '../domain/toll.ts';
import { allegationLikeness, daysOf, incidentThreshold, never, placeKey } from './allegation-likeness.ts';
import { averageLinkage } from './clustering.ts';
import type { Edge } from './clustering.ts';
import { contentId } from './content-id.ts';
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
  const n = told.length;
  const scoreOf = (a: number, b: number): number => {
    const x = told[a];
    const y = told[b];
    if (!x || !y || x.report === y.report) return worst;
    const score = allegationLikeness(x, y, isSameStory(storyOf, x, y));
    return score === never ? worst : score;
  };
  const edges: Edge[] = [];
  for (const key of candidatePairs(told, storyOf)) {
    const a = Math.floor(key / n);
    const b = key % n;
    const score = scoreOf(a, b);
    if (score >= incidentThreshold) edges.push({ a, b, score });
  }
  return averageLinkage(n, edges, incidentThreshold, scoreOf).flatMap((cluster) => {
    const members = cluster.flatMap((index) => told[index] ?? []);
    return members.every((a) => a.negated) ? [] : [incidentOf(members)];
  });
}

function isSameStory(storyOf: ReadonlyMap<string, string>, a: Allegation, b: Allegation): boolean {
  const story = storyOf.get(a.report);
  return story !== undefined && story === storyOf.get(b.report);
}

function candidatePairs(told: readonly Allegation[], storyOf: ReadonlyMap<string, string>): Set<number> {
  const n = told.length;
  const order = told
    .map((a, index) => ({ index, day: daysOf(a)?.from ?? 0 }))
    .sort((a, b) => a.day - b.day || a.index - b.index);
  const postings = new Map<string, number[]>();
  for (const { index } of order) {
    const allegation = told[index];
    if (!allegation) continue;
    for (const key of keysOf(allegation, storyOf)) {
      const holders = postings.get(key);
      if (holders) holders.push(index);
      else postings.set(key, [index]);
    }
  }
  const pairs = new Set<number>();
  for (const holders of postings.values()) {
    for (let i = 0; i < holders.length; i++) {
      const a = holders[i] ?? 0;
      for (let j = i + 1; j < holders.length && j <= i + neighbours; j++) {
        const b = holders[j] ?? 0;
        pairs.add(Math.min(a, b) * n + Math.max(a, b));
      }
    }
  }
  return pairs;
}

/** Same story; or same place or province, in the same month. */
function keysOf(allegation: Allegation, storyOf: ReadonlyMap<string, string>): string[] {
  const family = typeFamilies[allegation.type];
  const month = allegation.date?.slice(0, 7) ?? '';
  const keys = [`story ${storyOf.get(allegation.report) ?? allegation.report}`];
  const place = allegation.placeMention?.place;
  if (place) keys.push(`place ${place.id} ${family}`);
  if (allegation.place !== null) keys.push(`name ${placeKey(allegation.place)} ${month}`);
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
