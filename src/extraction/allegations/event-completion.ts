import { typeFamilies, type IncidentType } from '../../domain/allegation.ts';
import type { Side } from '../../domain/actor.ts';
import type { Statement } from '../../domain/statement.ts';
import type { Toll, TollRange } from '../../domain/toll.ts';
import type { FoundActor } from '../actors/actors.ts';
import { wordAt } from './event-sentence.ts';
import type { FoundDate } from '../dates/dates.ts';
import type { Episode } from './event-merging.ts';
import type { ReadMention } from './event-reading.ts';
import { exactnessOf, relatePlaces } from './place-relation.ts';
import type { FoundPlace } from '../places/places.ts';

/** A happening with each field taken from the mention that tells it best. */
export interface CompleteEpisode {
  readonly members: readonly ReadMention[];
  readonly main: ReadMention;
  readonly type: IncidentType;
  readonly place: FoundPlace | null;
  readonly date: FoundDate | null;
  readonly perpetrator: FoundActor | null;
  readonly side: Side;
  readonly killed: Toll | null;
  readonly injured: Toll | null;
  readonly statement: Statement | null;
}

/** Brings an episode's mentions together field by field. */
export function completeEpisode({ members }: Episode): CompleteEpisode | null {
  const type = typeOf(members);
  if (type === null) return null;
  const place = finestPlace(members);
  const statement = bestSource(members);
  const actor =
    members.find((m) => m.perpetrator !== null && !m.perpetrator.generic) ??
    members.find((m) => m.perpetrator !== null && m.side !== 'unknown') ??
    members.find((m) => m.perpetrator !== null);
  return {
    members,
    main: mainMember(members, place, statement),
    type,
    place,
    date: (members.find((m) => m.dated) ?? members.find((m) => m.date !== null))?.date ?? null,
    perpetrator: actor?.perpetrator ?? null,
    side: actor?.side ?? 'unknown',
    killed: jointToll(members, 'killed'),
    injured: jointToll(members, 'injured'),
    statement,
  };
}

/** Types that tell more than the other type of their family. */
const telling: ReadonlySet<IncidentType> = new Set(['suicide-bomb', 'drone', 'ambush', 'chemical']);

/** The first type told, a guess only where nothing is certain, and a more telling one of the same family before it. */
function typeOf(members: readonly ReadMention[]): IncidentType | null {
  const certain = members.filter((m) => m.certain);
  const types = (certain.length > 0 ? certain : members).map((m) => m.type).filter((t) => t !== null);
  const [first] = types;
  if (!first) return null;
  return types.find((t) => telling.has(t) && typeFamilies[t] === typeFamilies[first]) ?? first;
}

/** Who is cited: somebody named before an outlet, an outlet before a kind of source; the first told among equals. */
function bestSource(members: readonly ReadMention[]): Statement | null {
  let best: Statement | null = null;
  let fallback: Statement | null = null;
  let most = -1;
  for (const { statement, sourceRank, mention, killed, injured } of members) {
    // "… said that the attack also damaged houses": who adds a detail is no source for the whole.
    const aside = mention.anaphoric && killed === null && injured === null && members.length > 1;
    if (statement === null) continue;
    if (aside) fallback ??= statement;
    else if (sourceRank > most) [most, best] = [sourceRank, statement];
  }
  return best ?? fallback;
}

/** The most exact place; the first told among equals. */
function finestPlace(members: readonly ReadMention[]): FoundPlace | null {
  let finest: FoundPlace | null = null;
  for (const { place } of members) {
    if (place !== null && (finest === null || exactnessOf(place) > exactnessOf(finest))) finest = place;
  }
  return finest;
}

/** The mention that anchors it: told by who is cited, with a place and a figure, else with the place and a figure, else with the place, else the first. */
function mainMember(
  members: readonly ReadMention[],
  place: FoundPlace | null,
  statement: Statement | null,
): ReadMention {
  const body = members.filter((m) => m.mention.sentence.kind !== 'title');
  const pool = body.length > 0 ? body : members;
  const figured = (m: ReadMention): boolean => m.killed !== null || m.injured !== null;
  const found =
    pool.find((m) => m.statement !== null && m.statement === statement && m.place !== null && figured(m)) ??
    pool.find((m) => m.place === place && figured(m)) ??
    pool.find(figured) ??
    pool.find((m) => m.place === place) ??
    pool[0];
  return found ?? (members[0] as ReadMention); // an episode has a member
}

