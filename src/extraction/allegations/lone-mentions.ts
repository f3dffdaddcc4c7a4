import { typeFamilies, type IncidentType } from '../../domain/allegation.ts';
import type { EventMention } from './event-mentions.ts';
import type { ReadMention } from './event-reading.ts';
import { wordAt } from './event-sentence.ts';

/** "Clashes are going on in the area": at the place told before. */
function isThere({ sentence, first, end }: EventMention): boolean {
  for (let i = first + 1; i < end; i++) {
    if (
      /^(?:area|region|city|town|village|district)$/.test(wordAt(sentence, i)) &&
      wordAt(sentence, i - 1) === 'the'
    )
      return true;
  }
  return false;
}

/** What is done to somebody, or to what is theirs, needs no place to be told: "the mayor was kidnapped", "his shop was looted". */
const onPersons: ReadonlySet<IncidentType> = new Set([
  'abduction',
  'execution',
  'arrest',
  'other',
  'destruction',
  'looting',
  'bomb',
  'suicide-bomb',
  'shooting',
]);

/** Whether a type is of what is done to somebody or to what is theirs. */
export function isOnPersons(type: IncidentType): boolean {
  return onPersons.has(type);
}

/** Enough of its own to be a happening that no other mention told. */
export function canStand({
  type,
  certain,
  mention,
  place,
  killed,
  injured,
  perpetrator,
  date,
  dated,
  targets,
}: ReadMention): boolean {
  if (type === null) return false;
  const figures = killed !== null || injured !== null;
  if (mention.anaphoric && !figures && (place === null || perpetrator === null)) return false;
  // A war goes on in a country; a battle is somewhere in it.
  const nowhere =
    place === null ? type === 'clash' && !isThere(mention) : place.mention.place?.kind === 'country';
  if (nowhere && !figures) return false;
  if (certain)
    return (
      place !== null ||
      figures ||
      date !== null ||
      perpetrator !== null ||
      (isOnPersons(type) && targets.length > 0)
    );
  // "The church was burned down on Sunday" tells by itself what a guessed attack does not.
  const wave = mention.triggers.some((t) => t.entry.role === 'wave') && dated;
  return place !== null && (figures || perpetrator !== null || wave);
}

/** What is done to somebody, and tells so by naming whom, with no place or day: "the murder of the mayor". */
const deeds: ReadonlySet<IncidentType> = new Set([
  'abduction',
  'execution',
  'other',
  'destruction',
  'looting',
]);
/** The same of attacks, where the mention does not point back to one told before. */
const attacks: ReadonlySet<IncidentType> = new Set(['bomb', 'suicide-bomb', 'shooting', 'ambush']);

/** "The murder of the mayor", "an attack on the bus": told without a place, and nothing else of its kind is told in the report. */
export function isOwnDeed(mention: ReadMention, told: ReadonlySet<string>): boolean {
  const { type, certain, place, dated, perpetrator, targets } = mention;
  if (type === null || !mention.mention.ofSomebody || told.has(typeFamilies[type])) return false;
  if (certain) return deeds.has(type) || (attacks.has(type) && !mention.mention.anaphoric);
  return type === 'other' && (place !== null || dated || (perpetrator !== null && targets.length > 0));
}

/** "The teacher was killed on Friday": a killing that nothing else in the report tells how. */
export function isKilling({ type, mention, killed, place, date, dated, perpetrator }: ReadMention): boolean {
  if (type !== null || mention.triggers.length > 0) return false;
  const deaths = mention.casualties.filter((c) => c.kind === 'killed' && isByHand(mention.sentence, c.cue));
  if (deaths.length === 0 || (killed?.range[0] ?? 1) === 0) return false;
  if (mention.sentence.triggers.some((t) => t.entry.role === 'accident')) return false;
  // A day or a few: a figure for a month or a year is a count, not a happening.
  if (dated && date !== null)
    return date.told.precision <= longestSpan && (killed !== null || perpetrator !== null);
  return place !== null && killed !== null;
}

/** The coarsest precision of a date that still tells of one happening: up to six days. */
const longestSpan = 2;

/** "Killed" and "slain", not "died" and "dead". */
function isByHand(sentence: EventMention['sentence'], cue: number): boolean {
  return /^(?:kill|slay|slew|slain)/.test(wordAt(sentence, cue));
}
