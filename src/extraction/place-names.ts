import type { Analysis } from '../language/analysis.ts';
import { isArticle, looseKeyOf } from './fold.ts';
import { plainSteps } from './lexicons.ts';
import type { PlaceCandidate } from './place-gazetteer.ts';
import type { Reference } from './reference.ts';
import type { Word } from './words.ts';

/** A name that stands for a place, before anyone asks which. */
export interface PlaceName {
  /** Words of the name. */
  readonly first: number;
  readonly end: number;
  /** Words of the name with what says its kind ("al-Midan neighborhood", "town of X"). */
  readonly outerFirst: number;
  readonly outerEnd: number;
  /** "city", "neighborhood", … as the text says, or null. */
  readonly kindWord: string | null;
  /** "eastern", "rural", … before it, or null: then only a part of the place is meant. */
  readonly direction: string | null;
  /** True where the gazetteer has the name. */
  readonly known: boolean;
  /** Letters at the end that are no part of the name: the "s" of "Aleppos" where apostrophes were stripped. */
  readonly cut: 0 | 1;
}

/** What stands before a place and hardly before anything else. */
const locative = new Set(
  'of by in at near from to into inside across outside around toward towards of on over through between within via against and surrounding leaving entering targeted struck hit hits shelled bombed bombarded pounded retook recaptured captured seized entered besieged'.split(
    ' ',
  ),
);
/** Those of them after which even an unknown capitalised name is a place. */
const strongLocative = new Set('in near inside outside across around surrounding'.split(' '));

const particles = new Set(
  'al el ul an as ash at ad az ar de la las los del san bin ibn um umm abu tal deir der es ez ed'.split(' '),
);

/** Finds names of places: known to the gazetteer and used as a place, marked by the language core, or said to be a town, a quarter, a road. */
export function findPlaceNames(
  words: readonly Word[],
  analysis: Analysis,
  reference: Reference,
  blocked: Uint8Array,
  countries: ReadonlyMap<string, number>,
): PlaceName[] {
  const found: PlaceName[] = [];
  const surroundings: Surroundings = {
    words,
    reference,
    blocked,
    countries,
    marked: markedNames(words, analysis),
    analysis,
  };
  let at = 0;
  while (at < words.length) {
    const name = blocked[at] === 1 ? null : placeAt(at, surroundings);
    if (name === null) at += 1;
    else {
      found.push(name);
      at = Math.max(at + 1, name.end);
    }
  }
  return sharedKinds(words, found);
}

/** A name whose place in the text is already known, with the words around it that tell its kind. */
export function placeNameOver(
  words: readonly Word[],
  first: number,
  end: number,
  reference: Reference,
): PlaceName {
  const before = contextBefore(words, first, reference);
  const after = reference.lexicons.places.kinds.longest(end, plainSteps(words, words[first]?.sentence ?? 0));
  const own = after === null ? null : (words[end]?.key ?? null);
  return {
    first,
    end,
    outerFirst: before.kindWord === null ? first : before.kindFirst,
    outerEnd: after?.end ?? end,
    kindWord: before.kindWord ?? own,
    direction: before.direction,
    known: true,
    cut: 0,
  };
}

/** 1: the language core says place; 2: it says something else. */
function markedNames(words: readonly Word[], analysis: Analysis): Uint8Array {
  const marks = new Uint8Array(words.length);
  let at = 0;
  for (const name of analysis.names) {
    while (at < words.length && (words[at]?.end ?? 0) <= name.start) at += 1;
    for (let i = at; i < words.length && (words[i]?.start ?? Infinity) < name.end; i += 1)
      marks[i] = name.kind === 'place' ? 1 : 2;
  }
  return marks;
}

interface Surroundings {
  readonly words: readonly Word[];
  readonly analysis: Analysis;
  readonly reference: Reference;
  /** 1 where a word belongs to a body or a known person. */
  readonly blocked: Uint8Array;
  /** What the language core says of each word: 0 nothing, 1 place, 2 something else. */
  readonly marked: Uint8Array;
  /** Shares of the countries that the text speaks of. */
  readonly countries: ReadonlyMap<string, number>;
}