/** Low is the smallest, high the largest; open at the top where the largest told number is. */
function jointToll(members: readonly ReadMention[], kind: 'killed' | 'injured'): Toll | null {
  const told = members.filter((m) => m[kind] !== null);
  // A headline often adds up what the text tells apart; it counts only where the text has no figure.
  const body = told.filter((m) => m.mention.sentence.kind !== 'title');
  const tolls = (body.length > 0 ? body : told).map((m) => m[kind]).filter((t) => t !== null);
  const [first] = tolls;
  if (!first) return null;
  return {
    range: jointRange(tolls.map((t) => t.range)),
    wording: [...new Set(tolls.map((t) => t.wording))].join(' / '),
  };
}

/** [31, null] and [31, 31] are [31, null]; [85, null] and [160, 160] are [85, 160]. */
export function jointRange(ranges: readonly TollRange[]): TollRange {
  const low = Math.min(...ranges.map((r) => r[0]));
  const closed = Math.max(...ranges.map((r) => r[1] ?? -1));
  const open = ranges.some((r) => r[1] === null && r[0] >= closed);
  return [low, open ? null : closed];
}

/**
 * Takes out the lead's total where the text splits it: a happening at a wider place whose figures the finer ones of the same
 * family, day and side add up to. What only it tells (day, perpetrator) goes to them.
 */
export function dropSplitTotals(
  episodes: readonly CompleteEpisode[],
  places: readonly FoundPlace[],
): CompleteEpisode[] {
  const dropped = new Set<CompleteEpisode>();
  const gifts = new Map<CompleteEpisode, CompleteEpisode>();
  for (const whole of episodes.slice(0, leadEpisodes)) {
    if (!isEarly(whole)) continue;
    const later = episodes.filter((part) => part !== whole && !dropped.has(part) && isLaterPart(part, whole));
    const inside = later.filter((part) => isInsideOf(part, whole, places));
    const parts = addsUp(whole, later) ? later : inside;
    if (parts.length === 0 || !isSplit(whole, parts)) continue;
    dropped.add(whole);
    for (const part of parts) gifts.set(part, whole);
  }
  return episodes.filter((e) => !dropped.has(e)).map((e) => inherit(e, gifts.get(e)));
}

/** Of the same family and day, and told after it. */
function isLaterPart(part: CompleteEpisode, whole: CompleteEpisode): boolean {
  if (typeFamilies[part.type] !== typeFamilies[whole.type]) return false;
  if (part.main.mention.sentence.index < whole.main.mention.sentence.index) return false;
  if (!part.date || !whole.date) return true;
  return part.date.told.to >= whole.date.told.from && whole.date.told.to >= part.date.told.from;
}

function isInsideOf(part: CompleteEpisode, whole: CompleteEpisode, places: readonly FoundPlace[]): boolean {
  if (whole.place === null || part.place === null) return whole.place === null;
  return relatePlaces(part.place, whole.place, places) === 'nested';
}

/** Wherever they are: the dead of the parts are as many as those of the whole. */
function addsUp(whole: CompleteEpisode, parts: readonly CompleteEpisode[]): boolean {
  const dead = parts.reduce((n, p) => n + (p.killed?.range[0] ?? 0), 0);
  return whole.killed !== null && parts.length > 1 && dead === whole.killed.range[0];
}

function isSplit(whole: CompleteEpisode, parts: readonly CompleteEpisode[]): boolean {
  if (whole.killed === null) return true;
  const figured = parts.filter((p) => p.killed !== null);
  return figured.length >= 2 || figured.some((p) => p.killed?.range[0] === whole.killed?.range[0]);
}

/** Families whose single strikes are told as parts of one bombardment; who set off a bomb is told or not known. */
const bombardments: ReadonlySet<string> = new Set(['air', 'ground-fire']);
/** Sentences within which one bombardment is told. */
const bombardmentReach = 6;

