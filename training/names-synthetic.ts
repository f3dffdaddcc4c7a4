import { labelsOf, type NamedText, type NameSpan } from './names-data.ts';
import { readLines } from './names-lists.ts';
import { seededRandom } from './random.ts';
import type { NameKind } from '../src/language/analysis.ts';

/** Lists to fill the carrier sentences with. */
export interface Fillings {
  readonly given: readonly string[];
  readonly surnames: readonly string[];
  readonly places: readonly string[];
  readonly countries: readonly string[];
  readonly bodies: readonly string[];
  readonly nationalities: readonly string[];
}

const CARRIERS = readLines('carriers');
/** Offices and ranks that stand before a name, with their capitals. */
const OFFICES = readLines('offices');
const PARTS = readParts();
const NUMBERS = ['1st', '2nd', '3rd', '4th', '5th', '9th', '21st', '47th', '103rd', '212th', '318th'];

/** Parts of made-up bodies, by what they are. */
function readParts(): ReadonlyMap<string, readonly string[]> {
  return new Map(
    readLines('body-parts').map((line) => {
      const [name = '', parts = ''] = line.split(': ');
      return [name, parts.split(' | ')];
    }),
  );
}

/** Made-up documents of carrier sentences; each repeats some of its names, as reports do. */
export function synthesise(fillings: Fillings, documents: number, seed: number): NamedText[] {
  const random = seededRandom(seed);
  return Array.from({ length: documents }, (_, at) => document(fillings, random, `synthetic-${String(at)}`));
}

function document(fillings: Fillings, random: () => number, id: string): NamedText {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T; // the lists are not empty
  const words: string[] = [];
  const spans: NameSpan[] = [];
  const sentenceFirst: number[] = [];
  const cast = castOf(fillings, pick);
  for (let sentence = 0; sentence < 10; sentence++) {
    sentenceFirst.push(words.length);
    for (const part of pick(CARRIERS).split(' ')) {
      const slot = /^\{(\w)\}$/.exec(part)?.[1];
      if (slot === undefined) words.push(part);
      else fill(slot, cast, pick, words, spans);
    }
  }
  const allowed = labelsOf(words.length, spans).map((label) => 1 << label);
  return { id, source: 'synthetic', words, sentenceFirst: [...sentenceFirst, words.length], allowed };
}

interface Cast {
  readonly persons: readonly (readonly string[])[];
  readonly places: readonly string[];
  readonly bodies: readonly string[];
  readonly units: readonly string[];
  readonly nationalities: readonly string[];
}

type Pick = <T>(items: readonly T[]) => T;

function castOf(fillings: Fillings, pick: Pick): Cast {
  const some = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  return {
    persons: some(4, () => [pick(fillings.given), pick(fillings.surnames)]),
    places: some(6, () => (pick([0, 1, 2]) === 0 ? pick(fillings.countries) : pick(fillings.places))),
    bodies: some(5, () => (pick([0, 1]) === 0 ? pick(fillings.bodies) : madeUpBody(fillings, pick))),
    units: some(3, () => `${pick(NUMBERS)} ${part('units', pick)}`),
    nationalities: some(2, () => pick(fillings.nationalities)),
  };
}

function madeUpBody(fillings: Fillings, pick: Pick): string {
  const form = pick([0, 1, 2, 3, 4]);
  const core = `${part('adjectives', pick)} ${part('nouns', pick)}`;
  if (form === 0) return `${part('starts', pick)} al-${pick(fillings.surnames).replace(/^al-/i, '')}`;
  if (form === 1) return `${pick(fillings.nationalities)} ${core}`;
  return form === 2 ? core : `${core} ${part('ends', pick)}`;
}

function part(name: string, pick: Pick): string {
  return pick(PARTS.get(name) ?? ['']);
}

const KIND_OF_SLOT: Readonly<Record<string, NameKind>> = {
  P: 'person',
  S: 'person',
  L: 'place',
  X: 'place',
  O: 'organisation',
  U: 'organisation',
  A: 'organisation',
  N: 'nationality',
};

function fill(slot: string, cast: Cast, pick: Pick, words: string[], spans: NameSpan[]): void {
  const text = fillingOf(slot, cast, pick);
  const first = words.length;
  words.push(...wordsOf(text));
  const kind = KIND_OF_SLOT[slot];
  if (kind !== undefined) spans.push({ first, end: words.length, kind });
  if (slot !== 'A') return;
  const short = text
    .split(/[ -]/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('');
  words.push('(', short, ')');
  spans.push({ first: words.length - 2, end: words.length - 1, kind: 'organisation' });
}

function fillingOf(slot: string, cast: Cast, pick: Pick): string {
  switch (slot) {
    case 'P':
      return pick(cast.persons).join(' ');
    case 'S':
      return pick(cast.persons)[1] ?? '';
    case 'L':
      return pick(cast.places);
    case 'X':
      return pick(cast.places).toUpperCase();
    case 'O':
    case 'A':
      return pick(cast.bodies);
    case 'U':
      return pick(cast.units);
    case 'N':
      return pick(cast.nationalities);
    default:
      return pick(OFFICES);
  }
}

/** Words as the tokenizer cuts them: hyphens apart. */
function wordsOf(text: string): string[] {
  return text
    .replace(/-/g, ' - ')
    .replace(/(\p{L})('s)\b/gu, '$1 $2')
    .split(/\s+/)
    .filter((word) => word !== '');
}
