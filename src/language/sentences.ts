import type { Range } from '../domain/passage.ts';
import { findBlocks } from './lines.ts';
import { isCandidate, SENTENCE_FEATURES, sentenceFeatures, surelyEnds } from './sentence-features.ts';
import { asKnownMark, findTokens } from './tokens.ts';

/** Tokens of one sentence, as indices `[first, endToken)`. */
export interface TokenSpan {
  readonly first: number;
  readonly endToken: number;
}

export interface Segmentation {
  readonly tokens: readonly Range[];
  readonly sentences: readonly TokenSpan[];
}

/** A logistic classifier of gaps: the sum of a gap's weights is positive where a sentence ends. */
export type SentenceModel = Int8Array;

/** No sentence grows past this many tokens: a run-on of a stripped archive is cut, so that parsing stays linear. */
const LONGEST_SENTENCE = 250;

/**
 * Tokens and sentences of a text or of ranges of it. Sentences hold every token once, in text order; none crosses a range, a blank line, or a line break
 * that no machine made. Linear.
 */
export function segment(
  text: string,
  model: SentenceModel,
  ranges: readonly Range[] = [{ start: 0, end: text.length }],
): Segmentation {
  const tokens: Range[] = [];
  const sentences: TokenSpan[] = [];
  for (const range of ranges) {
    for (const block of findBlocks(text, range)) {
      const first = tokens.length;
      for (const token of findTokens(text, block.start, block.end)) tokens.push(token);
      divide(text, tokens, first, model, sentences);
    }
  }
  return { tokens, sentences };
}

/** Divides the tokens from `first` on (one block) into sentences. */
function divide(
  text: string,
  tokens: readonly Range[],
  first: number,
  model: SentenceModel,
  out: TokenSpan[],
): void {
  const end = tokens.length;
  const walk = new SentenceWalk(text, tokens, first, end);
  const addresses = new Int32Array(SENTENCE_FEATURES);
  for (let at = first; at < end; at++) {
    walk.take(at);
    const cut =
      at === end - 1 ||
      walk.length >= LONGEST_SENTENCE ||
      endsHere(walk, at, model, addresses) ||
      walk.surelyEnds(at);
    if (!cut) continue;
    out.push({ first: walk.start, endToken: at + 1 });
    walk.startAfter(at);
  }
}

function endsHere(walk: SentenceWalk, at: number, model: SentenceModel, addresses: Int32Array): boolean {
  const count = walk.features(at, addresses);
  if (count === 0) return false;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += model[addresses[i] ?? 0] ?? 0;
  return sum > 0;
}

/** Walks over a block's tokens and keeps what the features need to know of the sentence so far. Training walks the same way. */
export class SentenceWalk {
  start: number;
  length = 0;
  openBrackets = 0;
  straightQuotes = 0;
  readonly #text: string;
  readonly #tokens: readonly Range[];
  readonly #first: number;
  readonly #end: number;

  constructor(text: string, tokens: readonly Range[], first: number, end: number) {
    this.#text = text;
    this.#tokens = tokens;
    this.#first = first;
    this.#end = end;
    this.start = first;
  }

  take(at: number): void {
    this.length++;
    const { start = 0, end = 0 } = this.#tokens[at] ?? {};
    const mark = asKnownMark(this.#text.slice(start, Math.min(end, start + 3))).charAt(0);
    if (mark === '(' || mark === '[') this.openBrackets++;
    else if (mark === ')' || mark === ']') this.openBrackets = Math.max(0, this.openBrackets - 1);
    else if (mark === '"') this.straightQuotes++;
  }

  startAfter(at: number): void {
    this.start = at + 1;
    this.length = 0;
    this.openBrackets = 0;
    this.straightQuotes = 0;
  }

  surelyEnds(at: number): boolean {
    const left = this.#tokens[at];
    const right = this.#tokens[at + 1];
    return left !== undefined && right !== undefined && surelyEnds(this.#text, left, right);
  }

  /** Features of the gap after `at`; none where no sentence can end. */
  features(at: number, addresses: Int32Array): number {
    const left = this.#tokens[at];
    const right = this.#tokens[at + 1];
    if (left === undefined || right === undefined || !isCandidate(this.#text, left, right)) return 0;
    return sentenceFeatures(this.#text, this.#tokens, at, this.#first, this.#end, this, addresses);
  }
}
