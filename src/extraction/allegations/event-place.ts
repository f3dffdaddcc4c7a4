import type { FoundPlace } from '../places/places.ts';
import { distance, wordAt, type EventSentence } from './event-sentence.ts';
import type { EventMention } from './event-mentions.ts';
import { exactnessOf } from './place-relation.ts';

/** Words before a place that make it where something comes from or where somebody sits, not where it happened. */
const originWords = new Set([
  'from',
  'positioned',
  'stationed',
  'based',
  'fortify',
  'entrenched',
  'holed',
  'linking',
  'correspondent',
  'reporter',
  'between',
]);
/** Of these the words that reach over "the hills south of": those for where guns stand. */
const gunWords = new Set(['from', 'positioned', 'stationed', 'based', 'entrenched']);
/** Words that make the place after "of" or "from" a point of reference: "north of X", "60 kilometres from X". */
const bearingWords = new Set(
  'north south east west northeast northwest southeast southwest northern southern eastern western northeastern northwestern southeastern southwestern km kilometers kilometres kilometer kilometre miles mile km outskirts capital'.split(
    ' ',
  ),
);
/** Words around a place that make it the home of a body, not a scene: "Aleppo Police Command". */
const bodyWords = new Set(
  'police command governorate governor directorate health ministry government army regime official officials source sources media state president people conflict war opposition rebels civil center centre correspondent reporter spokesman'.split(
    ' ',
  ),
);

/** Weights found by trial on half of the annotated reports; only their order matters much. */
const weight = {
  exactness: 2,
  inside: 1.5,
  bearing: -4,
  modifier: -4,
  body: -9,
  origin: -9,
  perToken: -0.12,
  beforeTrigger: -0.5,
} as const;

/** The place at which a mention's happening is told, or null where its own words name none. */
export function placeOf(mention: EventMention): FoundPlace | null {
  let best: FoundPlace | null = null;
  let most = -8;
  for (const place of placesIn(mention)) {
    const score = scoreOf(mention, place);
    if (score > most) [most, best] = [score, place];
  }
  return best === null ? null : firstOfList(mention.sentence, best);
}

/** Of "A, B and C" the first: the coder's rule for one happening at several places. */
function firstOfList(sentence: EventSentence, place: FoundPlace): FoundPlace {
  let first = place;
  for (const earlier of [...sentence.places].reverse()) {
    if (earlier.firstToken >= first.firstToken || earlier.broad !== first.broad) continue;
    if (!isListed(sentence, earlier.endToken, first.firstToken)) break;
    first = earlier;
  }
  return first;
}

const listWords = new Set([
  'and',
  ',',
  '&',
  'or',
  'the',
  'neighborhood',
  'neighborhoods',
  'neighbourhood',
  'neighbourhoods',
  'villages',
  'towns',
  'areas',
]);

function isListed(sentence: EventSentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!listWords.has(wordAt(sentence, i))) return false;
  return true;
}

/** "The West", "Paris-based": words of direction and about bodies that look like names of places. */
const notAPlace = /^(?:north|south|east|west)$|-(?:based|backed|held|led|controlled)$/i;

/** The places that a mention may be at: those in its stretch of the sentence, or, where it has none, in the whole sentence. */
export function placesIn(mention: EventMention): readonly FoundPlace[] {
  const { sentence } = mention;
  const places = sentence.places.filter((p) => !isGovernment(sentence, p) && !notAPlace.test(p.mention.name));
  const own = places.filter((p) => p.firstToken >= mention.first && p.firstToken < mention.end);
  return own.length > 0 ? own : places;
}

/** "Moscow said": a capital that stands for its government is no scene, unless it is "in" or "near" it. */
function isGovernment(sentence: EventSentence, place: FoundPlace): boolean {
  if (/^(?:in|near|at|outside|around|over|inside|into|of|on)$/.test(wordAt(sentence, place.firstToken - 1)))
    return false;
  return sentence.actors.some(
    (a) => a.metonym && a.firstToken < place.endToken && place.firstToken < a.endToken,
  );
}

function scoreOf(mention: EventMention, place: FoundPlace): number {
  const { sentence, anchor } = mention;
  const before = roleBefore(sentence, place);
  const next = wordAt(sentence, place.endToken);
  let score = weight.perToken * distance(sentence, place.headToken, anchor);
  score += weight.exactness * (exactnessOf(place) - 3);
  if (place.within !== null) score += weight.inside;
  if (before === 'bearing') score += weight.bearing;
  if (before === 'origin') score += weight.origin;
  if (bodyWords.has(next)) score += weight.body;
  if (next === '-' || next.startsWith('-')) score += weight.modifier;
  if (place.firstToken < anchor) score += weight.beforeTrigger;
  return score;
}

function roleBefore(sentence: EventSentence, place: FoundPlace): 'bearing' | 'origin' | null {
  const scene = /^(?:in|near|at|around|outside|inside)$/.test(wordAt(sentence, place.firstToken - 1));
  let bearing = false;
  for (let i = place.firstToken - 1; i >= Math.max(sentence.first, place.firstToken - 6); i--) {
    const word = wordAt(sentence, i);
    // "Fighting between two militias in X": X is where they fight.
    if (word === 'between' && scene) return null;
    if (bearing ? gunWords.has(word) : originWords.has(word)) {
      const distanceFrom = word === 'from' && /^(?:km|kilomet|mile|\))/.test(wordAt(sentence, i - 1));
      return distanceFrom ? 'bearing' : 'origin';
    }
    if (word === 'of' && wordAt(sentence, i - 1) === 'direction') return 'origin';
    if (!bearing && (word === 'of' || word === 'near')) {
      bearing = bearingWords.has(wordAt(sentence, i - 1));
      // "Fired from the hills south of X", "from positions near X": the guns are there, the shells are not.
      if (!bearing && word === 'of') return null;
      continue;
    }
    const upos = sentence.tokens[i]?.upos;
    if (upos === 'VERB' || upos === 'AUX' || word === 'on' || word === 'at' || word === 'and') break;
  }
  return bearing ? 'bearing' : null;
}
