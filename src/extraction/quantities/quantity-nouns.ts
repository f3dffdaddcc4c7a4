import type { Analysis } from '../../language/analysis.ts';
import type { Lexicons } from '../reference/lexicons.ts';
import type { NumberReading } from './quantity-numbers.ts';
import type { Word } from '../words.ts';

const measures = new Set(
  'percent per pc km kilometers kilometres kilometer kilometre miles mile meters metres m mm cm kg kilograms tons tonnes dollars euros pounds liras years year months month weeks week days day hours hour minutes minute seconds second am pm gmt th st nd rd degrees th'.split(
    ' ',
  ),
);
const signs = new Set(['%', '$', '€', '£', '°']);

/** What makes a number a name or a reference: "resolution 2254", "Article 5", "No. 3", "T-72". */
const namedBefore = new Set(
  'resolution article section chapter no number route highway channel page session phase version act law decree apt day'.split(
    ' ',
  ),
);

/** True for a number that counts nobody: an age, a time, a distance, money, a share, a model, a reference. */
export function isMeasure(words: readonly Word[], at: number, number: NumberReading): boolean {
  const word = words[at];
  if (word === undefined) return true;
  const before = words[at - 1];
  const after = words[number.end];
  if (before !== undefined && before.sentence === word.sentence) {
    if (signs.has(before.key) || namedBefore.has(before.key) || before.key === 'aged') return true;
    // "T-72", "12:41", "3/4", "1.5": joined to what stands before it without a space.
    if (word.kind === 'number' && !word.spaced && /^[-/:.,]$/.test(before.key) && !before.spaced) return true;
    if (word.kind === 'number' && !word.spaced && before.kind === 'word') return true;
  }
  if (after === undefined || after.sentence !== word.sentence) return false;
  if (measures.has(after.key) || signs.has(after.key)) return true;
  if (after.key === 'of' && (number.range?.[0] ?? 0) === 1) return true; // "one of the guards"
  if (!after.spaced && (/^[:/]$/.test(after.key) || (after.kind === 'word' && word.kind === 'number')))
    return true;
  if (
    after.key === '.' &&
    words[number.end + 1]?.kind === 'number' &&
    words[number.end + 1]?.spaced === false
  )
    return true;
  if (after.key !== '-') return false;
  const joined = words[number.end + 1];
  return joined === undefined || !(joined.kind === 'number'); // "5-year-old", "24-hour", "two-day"
}

export interface CountedNoun {
  /** Index of the noun among the words. */
  readonly index: number;
  /** After the noun. */
  readonly end: number;
  readonly persons: boolean | null;
}

const between = new Set([
  'other',
  'others',
  'more',
  'of',
  'the',
  'its',
  'their',
  'his',
  'her',
  'our',
  'new',
  'additional',
  'further',
  'least',
  'at',
  'these',
  'those',
]);
/** Words after which the number's own phrase is over. */
const clauseStarts = new Set(
  'when where who which that after as in on at by for with while since from to and or but because if than'.split(
    ' ',
  ),
);
const standsAlone = new Set(['others', 'more', 'other']);
/** A noun stands within a few adjectives of its number. */
const reach = 6;

/** The noun that a number counts: the first noun after it that no further noun follows ("20 rocket shells"). */
export function countedNoun(
  words: readonly Word[],
  from: number,
  analysis: Analysis,
  lexicons: Lexicons,
): CountedNoun | null {
  const sentence = words[from - 1]?.sentence;
  let last: CountedNoun | null = null;
  for (let i = from; i < from + reach; i += 1) {
    const word = words[i];
    if (word === undefined || word.sentence !== sentence || clauseStarts.has(word.key)) break;
    if (word.kind !== 'word') {
      if (word.key === '-' || (word.key === ',' && last === null)) continue;
      break;
    }
    const persons = lexicons.persons.has(word.key);
    const upos = analysis.tokens[word.token]?.upos;
    if (last?.persons === true && /^(?:dead|killed|wounded|injured|missing|hurt)$/.test(word.key)) break;
    if (persons || standsAlone.has(word.key)) {
      // "50 terrorist positions": the last noun of the run is what is counted; a verb form ("injured") ends it.
      if (last !== null && (upos === 'VERB' || upos === 'ADJ')) break;
      last = { index: i, end: i + 1, persons: persons ? true : null };
    } else if (last !== null) {
      if (upos !== 'NOUN') break;
      last = { index: i, end: i + 1, persons: false };
    } else if (upos === 'NOUN' || upos === 'PROPN') {
      last = { index: i, end: i + 1, persons: false };
      if (upos === 'PROPN') last = properRun(words, i, analysis, lexicons) ?? null;
      if (last === null || last.index > i) return last;
    } else if (
      !between.has(word.key) &&
      upos !== 'ADJ' &&
      upos !== 'ADV' &&
      upos !== 'DET' &&
      upos !== 'NUM' &&
      upos !== 'X'
    )
      break;
  }
  return last;
}

/** "20 Nusra fighters", "30 Syrian Army soldiers": a run of names counts nothing unless a common noun ends it. */
function properRun(
  words: readonly Word[],
  at: number,
  analysis: Analysis,
  lexicons: Lexicons,
): CountedNoun | null {
  for (let i = at; i < at + reach; i += 1) {
    const word = words[i];
    if (word === undefined || word.sentence !== words[at]?.sentence) return null;
    if (word.key === '-') continue;
    if (lexicons.persons.has(word.key)) return { index: i, end: i + 1, persons: true };
    const upos = analysis.tokens[word.token]?.upos;
    if (upos === 'NOUN') return { index: i, end: i + 1, persons: false };
    if (upos !== 'PROPN' && upos !== 'ADJ') return null;
  }
  return null;
}