function placeAt(at: number, surroundings: Surroundings): PlaceName | null {
  const { words, reference, blocked } = surroundings;
  const runEnd = nameRun(words, at, blocked);
  if (runEnd === at) return null;
  const before = contextBefore(words, at, reference);
  const longest = Math.min(runEnd, at + 7);
  // "Wafideen camp", "al-Baath city": known only together with the small word after it.
  const more = reference.lexicons.places.kinds.longest(longest, plainSteps(words, words[at]?.sentence ?? 0));
  if (more !== null && reference.places.knows(keysOf(words, at, more.end).join(' '), null)) {
    const whole = judged(at, more.end, true, before, surroundings);
    if (whole !== null) return whole;
  }
  for (let end = longest; end > at; end -= 1) {
    if (!endsName(words, end - 1)) continue;
    const strict = keysOf(words, at, end);
    if (strict.length === 0) continue;
    const known = reference.places.knows(
      strict.join(' '),
      strict.join('').length > 3 ? looseKeyOf(strict) : null,
    );
    const owner = known ? null : possessor(words, at, end, before, surroundings);
    if (owner !== null) return owner;
    if (!known && end < longest) continue;
    const name = judged(at, end, known, before, surroundings);
    if (name !== null) return name;
  }
  return null;
}

/** "Aleppos Sheikh Maqsood", "Syrias north": a possessive whose apostrophe was stripped. */
function possessor(
  words: readonly Word[],
  at: number,
  end: number,
  before: Before,
  surroundings: Surroundings,
): PlaceName | null {
  const keys = keysOf(words, at, end);
  const last = keys.at(-1) ?? '';
  if (last.length < 5 || !last.endsWith('s')) return null;
  const bare = [...keys.slice(0, -1), last.slice(0, -1)].join(' ');
  const { countries, reference } = surroundings;
  const known = reference.places
    .candidates(bare)
    .some((c) => c.exact && (countries.has(c.place.country) || c.place.kind === 'country'));
  if (!known) return null;
  return {
    first: at,
    end,
    outerFirst: at,
    outerEnd: end,
    kindWord: before.kindWord,
    direction: before.direction,
    known: true,
    cut: 1,
  };
}

/** The end of the capitalised run that starts here; "al-" and the like belong to it. */
function nameRun(words: readonly Word[], at: number, blocked: Uint8Array): number {
  const first = words[at];
  if (first === undefined || first.kind === 'mark') return at;
  const article = isArticle(first.key) || first.key === 'tal' || first.key === 'um' || first.key === 'deir';
  if (!first.capital && !(article && words[at + 1]?.key === '-' && /^\p{L}/u.test(words[at + 2]?.text ?? '')))
    return at;
  let end = at;
  while (end < words.length && end < at + 9) {
    const word = words[end];
    if (word === undefined || word.sentence !== first.sentence || (end > at && blocked[end] === 1)) break;
    // "Homs The army": a label runs into the next sentence.
    if (end > at && sentenceStarts.has(word.key) && word.capital) break;
    if (word.key === '-') {
      if (word.spaced || words[end + 1]?.spaced !== false) break;
    } else if (word.kind === 'word') {
      // "al-nusra" goes on after its hyphen, "Britain-based" does not.
      const joined = end > at && words[end - 1]?.key === '-' && isArticle(words[end - 2]?.key ?? '');
      if (
        !word.capital &&
        !joined &&
        !(particles.has(word.key) && (words[end + 1]?.capital === true || words[end + 1]?.key === '-'))
      )
        break;
    } else if (!(word.key === '.' && (words[end - 1]?.text.length ?? 9) <= 2)) break;
    end += 1;
  }
  return end;
}

const sentenceStarts = new Set(
  'the an in on it he she they this that these meanwhile earlier at a for and but also'.split(' '),
);

function endsName(words: readonly Word[], i: number): boolean {
  const word = words[i];
  return word?.kind === 'word' && !(isArticle(word.key) && !word.capital);
}

function keysOf(words: readonly Word[], first: number, end: number): string[] {
  const keys: string[] = [];
  for (let i = first; i < end; i += 1) {
    const word = words[i];
    if (word !== undefined && word.kind !== 'mark') keys.push(word.key);
  }
  return keys;
}

interface Before {
  readonly kindWord: string | null;
  readonly kindFirst: number;
  readonly direction: string | null;
  readonly preposition: string | null;
}

