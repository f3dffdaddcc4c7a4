import type { TollRange } from '../../domain/toll.ts';
import type { Word } from '../words.ts';

/** A number as told; `range` null where a count is told without its size ("several"). */
export interface NumberReading {
  readonly range: TollRange | null;
  /** Index after the last word of the number. */
  readonly end: number;
  /** True for "a", "an": a count only before a person ("a woman was killed"). */
  readonly article: boolean;
}

const units: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, i) => [word, i]),
);
const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
);
const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

/** Open-ended words; the first four are the coding guide's, the rest follow the same reading. */
const plurals: ReadonlyMap<string, number> = new Map([
  ['dozens', 24],
  ['scores', 40],
  ['hundreds', 200],
  ['thousands', 2000],
  ['tens', 20],
]);

const unknownSizes = new Set([
  'several',
  'some',
  'many',
  'few',
  'various',
  'numerous',
  'multiple',
  'countless',
]);

/** True for a word with which a number can start. */
export function isNumberWord(key: string): boolean {
  return (
    units.has(key) ||
    tens.has(key) ||
    plurals.has(key) ||
    unknownSizes.has(key) ||
    key === 'a' ||
    key === 'an' ||
    key === 'dozen'
  );
}

/** Counts of persons stay far below this; more is money, distance or noise. */
const largest = 100_000_000;

function digits(word: Word): number | null {
  if (!/^\d{1,9}$|^\d{1,3}(?:,\d{3}){1,3}$/.test(word.text)) return null;
  const value = Number(word.text.replaceAll(',', ''));
  return value <= largest ? value : null;
}

/** "twenty-three", "two hundred and five", "3 million", "1,900": the exact number that starts at `at`. */
function exact(words: readonly Word[], at: number): { value: number; end: number } | null {
  const first = words[at];
  if (first === undefined) return null;
  const inSentence = (i: number): Word | undefined =>
    words[i]?.sentence === first.sentence ? words[i] : undefined;
  let total = 0;
  let current: number | null = null;
  let end = at;
  for (let i = at; ;) {
    const word = inSentence(i);
    if (word === undefined) break;
    const joined: boolean = word.key === '-' || (word.key === 'and' && total + (current ?? 0) >= 100);
    const step: Word | undefined = joined ? inSentence(i + 1) : word;
    if (step === undefined || (joined && (i === at || !(units.has(step.key) || tens.has(step.key))))) break;
    const next: { value: number; flush: boolean } | null =
      current === null && i === at ? startOf(step) : continueWith(step.key, current, joined);
    if (next === null) break;
    if (next.flush) total += next.value;
    current = next.flush ? 0 : next.value;
    i += joined ? 2 : 1;
    end = i;
  }
  if (current === null) return null;
  return total + current <= largest ? { value: total + current, end } : null;
}

function startOf(word: Word): { value: number; flush: boolean } | null {
  const value = word.kind === 'number' ? digits(word) || null : (units.get(word.key) ?? tens.get(word.key));
  return value === undefined || value === null ? null : { value, flush: false };
}

function continueWith(
  key: string,
  current: number | null,
  joined: boolean,
): { value: number; flush: boolean } | null {
  if (current === null) return null;
  const scale = scales.get(key);
  if (scale !== undefined)
    return joined ? null : { value: Math.max(current, 1) * scale, flush: scale >= 1000 };
  // "three thousand two hundred": after a flush the next part starts anew.
  const anew = units.get(key) ?? tens.get(key) ?? 0;
  if (current === 0 && anew > 0) return { value: anew, flush: false };
  const unit = units.get(key);
  if (unit !== undefined && unit > 0) {
    // "twenty three" is one number; "two three" and "two hundred three" without a join are not.
    if (current >= 20 && current % 10 === 0 && current < 100 && unit < 10)
      return { value: current + unit, flush: false };
    if (current >= 100 && current % 100 === 0) return { value: current + unit, flush: false };
    return null;
  }
  const ten = tens.get(key);
  return ten !== undefined && current >= 100 && current % 100 === 0
    ? { value: current + ten, flush: false }
    : null;
}

/** The number that starts at `at`, exact, open or without a size. */
export function readNumber(words: readonly Word[], at: number): NumberReading | null {
  const word = words[at];
  if (word === undefined || word.kind === 'mark') return null;
  const next = words[at + 1]?.sentence === word.sentence ? words[at + 1] : undefined;
  const afterNext = words[at + 2]?.sentence === word.sentence ? words[at + 2] : undefined;
  const plural = plurals.get(word.key);
  if (plural !== undefined) {
    const thousand = next?.key === 'of' && (afterNext?.key === 'thousands' || afterNext?.key === 'hundreds');
    if (!thousand) return { range: [plural, null], end: at + (next?.key === 'of' ? 2 : 1), article: false };
    return {
      range: [plural * (afterNext.key === 'thousands' ? 1000 : 100), null],
      end: at + 3,
      article: false,
    };
  }
  if (word.key === 'a' || word.key === 'an') {
    if (next?.key === 'dozen') return { range: [12, 12], end: at + 2, article: false };
    if (next?.key === 'hundred') return { range: [100, 100], end: at + 2, article: false };
    if (next?.key === 'thousand') return { range: [1000, 1000], end: at + 2, article: false };
    if (next?.key === 'couple')
      return { range: [2, 2], end: at + (afterNext?.key === 'of' ? 3 : 2), article: false };
    if (next?.key === 'few') return { range: null, end: at + 2, article: false };
    if (next?.key === 'score') return { range: [20, 20], end: at + 2, article: false };
    if (next?.key === 'number' || next?.key === 'handful')
      return { range: null, end: at + (afterNext?.key === 'of' ? 3 : 2), article: false };
    if (
      next !== undefined &&
      /^(?:large|great|small|unknown|unspecified|growing|record|big|huge)$/.test(next.key) &&
      afterNext?.key === 'number'
    )
      return { range: null, end: at + 4, article: false };
    return { range: [1, 1], end: at + 1, article: true };
  }
  if (word.key === 'dozen') return { range: [12, 12], end: at + 1, article: false };
  const number = exact(words, at);
  if (number !== null) {
    if (words[number.end]?.key === 'dozen')
      return { range: [number.value * 12, number.value * 12], end: number.end + 1, article: false };
    return { range: [number.value, number.value], end: number.end, article: false };
  }
  if (unknownSizes.has(word.key)) return { range: null, end: at + 1, article: false };
  return null;
}