/** "Another shell fell on …": strikes told without who did them are by whom the one told shortly before was, on the same day. */
export function fillPerpetrators(episodes: readonly CompleteEpisode[]): CompleteEpisode[] {
  let last: CompleteEpisode | null = null;
  let before: CompleteEpisode | null = null;
  return episodes.map((episode) => {
    const doer = before;
    before = episode.perpetrator !== null ? episode : before;
    if (episode.perpetrator === null && doer !== null && saysThey(doer, episode)) {
      return { ...episode, perpetrator: doer.perpetrator, side: doer.side };
    }
    if (!bombardments.has(typeFamilies[episode.type])) return episode;
    const goesOn = last !== null && isOneBombardment(last, episode);
    const named = goesOn && last !== null && (episode.perpetrator === null || isNamedBefore(last, episode));
    const filled =
      named && last !== null ? { ...episode, perpetrator: last.perpetrator, side: last.side } : episode;
    if (filled.perpetrator !== null) last = filled;
    return filled;
  });
}

/** "They also retook the road": whoever did what was told in the sentence before. */
function saysThey(before: CompleteEpisode, { main: { mention } }: CompleteEpisode): boolean {
  const near = mention.sentence.index - before.main.mention.sentence.index;
  const { sentence, anchor } = mention;
  return near === 1 && [1, 2, 3].some((n) => wordAt(sentence, anchor - n) === 'they');
}

/** Of one family, or at one place; on one day; a few sentences apart. */
function isOneBombardment(last: CompleteEpisode, next: CompleteEpisode): boolean {
  const samePlace = last.place?.mention.name === next.place?.mention.name;
  if (typeFamilies[last.type] !== typeFamilies[next.type] && !samePlace) return false;
  const from = Math.max(...last.members.map((m) => m.mention.sentence.index));
  const sameDay = next.date === null || last.date === null || next.date.told.value === last.date.told.value;
  return next.main.mention.sentence.index - from <= bombardmentReach && sameDay;
}

/** "Terrorists" in the sentences after a named group's shelling of the same town are that group. */
function isNamedBefore(last: CompleteEpisode, { perpetrator, side, place }: CompleteEpisode): boolean {
  if (perpetrator?.generic !== true || last.perpetrator === null || last.perpetrator.generic) return false;
  return (
    vagueSides.has(side) &&
    vagueSides.has(last.side) &&
    (last.place?.admin1 ?? null) === (place?.admin1 ?? null)
  );
}

/** A happening told without a place is where the one told before it was, or, for the first, where the next one is. */
export function fillPlaces(episodes: readonly CompleteEpisode[]): CompleteEpisode[] {
  const isScene = ({ place }: CompleteEpisode): boolean =>
    place !== null && place.mention.place?.kind !== 'country';
  let last = episodes.find(isScene)?.place ?? null;
  return episodes.map((episode) => {
    if (isScene(episode)) last = episode.place;
    return episode.place === null ? { ...episode, place: last } : episode;
  });
}

/** A total stands in the headline or the first two sentences after it; so few episodes can be one. */
const earliestSentences = 3;
const leadEpisodes = 12;

function isEarly({ members }: CompleteEpisode): boolean {
  return members.every((m) => m.mention.sentence.index <= earliestSentences);
}

/** A part takes the day from its whole, and who did it: a name for "terrorists", anybody for nobody. */
function inherit(episode: CompleteEpisode, from: CompleteEpisode | undefined): CompleteEpisode {
  if (!from) return episode;
  const vague = episode.perpetrator === null || (episode.perpetrator.generic && episode.side !== from.side);
  const named =
    from.perpetrator !== null &&
    (episode.perpetrator === null || !from.perpetrator.generic) &&
    fits(episode.side, from.side);
  const whole = vague && named;
  return {
    ...episode,
    date: episode.date ?? from.date,
    perpetrator: whole ? from.perpetrator : episode.perpetrator,
    side: whole ? from.side : episode.side,
  };
}

const vagueSides: ReadonlySet<Side> = new Set(['unknown', 'opposition', 'excluded']);

function fits(own: Side, whole: Side): boolean {
  return own === whole || own === 'unknown' || (vagueSides.has(own) && vagueSides.has(whole));
}
