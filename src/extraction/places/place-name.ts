import type { Analysis } from '../../language/analysis.ts';
import type { Reference } from '../reference/reference.ts';
import type { Word } from '../words.ts';

/** A name that stands for a place, before anyone asks which. */
export interface PlaceName {
  /** Words of the name. */
  readonly first: number;
  readonly end: number;
  /** Words of the name with what says its kind ("al-Midan neighborhood", "town of X"). */
  readonly outerFirst: number;
  readonly outerEnd: number;
  /** "city", "neighborhood", … as the text says, or null. */
  readonly kindWord: string | null;
  /** "eastern", "rural", … before it, or null: then only a part of the place is meant. */
  readonly direction: string | null;
  /** True where the gazetteer has the name. */
  readonly known: boolean;
  /** Letters at the end that are no part of the name: the "s" of "Aleppos" where apostrophes were stripped. */
  readonly cut: 0 | 1;
}

/** What a text as a whole says for the judgement of its names. */
export interface Surroundings {
  readonly words: readonly Word[];
  readonly analysis: Analysis;
  readonly reference: Reference;
  /** 1 where a word belongs to a body or a known person. */
  readonly blocked: Uint8Array;
  /** What the language core says of each word: 0 nothing, 1 place, 2 something else. */
  readonly marked: Uint8Array;
  /** Shares of the countries that the text speaks of. */
  readonly countries: ReadonlyMap<string, number>;
}