/** "the town of", "eastern", "in": what leads up to a name. */
function contextBefore(words: readonly Word[], at: number, reference: Reference): Before {
  const { kinds, directions } = reference.lexicons.places;
  const sentence = words[at]?.sentence ?? 0;
  const key = (i: number): string => {
    const word = words[i];
    return word?.sentence === sentence ? word.key : '';
  };
  let i = at - 1;
  let direction: string | null = null;
  let kindWord: string | null = null;
  let kindFirst = at;
  if (key(i) === '-') i -= 1;
  if (directions.has(key(i))) {
    direction = key(i);
    i -= 1;
    if (key(i) === '-' && directions.has(key(i - 1))) i -= 2;
  }
  for (const back of [1, 2]) {
    const start = key(i) === 'of' ? i - back : i - back + 1;
    const kind = kinds.longest(start, plainSteps(words, sentence));
    if (
      kind !== null &&
      kind.end === (key(i) === 'of' ? i : i + 1) &&
      words[start]?.sentence === sentence &&
      start >= 0
    ) {
      kindWord = key(start);
      kindFirst = start;
      i = start - 1;
      break;
    }
  }
  while (
    /^(?:the|a|an|its|strategic|rebel|held|controlled|besieged|key|nearby|ancient|historic|northern|southern|eastern|western|central|northeastern|northwestern|southeastern|southwestern|-)$/.test(
      key(i),
    )
  )
    i -= 1;
  return { kindWord, kindFirst, direction, preposition: locative.has(key(i)) ? key(i) : null };
}

function judged(
  at: number,
  end: number,
  known: boolean,
  before: Before,
  surroundings: Surroundings,
): PlaceName | null {
  const { words, reference, marked } = surroundings;
  const { kinds, common } = reference.lexicons.places;
  const sentence = words[at]?.sentence ?? 0;
  let nameEnd = end;
  let kindWord = before.kindWord;
  let outerEnd = end;
  const after = kinds.longest(end, plainSteps(words, sentence));
  if (after !== null && kindWord === null) {
    kindWord = words[end]?.key === '-' ? (words[end + 1]?.key ?? null) : (words[end]?.key ?? null);
    outerEnd = after.end;
  } else if (kindWord === null && end - at > 1) {
    // "Castello Road": a capitalised kind word inside an unknown run is the kind, unless the whole is known.
    const last = kinds.longest(end - 1, plainSteps(words, sentence));
    if (last?.end === end) {
      kindWord = words[end - 1]?.key ?? null;
      if (
        !known &&
        kindWord !== null &&
        /^(?:province|governorate|city|town|village|district|neighborhood|neighbourhood|quarter|area|countryside|region|suburb)$/.test(
          kindWord,
        )
      )
        nameEnd = end - 1;
    }
  }
  const said = marked[at];
  const first = words[at];
  const core = keysOf(words, at, nameEnd).filter((key) => !isArticle(key));
  if (first === undefined || core.length === 0) return null;
  const plain = core.length === 1 && common.has(core[0] ?? '');
  const place: PlaceName = {
    first: at,
    end: nameEnd,
    outerFirst: before.kindWord === null ? at : before.kindFirst,
    outerEnd: Math.max(outerEnd, nameEnd),
    kindWord,
    direction: before.direction,
    known,
    cut: 0,
  };
  if (plain && said !== 1) return null;
  if (core.every((key) => common.has(key) || reference.lexicons.places.directions.has(key)) && said !== 1)
    return null;
  if (said === 1) return place;
  if (known) return knownEnough(place, before, said, surroundings) ? place : null;
  // Unknown to the gazetteer: only with a kind, or as an "al-" name or a bare name after a preposition of place.
  const spoken = speaks(words, nameEnd);
  if (
    kindWord !== null &&
    (before.kindWord !== null || after !== null || nameEnd < end) &&
    !startsSentence(words, at) &&
    !spoken
  )
    return place;
  const arabic = isArticle(first.key) && words[at + 1]?.key === '-';
  if (arabic && before.preposition !== null && before.preposition !== 'by' && !spoken) return place;
  if (said === 2) return null;
  return before.preposition !== null &&
    strongLocative.has(before.preposition) &&
    nameEnd - at <= 3 &&
    !followedByName(words, nameEnd)
    ? place
    : null;
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

/** "Nubbul and al-Zahraa towns", "al-Midan and al-Ashrafiyeh neighborhoods": a plural kind word belongs to all names of its list. */
function sharedKinds(words: readonly Word[], names: readonly PlaceName[]): PlaceName[] {
  const result = [...names];
  for (let i = result.length - 2; i >= 0; i -= 1) {
    const own = result[i];
    const next = result[i + 1];
    if (
      own === undefined ||
      next === undefined ||
      own.kindWord !== null ||
      next.kindWord?.endsWith('s') !== true
    )
      continue;
    const gap = words.slice(own.end, next.outerFirst);
    if (
      gap.length > 2 ||
      gap.some((word) => word.sentence !== words[own.first]?.sentence || !/^(?:and|,|&)$/.test(word.key))
    )
      continue;
    result[i] = { ...own, kindWord: next.kindWord };
  }
  return result;
}
