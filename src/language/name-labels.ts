import type { NameKind } from './analysis.ts';

/** The kinds that names are learnt as. Label 0 is "no name"; kind k begins at label 1 + 2k and goes on at 2 + 2k. */
export const NAME_KINDS: readonly NameKind[] = [
  'person',
  'organisation',
  'place',
  'weapon',
  'platform',
  'nationality',
];

export const LABEL_COUNT = 1 + 2 * NAME_KINDS.length;
export const OUTSIDE = 0;

export function beginLabel(kind: number): number {
  return 1 + 2 * kind;
}

export function insideLabel(kind: number): number {
  return 2 + 2 * kind;
}

/** The kind of a label as an index into `NAME_KINDS`, -1 for `OUTSIDE`. */
export function kindOfLabel(label: number): number {
  return label === OUTSIDE ? -1 : (label - 1) >> 1;
}

export function isBegin(label: number): boolean {
  return (label & 1) === 1;
}

/** Whether `next` may stand after `previous` (-1: the sentence's start): a name goes on only after its own kind. */
export function mayFollow(previous: number, next: number): boolean {
  if (next === OUTSIDE || isBegin(next)) return true;
  return previous > OUTSIDE && kindOfLabel(previous) === kindOfLabel(next);
}

/** A name among a document's words: half-open, its kind as an index into `NAME_KINDS`. */
export interface WordName {
  readonly first: number;
  readonly end: number;
  readonly kind: number;
  /** 0–1. */
  readonly score: number;
}
