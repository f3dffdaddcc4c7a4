import { beginLabel, insideLabel, NAME_KINDS, OUTSIDE } from '../src/language/name-labels.ts';
import type { NameKind } from '../src/language/analysis.ts';

/** A document to learn names from: words, where sentences begin, and which labels each word may carry. */
export interface NamedText {
  readonly id: string;
  /** The corpus, and for re3d the source: what is left out together in cross-validation. */
  readonly source: string;
  readonly words: readonly string[];
  /** First word of each sentence, and the count of words at the end. */
  readonly sentenceFirst: readonly number[];
  /** A set of labels a word, as bits: one where the annotators were sure, several where they were not. */
  readonly allowed: readonly number[];
}

/** A name's words, half-open, with its kind. */
export interface NameSpan {
  readonly first: number;
  readonly end: number;
  readonly kind: NameKind;
}

/** Labels for words of which the spans are known; spans must not overlap. */
export function labelsOf(count: number, spans: readonly NameSpan[]): number[] {
  const labels = Array.from({ length: count }, () => OUTSIDE);
  for (const span of spans) {
    const kind = NAME_KINDS.indexOf(span.kind);
    for (let at = span.first; at < span.end; at++) {
      labels[at] = at === span.first ? beginLabel(kind) : insideLabel(kind);
    }
  }
  return labels;
}

/** Longest spans first, then those that fit beside them. */
export function withoutOverlaps(spans: readonly NameSpan[]): NameSpan[] {
  const byLength = [...spans].sort((a, b) => b.end - b.first - (a.end - a.first) || a.first - b.first);
  const kept: NameSpan[] = [];
  const taken = new Set<number>();
  for (const span of byLength) {
    const free = Array.from({ length: span.end - span.first }, (_, at) => span.first + at);
    if (free.some((at) => taken.has(at))) continue;
    for (const at of free) taken.add(at);
    kept.push(span);
  }
  return kept.sort((a, b) => a.first - b.first);
}
