import { isArticle } from '../fold.ts';
import type { PlaceCandidate } from './place-gazetteer.ts';
import type { Before } from './place-name-context.ts';
import { keysOf } from './place-name-run.ts';
import type { PlaceName, Surroundings } from './place-name.ts';
import type { Word } from '../words.ts';

/** Prepositions after which even an unknown capitalised name is a place. */
const strongLocative = new Set('in near inside outside across around surrounding'.split(' '));

/** The words that tell a name's kind, and where the name itself ends once they are taken off. */
interface KindAround {
  readonly kindWord: string | null;
  readonly nameEnd: number;
  readonly outerEnd: number;
  /** True where a word of kind stands beside the name, not only inside it. */
  readonly beside: boolean;
}

function kindAround(
  at: number,
  end: number,
  known: boolean,
  before: Before,
  { words, reference }: Surroundings,
): KindAround {
  const { kinds } = reference.lexicons.places;
  const sentence = words[at]?.sentence ?? 0;
  const after = kinds.longestAt(words, end, sentence);
  const beside = before.kindWord !== null || after !== null;
  if (before.kindWord !== null) return { kindWord: before.kindWord, nameEnd: end, outerEnd: end, beside };
  if (after !== null) {
    const kindWord = words[words[end]?.key === '-' ? end + 1 : end]?.key ?? null;
    return { kindWord, nameEnd: end, outerEnd: after.end, beside };
  }
  // "Castello Road": a capitalised kind word inside an unknown run is the kind, unless the whole is known.
  if (end - at < 2 || kinds.longestAt(words, end - 1, sentence)?.end !== end)
    return { kindWord: null, nameEnd: end, outerEnd: end, beside };
  const kindWord = words[end - 1]?.key ?? null;
  const apart = !known && kindWord !== null && kindsApart.test(kindWord);
  return { kindWord, nameEnd: apart ? end - 1 : end, outerEnd: end, beside };
}

/** Kinds that are no part of a name even with a capital: "Idlib Province" is Idlib. */
const kindsApart =
  /^(?:province|governorate|city|town|village|district|neighborhood|neighbourhood|quarter|area|countryside|region|suburb)$/;

/** The words `[at, end)` as a place, or null where they may as well be somebody or something else. */
export function judged(
  at: number,
  end: number,
  known: boolean,
  before: Before,
  surroundings: Surroundings,
): PlaceName | null {
  const { words, reference, marked } = surroundings;
  const { common, directions } = reference.lexicons.places;
  const { kindWord, nameEnd, outerEnd, beside } = kindAround(at, end, known, before, surroundings);
  const core = keysOf(words, at, nameEnd).filter((key) => !isArticle(key));
  if (words[at] === undefined || core.length === 0) return null;
  const place: PlaceName = {
    first: at,
    end: nameEnd,
    outerFirst: before.kindWord === null ? at : before.kindFirst,
    outerEnd,
    kindWord,
    direction: before.direction,
    known,
    cut: 0,
  };
  const said = marked[at];
  if (said === 1) return place;
  if (core.every((key) => common.has(key) || directions.has(key))) return null;
  if (known) return knownEnough(place, before, said, surroundings) ? place : null;
  return unknownEnough(place, before, said, beside || nameEnd < end, words) ? place : null;
}

/** Unknown to the gazetteer: only with a kind, or as an "al-" name or a bare name after a preposition of place. */
function unknownEnough(
  { first, end, kindWord }: PlaceName,
  { preposition }: Before,
  said: number | undefined,
  kindTold: boolean,
  words: readonly Word[],
): boolean {
  const spoken = speaks(words, end);
  if (kindWord !== null && kindTold && !startsSentence(words, first) && !spoken) return true;
  const arabic = isArticle(words[first]?.key ?? '') && words[first + 1]?.key === '-';
  if (arabic && preposition !== null && preposition !== 'by' && !spoken) return true;
  if (said === 2) return false;
  return (
    preposition !== null && strongLocative.has(preposition) && end - first <= 3 && !followedByName(words, end)
  );
}

/** "X said": somebody, not a place. */
function speaks(words: readonly Word[], end: number): boolean {
  return /^(?:said|says|told|added|stressed|noted|stated|explained|insisted|announced|confirmed|who)$/.test(
    words[end]?.key ?? '',
  );
}

function startsSentence(words: readonly Word[], at: number): boolean {
  return words[at - 1]?.sentence !== words[at]?.sentence;
}

function followedByName(words: readonly Word[], end: number): boolean {
  const next = words[end];
  return next?.kind === 'word' && next.capital;
}

/** A name of the gazetteer still may be a person's or a body's: it needs a place's surroundings, or to be a big place that stands alone. */
function knownEnough(
  place: PlaceName,
  before: Before,
  said: number | undefined,
  surroundings: Surroundings,
): boolean {
  const { words, countries } = surroundings;
  const { first, end } = place;
  if (place.kindWord !== null || before.direction !== null) return !speaks(words, end);
  const previous = words[first - 1];
  const run = previous?.kind === 'word' && previous.capital && previous.sentence === words[first]?.sentence;
  const alone = !followedByName(words, end) && !(run && !/^(?:in|at|of|near|from|on)$/.test(previous.key));
  const best = bestIn(surroundings, first, end);
  if (best === undefined) return false;
  const local =
    best.supplement || best.exact
      ? (countries.get(best.place.country) ?? 0) > 0 || best.place.country.startsWith('X')
      : false;
  // What the language core takes for somebody is a place only where it is one of the countries spoken of.
  if (said === 2) return local && alone && before.preposition !== null && !speaks(words, end);
  if (functionWord(surroundings, first, end)) return false;
  if (before.preposition !== null && alone) return best.exact || local || best.population > 0;
  const big =
    best.place.kind === 'country' ||
    best.supplement ||
    best.seat ||
    best.population >= 200_000 ||
    best.place.kind === 'province';
  return big && best.exact && (alone || best.place.kind === 'country' || best.supplement);
}

/** The likeliest candidate, those of the countries spoken of first. */
function bestIn(
  { words, reference, countries }: Surroundings,
  first: number,
  end: number,
): PlaceCandidate | undefined {
  const candidates = reference.places.candidates(keysOf(words, first, end).join(' '));
  return (
    candidates.find((candidate) => candidate.exact && (countries.get(candidate.place.country) ?? 0) > 0) ??
    candidates[0]
  );
}

/** "Such", "However": a capital at a sentence's start is no name. */
function functionWord({ words, analysis }: Surroundings, first: number, end: number): boolean {
  if (end - first > 1) return false;
  const upos = analysis.tokens[words[first]?.token ?? 0]?.upos;
  return upos !== undefined && upos !== 'PROPN' && upos !== 'NOUN' && upos !== 'X';
}
