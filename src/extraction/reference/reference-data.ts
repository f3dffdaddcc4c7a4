import type { ActorKind, Side } from '../../domain/actor.ts';
import type { Place } from '../../domain/place.ts';

/** The checked contents of `reference/`, as the build writes them to one JSON file. Plain data, no behaviour. */
export interface ReferenceData {
  readonly countries: readonly CountryEntry[];
  readonly divisions: readonly DivisionEntry[];
  readonly places: readonly PlaceEntry[];
  readonly actors: readonly ActorEntry[];
  readonly bodies: BodiesLexicon;
  readonly persons: readonly string[];
  readonly placeWords: PlaceWords;
  readonly titles: TitlesLexicon;
}

/** Folded names, made by the build so that loading need not fold ten thousand of them (see `nameKeys` in fold.ts). */
export interface NameKeys {
  readonly strict: readonly string[];
  /** Empty where the country's names are written in Latin letters. */
  readonly loose: readonly string[];
}

export interface CountryEntry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly adjectives: readonly string[];
  /** Capital and seats that stand for the government. */
  readonly seats: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  readonly keys: NameKeys;
}

export interface DivisionEntry {
  readonly country: string;
  /** GeoNames' code of the first-order division. */
  readonly code: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly keys: NameKeys;
}

export interface PlaceEntry {
  readonly name: string;
  readonly kind: Place['kind'];
  readonly country: string;
  readonly admin1: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly precision: Place['precision'];
  readonly keys: NameKeys;
}

export interface MembershipEntry {
  readonly of: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** One name of an actor, folded. */
export interface ActorNameKey {
  /** Folded words without articles. */
  readonly words: readonly string[];
  /** Loose keys of the words. */
  readonly loose: readonly string[];
  /** Written in capitals throughout, five at most: "IS", "WHO". */
  readonly acronym: boolean;
  /** Written without any capital: no capital is asked of the text. */
  readonly lower: boolean;
}

export interface ActorEntry {
  readonly id: string;
  readonly kind?: ActorKind | undefined;
  readonly name?: string | undefined;
  readonly names?: readonly string[] | undefined;
  readonly side?: Side | undefined;
  readonly country?: string | undefined;
  readonly of?: string | undefined;
  readonly office?: string | undefined;
  readonly memberships?: readonly MembershipEntry[] | undefined;
  /** Keys of `name` and `names`, made by the build. */
  readonly keys?: readonly ActorNameKey[] | undefined;
}

export type HeadClass = 'force' | 'air' | 'group' | 'government' | 'office';

export interface BodiesLexicon {
  readonly stateBodies: readonly {
    readonly id: string;
    readonly kind: ActorKind;
    readonly name: string;
    readonly words: readonly string[];
    readonly of?: string | undefined;
  }[];
  readonly heads: readonly {
    readonly class: HeadClass;
    readonly kind: ActorKind;
    readonly words: readonly string[];
  }[];
  readonly generic: readonly {
    readonly side: Side;
    readonly kind: ActorKind;
    readonly words: readonly string[];
  }[];
  readonly modifiers: readonly { readonly side: Side; readonly words: readonly string[] }[];
  readonly deeds: readonly string[];
  readonly ledDeeds: readonly string[];
  readonly between: readonly string[];
  readonly links: readonly string[];
}

export interface PlaceWords {
  readonly kinds: readonly { readonly kind: Place['kind']; readonly words: readonly string[] }[];
  readonly directions: readonly string[];
  readonly common: readonly string[];
}

export interface TitlesLexicon {
  /** Words right before a person's name. */
  readonly titles: readonly string[];
}
