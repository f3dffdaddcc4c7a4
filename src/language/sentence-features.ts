import type { Range } from '../domain/passage.ts';
import { ABBREVIATIONS, ABBREVIATIONS_BEFORE_NAMES, SENTENCE_STARTERS } from './english.ts';
import { asKnownMark, isUpper, QUOTE_MARKS } from './tokens.ts';
import { shapeOf } from './word-features.ts';

/** Features are hashed into a table of this many weights. */
export const SENTENCE_TABLE = 1 << 16;
export const SENTENCE_FEATURES = 29;
const CLOSERS = QUOTE_MARKS + ')]}';
const ENDERS = '.?!…:;';

/** What has been read of the sentence at hand. */
export interface SentenceSoFar {
  readonly length: number;
  readonly openBrackets: number;
  readonly straightQuotes: number;
}

/**
 * Whether the gap after a token can end a sentence at all: a closing mark before it, or a capital, number or mark after it. Other gaps are not looked at.
 */
export function isCandidate(text: string, left: Range, right: Range): boolean {
  const last = text.charAt(left.end - 1);
  const first = text.charAt(right.start);
  const isLower = first >= 'a' && first <= 'z';
  // “Yes!” he said: what goes on in lower case after a quotation is the same sentence.
  if (CLOSERS.includes(last)) return !isLower || !QUOTE_MARKS.includes(last);
  if (ENDERS.includes(last)) return true;
  if (isLower) return false;
  return (
    right.start > left.end && (isUpper(first) || (first >= '0' && first <= '9') || !/[\p{L},.]/u.test(first))
  );
}

/**
 * True where the gap surely ends a sentence: "…at 5 p.m. The talks…". Abbreviations that names follow are no such ends. The trees have too few cases to
 * learn it from.
 */
export function surelyEnds(text: string, left: Range, right: Range): boolean {
  if (
    text.charAt(left.end - 1) !== '.' ||
    left.end - left.start < 3 ||
    left.end - left.start > 12 ||
    right.start === left.end
  )
    return false;
  const kind = markKind(text.slice(left.start, left.end));
  const next = text.slice(right.start, Math.min(right.end, right.start + 8));
  return (
    (kind === 'abbreviation' || kind === 'initials') &&
    isUpper(next.charAt(0)) &&
    SUBJECT_STARTERS.has(next.toLowerCase()) &&
    next.slice(1) === next.slice(1).toLowerCase()
  );
}

/** Of the sentence starters those that open a subject: a headline in capitals puts "And" or "In" after "U.S.", but hardly these. */
const SUBJECT_STARTERS: ReadonlySet<string> = new Set(
  'the it he she they we this these there his their'.split(' '),
);

/** Writes the addresses of the features of the gap after token `at` into `out`; returns how many there are. */
export function sentenceFeatures(
  text: string,
  tokens: readonly Range[],
  at: number,
  first: number,
  end: number,
  soFar: SentenceSoFar,
  out: Int32Array,
): number {
  let ender = at;
  while (ender > first && CLOSERS.includes(formAt(text, tokens, ender, first, end))) ender--;
  const form = (index: number): string => formAt(text, tokens, index, first, end);
  const mark = form(ender);
  const closers = form(at) === mark ? '' : form(at);
  const before = form(ender - 1);
  const next = form(at + 1);
  const second = form(at + 2);
  const word = CLOSERS.includes(next.charAt(0)) || next === '(' ? second : next;
  const kind = markKind(mark);
  const apart = (tokens[at + 1]?.start ?? 0) > (tokens[at]?.end ?? 0) ? 'apart' : 'joined';
  const nextShape = shapeOf(next);
  const wordShape = shapeOf(word);
  const length = String(Math.min(8, Math.floor(Math.log2(soFar.length + 1))));
  const strings = [
    kind + apart,
    mark.toLowerCase(),
    next.toLowerCase(),
    nextShape,
    kind + closers + nextShape,
    kind + wordShape + apart,
    kind + word.toLowerCase(),
    kind + before.toLowerCase(),
    mark.toLowerCase() + wordShape,
    mark.toLowerCase() + word.toLowerCase(),
    kind + shapeOf(before) + wordShape,
    kind + length,
    kind + length + nextShape,
    kind + (soFar.openBrackets > 0 ? 'open' : 'none') + nextShape,
    kind + (soFar.straightQuotes % 2 === 1 ? 'inside' : 'outside') + closers + nextShape,
    next.toLowerCase() + second.toLowerCase(),
    kind + nextShape + shapeOf(second),
    before.toLowerCase() + mark + word.toLowerCase(),
    kind + String(Math.min(4, before.length)) + wordShape,
    shapeOf(mark) + nextShape,
    mark.toLowerCase() + nextShape + apart,
    kind + word.slice(0, 3).toLowerCase(),
    before.toLowerCase() + mark.toLowerCase() + nextShape,
    kind + closers + apart,
    shapeOf(mark) + wordShape + shapeOf(second),
    mark.slice(-3).toLowerCase() + nextShape,
    kind + second.toLowerCase(),
    String(tokens.length > at + 1 && at + 2 >= end) + kind + nextShape,
    kind + wordShape + String(SENTENCE_STARTERS.has(word.toLowerCase())),
  ];
  strings.forEach((string, i) => {
    out[i] = hash(string, i);
  });
  return strings.length;
}

function formAt(text: string, tokens: readonly Range[], at: number, first: number, end: number): string {
  const token = at >= first && at < end ? tokens[at] : undefined;
  return token === undefined
    ? '∅'
    : asKnownMark(text.slice(token.start, Math.min(token.end, token.start + 30)));
}

/** The class of what may end a sentence: marks by themselves, abbreviations by what may follow them. */
function markKind(mark: string): string {
  if (mark.length <= 3 && ENDERS.includes(mark.charAt(0))) return mark;
  if (ENDERS.includes(mark.charAt(0))) return mark.slice(0, 3);
  if (!mark.endsWith('.')) return /[\p{L}\p{N}]/u.test(mark) ? 'word' : `mark${mark.charAt(0)}`;
  const bare = mark.slice(0, -1).toLowerCase();
  if (bare.length === 1) return 'initial';
  if (ABBREVIATIONS_BEFORE_NAMES.has(bare)) return 'title';
  return ABBREVIATIONS.has(bare) ? 'abbreviation' : 'initials';
}

function hash(string: string, slot: number): number {
  let h = Math.imul(slot + 1, 0x9e3779b1);
  for (let i = 0; i < string.length; i++) h = Math.imul(h ^ string.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) & (SENTENCE_TABLE - 1);
}
