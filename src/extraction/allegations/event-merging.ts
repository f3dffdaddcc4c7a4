import { typeFamilies, type IncidentType } from '../../domain/allegation.ts';
import type { Side } from '../../domain/actor.ts';
import type { ReadMention } from './event-reading.ts';
import { canStand, isKilling, isOwnDeed } from './lone-mentions.ts';
import { exactnessOf, relatePlaces } from './place-relation.ts';
import type { FoundPlace } from '../places/places.ts';

/** The mentions of one happening, in text order; never empty. */
export interface Episode {
  readonly members: ReadMention[];
}

/** Least score at which a mention joins an episode, and the terms of the score; found by trial on half of the annotated reports. */
const threshold = 1;
const weight = {
  samePlace: 3,
  nestedPlace: 1,
  noPlace: 1,
  sameDate: 1,
  sameType: 0.5,
  anaphoric: 2,
  bare: 2,
  sameToll: 2,
  perSentence: -0.25,
} as const;

interface Merged {
  readonly episodes: Episode[];
  /** Mentions that fit no episode and tell too little to be one. */
  readonly rest: ReadMention[];
}

/** Puts the mentions of one happening together: compatible in type, place, date, side and toll. In text order, one pass. */
export function mergeMentions(mentions: readonly ReadMention[], places: readonly FoundPlace[]): Merged {
  const episodes: Episode[] = [];
  const rest: ReadMention[] = [];
  const told = new Set<string>();
  for (const mention of mentions) {
    const best = bestEpisode(mention, episodes, places);
    const own = best ? mention : standing(mention, told);
    if (best) best.members.push(mention);
    else if (own) episodes.push({ members: [own] });
    else rest.push(mention);
    if (own?.type) told.add(typeFamilies[own.type]);
  }
  return { episodes, rest };
}

/** The mention as a happening of its own, or null where it tells too little to be one. */
function standing(mention: ReadMention, told: ReadonlySet<string>): ReadMention | null {
  if (canStand(mention) || isOwnDeed(mention, told)) return mention;
  return isKilling(mention) ? { ...mention, type: 'other' } : null;
}

/** Episodes back that a mention is compared with: more than a report tells, so that only a dump of reports is cut short. */
const reach = 40;
/** Members of an episode that a mention is compared with, the last ones. */
const membersCompared = 12;

function bestEpisode(
  mention: ReadMention,
  episodes: readonly Episode[],
  places: readonly FoundPlace[],
): Episode | null {
  let best: Episode | null = null;
  let most = threshold;
  for (const episode of episodes.slice(-reach)) {
    const score = compare(mention, episode, places);
    if (score !== null && score >= most) [most, best] = [score, episode];
  }
  return best;
}

/** How well a mention fits an episode; null where they cannot be one. */
function compare(mention: ReadMention, episode: Episode, places: readonly FoundPlace[]): number | null {
  const members = episode.members.slice(-membersCompared);
  const last = members.at(-1);
  if (!last || !members.every((m) => typesFit(m.type, mention.type, m.certain && mention.certain)))
    return null;
  let score = weight.perSentence * Math.abs(mention.mention.sentence.index - last.mention.sentence.index);
  const same = repeatsLead(mention, members) || pointsBack(mention, last);
  const place = placeScore(mention, members, places) ?? (same ? 0 : null);
  if (place === null) return null;
  score += place;
  const dated = members.find((m) => m.dated);
  if (mention.dated && mention.date && dated?.date) {
    const [a, b] = [mention.date.told, dated.date.told];
    if (a.to < b.from || b.to < a.from) return null;
    score += weight.sameDate;
  }
  if (!members.every((m) => sidesFit(m.side, mention.side))) return null;
  const back = mention.place === null && mention.mention.anaphoric;
  const tolls = tollScore(mention, members, back || place >= weight.samePlace);
  if (tolls === null) return null;
  score += tolls;
  if (mention.certain && members.some((m) => m.type === mention.type)) score += weight.sameType;
  if (mention.mention.anaphoric) score += weight.anaphoric;
  if (mention.mention.triggers.length === 0) score += weight.bare;
  return score;
}

