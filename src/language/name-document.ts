import type { Gazetteer } from './gazetteer.ts';
import { foldWord, hashAffixes, hashOf } from './name-hash.ts';
import {
  extendPhrase,
  type HashTable,
  isSilent,
  LONGEST_PHRASE,
  PHRASE_SEED,
  WORD_BITS,
} from './name-lexicon.ts';
import { isCapitalised, MODES, modeOf, shapeInMode, shapeOf, SHAPES } from './name-shapes.ts';

/** The lists that a name model carries: words (clusters and `WORD_BITS`) and phrases (`PHRASE_BITS`). */
export interface NameLists {
  /** Low 10 bits: fine cluster; next 7: coarse cluster; next 6: `WORD_BITS`. */
  readonly words: HashTable;
  readonly phrases: HashTable;
}

/** A document's words as columns of numbers, from which features are hashed. All arrays are by word but `sentenceFirst`. */
export interface NameDocument {
  readonly count: number;
  /** The words folded. */
  readonly folded: readonly string[];
  /** First word of each sentence, and the count at the end. */
  readonly sentenceFirst: Int32Array;
  readonly word: Uint32Array;
  /** Eight a word: prefixes of 1–4, suffixes of 1–4. */
  readonly affixes: Uint32Array;
  readonly shape: Uint8Array;
  /** What the word list holds. */
  readonly listed: Uint32Array;
  /** Gazetteer bits of phrases that begin here (low 8) and go on here (next 8), and the longest one's length. */
  readonly phrase: Uint32Array;
  /** How the same word is used elsewhere in the document (`USE_BITS`). */
  readonly use: Uint8Array;
  /** First word and end of the run of capitalised words around, where there is one: equal otherwise. */
  readonly runFirst: Int32Array;
  readonly runEnd: Int32Array;
}

const USE_BITS = {
  lower: 1,
  capitalInside: 2,
  afterTitle: 4,
  afterPreposition: 8,
  beforeSaying: 16,
  afterThe: 32,
  beforeOrganisationWord: 64,
} as const;

const PREPOSITIONS = hashes(['in', 'near', 'at', 'outside', 'across', 'around', 'from']);
const SAYINGS = hashes(['said', 'says', 'told', 'added', 'warned', 'announced', 'stated']);
const THE = hashOf('the');
const CONNECTORS = hashes(['of', 'for', '-', '\u2013', '&', 'al', 'el', 'ibn', 'bin', 'de']);

/** Shorter words with an s at their end are seldom a possessive. */
const SHORTEST_POSSESSIVE = 4;

function hashes(words: readonly string[]): ReadonlySet<number> {
  return new Set(words.map(hashOf));
}

/** Reads a document's words (in text order, sentences by their first words) into columns. Linear. */
export function readNameDocument(
  words: readonly string[],
  sentenceFirst: Int32Array,
  lists: NameLists,
  gazetteer?: Gazetteer,
): NameDocument {
  const count = words.length;
  const folded = words.map(foldWord);
  const document: NameDocument = {
    count,
    folded,
    sentenceFirst,
    word: new Uint32Array(count),
    affixes: new Uint32Array(count * 8),
    shape: new Uint8Array(count),
    listed: new Uint32Array(count),
    phrase: new Uint32Array(count),
    use: new Uint8Array(count),
    runFirst: new Int32Array(count),
    runEnd: new Int32Array(count),
  };
  const marks: WordMarks = { silent: new Uint8Array(count), stem: new Uint32Array(count) };
  words.forEach((word, at) => {
    readWord(document, marks, word, at, lists.words);
  });
  for (let sentence = 0; sentence + 1 < sentenceFirst.length; sentence++) {
    const first = sentenceFirst[sentence] ?? 0;
    const end = sentenceFirst[sentence + 1] ?? count;
    const mode = modeOf(document.shape, first, end);
    for (let at = first; at < end; at++) document.shape[at] = shapeInMode(document.shape[at] ?? 0, mode);
    markPhrases(document, first, end, marks, [
      lists.phrases,
      ...(gazetteer === undefined ? [] : [gazetteer.phrases]),
    ]);
    if (mode === MODES.usual || mode === MODES.title) markRuns(document, first, end);
  }
  markUses(document);
  return document;
}

/** What only looking up needs. */
interface WordMarks {
  /** 1 for marks that phrases pass over. */
  readonly silent: Uint8Array;
  /** The hash of a word without its last s, where it has one: archives that strip apostrophes write "Velms army". */
  readonly stem: Uint32Array;
}

