import type { NameDocument } from './name-document.ts';
import { hashOf } from './name-hash.ts';
import { NAME_KINDS } from './name-labels.ts';
import { WORD_BITS } from './name-lexicon.ts';
import { SHAPES } from './name-shapes.ts';

const PERSON = NAME_KINDS.indexOf('person');
const PLACE = NAME_KINDS.indexOf('place');
const ORGANISATION = NAME_KINDS.indexOf('organisation');
const NATIONALITY = NAME_KINDS.indexOf('nationality');

/** Words that no proper name begins or ends with, however they are written. */
const SMALL_WORDS = hashes([
  'a',
  'the',
  'and',
  'or',
  'of',
  'for',
  'in',
  'on',
  'at',
  'by',
  'to',
  'with',
  'from',
  'after',
  'near',
  'as',
  'our',
  'his',
  'their',
  "'s",
  '\u2019s',
  'said',
]);
/** Small words that names begin with. */
const PARTICLES = hashes([
  'al',
  'el',
  'ar',
  'ash',
  'ad',
  'az',
  'ul',
  'de',
  'del',
  'la',
  'da',
  'di',
  'du',
  'van',
  'von',
  'der',
  'den',
  'bin',
  'ibn',
  'abu',
]);
/** Marks that end a name inside it, and those that end a person's or a place's besides. */
const STOPS = hashes(['(', ')', '[', ']', ';', ':', '|', '/']);
const COMMA = hashOf(',');
const DASHES = hashes(['--', '---', '\u2014']);

function hashes(words: readonly string[]): ReadonlySet<number> {
  return new Set(words.map(hashOf));
}

/** Where a labelled name really begins and ends, and its kind: half-open; empty where nothing is left of it. */
export interface NameEdges {
  readonly first: number;
  readonly end: number;
  readonly kind: number;
}

/**
 * Cuts a labelled stretch down to the name: a proper name ends at a bracket, neither begins nor ends with a small word or a mark, and a
 * person's begins after rank, office or courtesy. Weapons, platforms and nationalities are left as they are.
 */
export function trimName(document: NameDocument, labelled: NameEdges): NameEdges {
  const { kind } = labelled;
  if (kind !== PERSON && kind !== PLACE && kind !== ORGANISATION) return labelled;
  let { first, end } = labelled;
  while (first < end && isLoose(document, first) && !PARTICLES.has(document.word[first] ?? 0)) first++;
  end = stop(document, first, end, kind);
  while (end > first && isLoose(document, end - 1)) end--;
  if (kind === PERSON) first = withoutTitle(document, afterDash(document, first, end), end);
  return { first, end, kind: kindOfRest(document, first, end, kind) };
}

/** A mark, a word in lower case among others in capitals, or a small word. */
function isLoose(document: NameDocument, at: number): boolean {
  const own = document.shape[at] ?? 0;
  return own === SHAPES.punctuation || own === SHAPES.lower || SMALL_WORDS.has(document.word[at] ?? 0);
}

function stop(document: NameDocument, first: number, end: number, kind: number): number {
  for (let at = first; at < end; at++) {
    const word = document.word[at] ?? 0;
    if (STOPS.has(word) || (word === COMMA && kind !== ORGANISATION)) return at;
  }
  return end;
}

/** A dateline's dash is no part of a name: "VELM -- Gen. Orlan". */
function afterDash(document: NameDocument, first: number, end: number): number {
  for (let at = end - 1; at >= first; at--) if (DASHES.has(document.word[at] ?? 0)) return at + 1;
  return first;
}

/** Where the name begins after its titles; at its end where it is none ("Foreign Secretary", but "Ann Bishop" is one). */
function withoutTitle(document: NameDocument, first: number, end: number): number {
  let at = first;
  while (at < end && isTitle(document, at)) at++;
  const isOffice =
    at < end && isTitle(document, end - 1) && (listedBits(document, at) & WORD_BITS.givenName) === 0;
  return isOffice ? end : at;
}

function isTitle(document: NameDocument, at: number): boolean {
  const bits = listedBits(document, at);
  return (bits & (WORD_BITS.title | WORD_BITS.role)) !== 0 && (bits & WORD_BITS.givenName) === 0;
}

/** A lone word that is a nation's is a nationality: what is left of "the Velmish army" once its small words went, or a people. */
function kindOfRest(document: NameDocument, first: number, end: number, kind: number): number {
  const bits = listedBits(document, first);
  const isNation = (bits & WORD_BITS.nationality) !== 0 && (bits & WORD_BITS.givenName) === 0;
  return kind !== PLACE && end === first + 1 && isNation ? NATIONALITY : kind;
}

function listedBits(document: NameDocument, at: number): number {
  return (document.listed[at] ?? 0) >>> 17;
}
