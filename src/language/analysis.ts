import type { Range } from '../domain/passage.ts';

/** Universal Dependencies' parts of speech. */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export interface Token extends Range {
  readonly text: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** UD features that extraction uses, as "Number=Plur|Tense=Past"; "" where none. */
  readonly feats: string;
  /** Index in `Analysis.tokens` of the head, -1 for a sentence's root. */
  readonly head: number;
  /** Universal dependency relation, with subtype where the trees have one: "nsubj", "nsubj:pass", "obl", "root", … */
  readonly deprel: string;
  /** Index in `Analysis.sentences`. */
  readonly sentence: number;
}

/** `first` and `end` are indices into `Analysis.tokens`, half-open. */
export interface Sentence extends Range {
  readonly first: number;
  readonly endToken: number;
}

export type NameKind = 'person' | 'organisation' | 'place' | 'weapon' | 'platform' | 'nationality';

export interface Name extends Range {
  readonly kind: NameKind;
  readonly firstToken: number;
  readonly endToken: number;
  /** 0–1. */
  readonly score: number;
}

/** A stretch in quotation marks. `start`/`end` take in the marks, `inner` does not. */
export interface Quotation extends Range {
  readonly inner: Range;
  /** False where an opening mark has no closing one (it then runs to the end of its paragraph), or the other way round. */
  readonly balanced: boolean;
}

export interface Mention extends Range {
  readonly headToken: number;
  readonly kind: 'name' | 'nominal' | 'pronoun';
}

/** Mentions of one and the same entity, in text order. */
export interface Chain {
  readonly mentions: readonly Mention[];
}

/** What the language core knows about a text. All offsets are into `text`. */
export interface Analysis {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  readonly quotations: readonly Quotation[];
  readonly chains: readonly Chain[];
}

/**
 * Analyses the given ranges of a text (the whole of it by default). Ranges are never joined: a sentence does not cross them.
 * Knows English; knows nothing of truces. Pure and deterministic.
 */
export type Analyse = (text: string, ranges?: readonly Range[]) => Analysis;