function readWord(document: NameDocument, marks: WordMarks, word: string, at: number, list: HashTable): void {
  const folded = document.folded[at] ?? '';
  const hash = hashOf(folded);
  document.word[at] = hash;
  hashAffixes(folded, document.affixes, at * 8);
  document.shape[at] = shapeOf(word);
  marks.silent[at] = isSilent(word) ? 1 : 0;
  const hasStem = folded.length >= SHORTEST_POSSESSIVE && folded.endsWith('s');
  const stem = hasStem ? hashOf(folded.slice(0, -1)) : 0;
  marks.stem[at] = stem;
  const listed = list.get(hash);
  document.listed[at] = listed === 0 && hasStem ? list.get(stem) : listed;
}

function markPhrases(
  document: NameDocument,
  first: number,
  end: number,
  { silent, stem }: WordMarks,
  tables: readonly HashTable[],
): void {
  const { word, phrase, shape } = document;
  const look = (key: number): number => tables.reduce((bits, table) => bits | table.get(key), 0);
  for (let start = first; start < end; start++) {
    if (silent[start] === 1 || shape[start] === SHAPES.punctuation) continue;
    let key = PHRASE_SEED;
    let length = 0;
    for (let at = start; at < end && length < LONGEST_PHRASE; at++) {
      if (silent[at] === 1) continue;
      const before = key;
      key = extendPhrase(before, word[at] ?? 0);
      length++;
      const bits = look(key) || (stem[at] === 0 ? 0 : look(extendPhrase(before, stem[at] ?? 0)));
      // A common word in lower case is no village of that name.
      if (bits === 0 || (length === 1 && shape[at] === SHAPES.lower)) continue;
      phrase[start] = (phrase[start] ?? 0) | bits;
      for (let inside = start + 1; inside <= at; inside++)
        phrase[inside] = (phrase[inside] ?? 0) | (bits << 8);
      for (let inside = start; inside <= at; inside++) {
        const longest = Math.max((phrase[inside] ?? 0) >>> 16, Math.min(3, length));
        phrase[inside] = ((phrase[inside] ?? 0) & 0xffff) | (longest << 16);
      }
    }
  }
}

/** Runs of capitalised words, with small connecting words between them. */
function markRuns(document: NameDocument, first: number, end: number): void {
  const { word, shape, runFirst, runEnd } = document;
  let at = first;
  while (at < end) {
    if (!isCapitalised(shape[at] ?? 0)) {
      at++;
      continue;
    }
    let last = at;
    for (let next = at + 1; next < end && next <= last + 3; next++) {
      if (isCapitalised(shape[next] ?? 0)) last = next;
      else if (!CONNECTORS.has(word[next] ?? 0) && !(word[next] === THE && next === last + 2)) break;
    }
    for (let inside = at; inside <= last; inside++) {
      runFirst[inside] = at;
      runEnd[inside] = last + 1;
    }
    at = last + 1;
  }
}

function markUses(document: NameDocument): void {
  const { count, word, use } = document;
  const seen = new Map<number, number>();
  for (let at = 0; at < count; at++) {
    const key = word[at] ?? 0;
    seen.set(key, (seen.get(key) ?? 0) | useAt(document, at));
  }
  for (let at = 0; at < count; at++) use[at] = seen.get(word[at] ?? 0) ?? 0;
}

function useAt(document: NameDocument, at: number): number {
  const { word, shape, listed } = document;
  const own = shape[at] ?? 0;
  if (own === SHAPES.lower) return USE_BITS.lower;
  if (!isCapitalised(own) && own !== SHAPES.inCapitals && own !== SHAPES.inLower) return 0;
  const before = at > 0 ? (word[at - 1] ?? 0) : 0;
  const beforeBits = at > 0 ? (listed[at - 1] ?? 0) >>> 17 : 0;
  const after = word[at + 1] ?? 0;
  const afterBits = (listed[at + 1] ?? 0) >>> 17;
  let use = 0;
  if (at > 0 && shape[at - 1] === SHAPES.lower) use |= USE_BITS.capitalInside;
  if ((beforeBits & WORD_BITS.title) !== 0) use |= USE_BITS.afterTitle;
  if (PREPOSITIONS.has(before)) use |= USE_BITS.afterPreposition;
  if (before === THE) use |= USE_BITS.afterThe;
  if (SAYINGS.has(after)) use |= USE_BITS.beforeSaying;
  if ((afterBits & WORD_BITS.organisationWord) !== 0) use |= USE_BITS.beforeOrganisationWord;
  return use;
}