function typesFit(a: IncidentType | null, b: IncidentType | null, certain: boolean): boolean {
  if (a === null || b === null) return true;
  return (
    typeFamilies[a] === typeFamilies[b] || (!certain && a !== 'territory-taken' && b !== 'territory-taken')
  );
}

function placeScore(
  mention: ReadMention,
  members: readonly ReadMention[],
  places: readonly FoundPlace[],
): number | null {
  if (mention.place === null) return weight.noPlace;
  let best: number | null = null;
  let apart = false;
  for (const member of members) {
    if (member.place === null) continue;
    const relation = relatePlaces(mention.place, member.place, places);
    if (relation === 'different') {
      // A total told for a city does not hold two of its quarters together.
      apart ||= exactnessOf(member.place) >= 3 && exactnessOf(mention.place) >= 3;
      continue;
    }
    best = Math.max(best ?? 0, relation === 'same' ? weight.samePlace : weight.nestedPlace);
  }
  if (best !== null) return apart && best < weight.samePlace ? null : best;
  return members.every((m) => m.place === null) ? weight.noPlace : null;
}

/** The headline, the lead, and the archive's second copy of each. */
const leadSentences = 3;

/** What the lead tells is told again further down, often at a finer place: then the dead are as many. */
function repeatsLead(mention: ReadMention, members: readonly ReadMention[]): boolean {
  // One dead is told too often, and another day is another happening.
  if ((mention.killed?.range[0] ?? 0) < 2 || (mention.dated && members.every((m) => !m.dated))) return false;
  return members.some(
    (m) =>
      m.mention.sentence.index < leadSentences &&
      m.killed !== null &&
      m.killed.range[0] === mention.killed?.range[0],
  );
}

/** "The bomb struck …", one or two sentences on: the same bomb, at a place now told better. */
function pointsBack({ mention }: ReadMention, last: ReadMention): boolean {
  return mention.anaphoric && mention.sentence.index - last.mention.sentence.index <= 2;
}

const armedOpponents = new Set<Side>(['opposition', 'excluded', 'unknown']);

function sidesFit(a: Side, b: Side): boolean {
  return a === b || a === 'unknown' || b === 'unknown' || (armedOpponents.has(a) && armedOpponents.has(b));
}

/** Other figures at another place are another happening; at the same place they are another count of the same. */
function tollScore(mention: ReadMention, members: readonly ReadMention[], samePlace: boolean): number | null {
  let score = 0;
  for (const kind of ['killed', 'injured'] as const) {
    const mine = mention[kind]?.range;
    if (!mine) continue;
    const theirs = members.map((m) => m[kind]?.range).filter((r) => r !== undefined);
    if (theirs.length === 0) continue;
    if (theirs.some((r) => r[0] === mine[0])) score += weight.sameToll;
    else if (!samePlace && kind === 'killed' && !theirs.some((r) => areClose(r[0], mine[0]))) return null;
    else if (
      mention.place === null &&
      mention.mention.anaphoric &&
      theirs.every((r) => areFarApart(r[0], mine[0]))
    )
      return null;
    else if (isSpan(mention) !== members.some(isSpan) && theirs.every((r) => areFarApart(r[0], mine[0])))
      return null;
    else score -= 1;
  }
  return score;
}

/** "In recent days", "during the past 48 hours": more than a day is told of. */
function isSpan({ date }: ReadMention): boolean {
  return date !== null && date.told.precision > 1;
}

/** One figure is at least twice the other: not two counts of the same. */
function areFarApart(a: number, b: number): boolean {
  return Math.max(a, b) >= 2 * Math.min(a, b);
}

/** Two counts of one happening at places told more and less exactly: within a seventh. */
function areClose(a: number, b: number): boolean {
  return Math.min(a, b) >= 7 && Math.max(a, b) <= Math.min(a, b) * (8 / 7);
}
