import type { Analysis } from '../../language/analysis.ts';
import { looseKeyOf } from '../fold.ts';
import { contextBefore, type Before } from './place-name-context.ts';
import { judged } from './place-name-judgement.ts';
import { endsName, keysOf, nameRun } from './place-name-run.ts';
import type { PlaceName, Surroundings } from './place-name.ts';
import type { Reference } from '../reference/reference.ts';
import type { Word } from '../words.ts';

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
  const after = reference.lexicons.places.kinds.longestAt(words, end, words[first]?.sentence ?? 0);
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

function placeAt(at: number, surroundings: Surroundings): PlaceName | null {
  const { words, reference, blocked } = surroundings;
  const runEnd = nameRun(words, at, blocked);
  if (runEnd === at) return null;
  const before = contextBefore(words, at, reference);
  const longest = Math.min(runEnd, at + 7);
  // "Wafideen camp", "al-Baath city": known only together with the small word after it.
  const more = reference.lexicons.places.kinds.longestAt(words, longest, words[at]?.sentence ?? 0);
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
