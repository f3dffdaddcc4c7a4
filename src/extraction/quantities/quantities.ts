import type { Toll, TollRange } from '../../domain/toll.ts';
import type { Report } from '../../domain/report.ts';
import type { Analysis } from '../../language/analysis.ts';
import { findDates } from '../dates/dates.ts';
import { countedNoun, isMeasure } from './quantity-nouns.ts';
import { isNumberWord, readNumber, type NumberReading } from './quantity-numbers.ts';
import type { Reference } from '../reference/reference.ts';
import type { TokenSpan } from '../spans.ts';
import { listWords, type Word } from '../words.ts';

/** A count of something. */
export interface FoundQuantity extends TokenSpan {
  /** Null for "several", "some", "a number of": a count is told, its size is not. */
  readonly toll: Toll | null;
  /** Token of the noun that is counted, or null. */
  readonly countedToken: number | null;
  /** Whether persons are counted; null where the words do not tell ("23 were killed"). */
  readonly persons: boolean | null;
}

interface Counted {
  readonly first: number;
  /** After the last word, the counted noun included. */
  readonly end: number;
  readonly range: TollRange | null;
  readonly noun: number | null;
  readonly persons: boolean | null;
}

/** Finds counts, in text order, without overlaps; ages, ordinals, dates, money, percentages, distances and times are left out. */
export function findQuantities(report: Report, analysis: Analysis, reference: Reference): FoundQuantity[] {
  const words = listWords(analysis);
  const dates = findDates(report, analysis);
  const counted: Counted[] = [];
  let date = 0;
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (word === undefined) break;
    while (date < dates.length && (dates[date]?.end ?? 0) <= word.start) date += 1;
    const span = dates[date];
    if (span !== undefined && span.start <= word.start && word.start < span.end) {
      at += 1;
      continue;
    }
    const found = mayStartCount(word) ? countAt(words, at, analysis, reference) : null;
    if (found === null) at += 1;
    else {
      counted.push(found);
      at = Math.max(at + 1, found.end);
    }
  }
  return joinLists(words, counted).map((entry) => asFound(analysis, words, entry));
}

function key(words: readonly Word[], at: number): string {
  return words[at]?.key ?? '';
}

function countAt(
  words: readonly Word[],
  at: number,
  analysis: Analysis,
  reference: Reference,
): Counted | null {
  const bound = boundBefore(words, at);
  const number = readNumber(words, bound.numberAt);
  if (number === null || isMeasure(words, bound.numberAt, number)) return null;
  const upper = upperEnd(words, bound, number);
  const range = withBound(number.range, bound.kind, upper?.reading.range ?? null);
  const end = upper?.reading.end ?? number.end;
  const noun = countedNoun(words, end, analysis, reference.lexicons);
  if (number.article && noun?.persons !== true) return null;
  const after = noun?.end ?? end;
  // "125 terrorists at least", "20 people or more".
  const open =
    (key(words, after) === 'at' && key(words, after + 1) === 'least') ||
    (key(words, after) === 'or' && key(words, after + 1) === 'more');
  return {
    first: at,
    end: open ? after + 2 : after,
    range: open && range !== null ? [range[0], null] : range,
    noun: noun?.index ?? null,
    persons: noun?.persons ?? null,
  };
}

type BoundKind = 'exact' | 'lower' | 'upper' | 'between';

/** Phrases before a number, longest first; the guide reads "at least" and "more than" as open, approximations as told. */
const bounds: readonly { readonly words: readonly string[]; readonly kind: BoundKind }[] = [
  { words: ['no', 'fewer', 'than'], kind: 'lower' },
  { words: ['no', 'less', 'than'], kind: 'lower' },
  { words: ['not', 'less', 'than'], kind: 'lower' },
  { words: ['as', 'many', 'as'], kind: 'exact' },
  { words: ['at', 'least'], kind: 'lower' },
  { words: ['at', 'the', 'least'], kind: 'lower' },
  { words: ['more', 'than'], kind: 'lower' },
  { words: ['upwards', 'of'], kind: 'lower' },
  { words: ['up', 'to'], kind: 'upper' },
  { words: ['less', 'than'], kind: 'upper' },
  { words: ['fewer', 'than'], kind: 'upper' },
  { words: ['at', 'most'], kind: 'upper' },
  { words: ['over'], kind: 'lower' },
  { words: ['between'], kind: 'between' },
  { words: ['nearly'], kind: 'exact' },
  { words: ['almost'], kind: 'exact' },
  { words: ['about'], kind: 'exact' },
  { words: ['around'], kind: 'exact' },
  { words: ['approximately'], kind: 'exact' },
  { words: ['roughly'], kind: 'exact' },
  { words: ['another'], kind: 'exact' },
  { words: ['only'], kind: 'exact' },
  { words: ['some'], kind: 'exact' },
];

const boundStarts = new Set(bounds.map((bound) => bound.words[0] ?? ''));

function mayStartCount(word: Word): boolean {
  return (
    word.kind === 'number' || (word.kind === 'word' && (boundStarts.has(word.key) || isNumberWord(word.key)))
  );
}

interface Bound {
  readonly kind: BoundKind;
  readonly numberAt: number;
}

function boundBefore(words: readonly Word[], at: number): Bound {
  let kind: BoundKind = 'exact';
  let from = at;
  // Two phrases may follow one another: "at least some 20".
  for (let round = 0; round < 2; round += 1) {
    const bound = bounds.find((b) => b.words.every((word, i) => key(words, from + i) === word));
    if (bound === undefined) break;
    const next = words[from + bound.words.length];
    if (next === undefined || next.sentence !== words[at]?.sentence) break;
    const number = readNumber(words, from + bound.words.length);
    const again = bounds.some((b) => b.words[0] === next.key);
    if ((number === null || number.article) && !again) break;
    if (kind === 'exact') kind = bound.kind;
    from += bound.words.length;
  }
  return { kind, numberAt: from };
}

/** The second number of "between 5 and 7", "5 to 7", "20-25". */
function upperEnd(
  words: readonly Word[],
  bound: Bound,
  number: NumberReading,
): { reading: NumberReading } | null {
  const mark = key(words, number.end);
  const fits =
    bound.kind === 'between'
      ? mark === 'and' || mark === '-'
      : mark === 'to' || mark === '-' || mark === '–' || (mark === 'or' && bound.kind === 'exact');
  if (!fits || number.range === null || number.range[1] === null) return null;
  const reading = readNumber(words, number.end + 1);
  if (reading === null || reading.range === null || reading.article) return null;
  if (reading.range[0] < number.range[0]) return null;
  // "6 or 7", "20-25": the second is near the first; "3 to 2016" is something else.
  return mark !== 'and' && reading.range[0] > number.range[0] * 3 + 5 ? null : { reading };
}

function withBound(range: TollRange | null, kind: BoundKind, upper: TollRange | null): TollRange | null {
  if (range === null) return null;
  if (upper !== null) return [range[0], upper[1]];
  if (kind === 'lower') return [range[0], null];
  if (kind === 'upper') return [0, range[0]];
  return range;
}

/**
 * "a little boy, a little girl and two women" is one toll of four: counts of persons that follow one another with nothing
 * but a comma or "and" between them are added up. Texts whose commas were stripped read the same.
 */
function joinLists(words: readonly Word[], counted: readonly Counted[]): Counted[] {
  const joined: Counted[] = [];
  for (const entry of counted) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.persons === true &&
      entry.persons === true &&
      !harmed.test(key(words, last.end - 1)) &&
      follows(words, last.end, entry.first)
    ) {
      joined[joined.length - 1] = {
        first: last.first,
        end: entry.end,
        range: added(last.range, entry.range),
        noun: last.noun,
        persons: true,
      };
    } else joined.push(entry);
  }
  return joined;
}

/** "a child dead and four injured": a word for harm ends its own toll. */
const harmed = /^(?:dead|killed|wounded|injured|missing|hurt)$/;

function follows(words: readonly Word[], end: number, next: number): boolean {
  if (words[end - 1]?.sentence !== words[next]?.sentence || next - end > 3) return false;
  let joint = false;
  for (let i = end; i < next; i += 1) {
    if (!/^(?:,|and|&|with|plus|his|her|their|as|well)$/.test(key(words, i))) return false;
    joint = true;
  }
  return joint || next === end;
}

function added(a: TollRange | null, b: TollRange | null): TollRange | null {
  if (a === null && b === null) return null;
  if (a === null || b === null) return [(a ?? b)?.[0] ?? 0, null];
  return [a[0] + b[0], a[1] === null || b[1] === null ? null : a[1] + b[1]];
}

function asFound(analysis: Analysis, words: readonly Word[], entry: Counted): FoundQuantity {
  const first = words[entry.first];
  const last = words[entry.end - 1] ?? first;
  const start = first?.start ?? 0;
  const end = last?.end ?? start;
  const noun = entry.noun === null ? null : (words[entry.noun]?.token ?? null);
  const firstToken = first?.token ?? 0;
  return {
    start,
    end,
    firstToken,
    endToken: (last?.token ?? firstToken) + 1,
    headToken: noun ?? firstToken,
    toll: entry.range === null ? null : { range: entry.range, wording: analysis.text.slice(start, end) },
    countedToken: noun,
    persons: entry.persons,
  };
}
