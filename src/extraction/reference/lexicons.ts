import type { ActorKind, Side } from '../../domain/actor.ts';
import type { Place } from '../../domain/place.ts';
import type { EventLexicon } from '../allegations/event-lexicon.ts';
import { splitName } from '../fold.ts';
import { PhraseTrie } from './phrase-trie.ts';
import type { BodiesLexicon, HeadClass, PlaceWords, ReferenceData } from './reference-data.ts';
import type { SpeechLexicon } from '../statements/speech-lexicon.ts';

/** Word lists of `reference/`, compiled. All words are folded (see `foldWord`). */
export interface Lexicons {
  /** Nouns for persons, singular and plural: "civilians", "girl", "fighters". */
  readonly persons: ReadonlySet<string>;
  readonly bodies: Bodies;
  readonly places: PlaceLexicon;
  readonly titles: PhraseTrie<true>;
  readonly events: EventLexicon;
  readonly speech: SpeechLexicon;
}

export interface HeadEntry {
  readonly class: HeadClass;
  readonly kind: ActorKind;
}

/** How descriptions of parties are put together. */
export interface Bodies {
  readonly stateBodies: PhraseTrie<string>;
  readonly bodyById: ReadonlyMap<
    string,
    { readonly kind: ActorKind; readonly name: string; readonly of: string | null }
  >;
  readonly heads: PhraseTrie<HeadEntry>;
  readonly generic: PhraseTrie<{ readonly side: Side; readonly kind: ActorKind }>;
  readonly modifiers: PhraseTrie<Side>;
  /** Nouns for what only somebody's forces do: a nationality before one names them. */
  readonly deeds: PhraseTrie<true>;
  /** The same that only "X-led" makes somebody's: a nationality before one may say where. */
  readonly ledDeeds: PhraseTrie<true>;
  readonly between: ReadonlySet<string>;
  readonly links: PhraseTrie<true>;
}

export interface PlaceLexicon {
  readonly kinds: PhraseTrie<Place['kind']>;
  readonly directions: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
}

/** Lexicons that other parts of extraction own and compile themselves. */
export type OwnLexicons = Pick<Lexicons, 'events' | 'speech'>;

export function compileLexicons(
  data: Pick<ReferenceData, 'persons' | 'bodies' | 'placeWords' | 'titles'>,
  own: OwnLexicons,
): Lexicons {
  const titles = new PhraseTrie<true>();
  for (const title of data.titles.titles) titles.add(splitName(title), true);
  return {
    persons: new Set(data.persons.map((word) => word.toLowerCase())),
    bodies: compileBodies(data.bodies),
    places: compilePlaceWords(data.placeWords),
    titles,
    ...own,
  };
}

function trieOf<Value>(lists: Iterable<readonly [readonly string[], Value]>): PhraseTrie<Value> {
  const trie = new PhraseTrie<Value>();
  for (const [phrases, value] of lists) for (const phrase of phrases) trie.add(splitName(phrase), value);
  return trie;
}

function compileBodies(data: BodiesLexicon): Bodies {
  return {
    stateBodies: trieOf(data.stateBodies.map((body) => [body.words, body.id] as const)),
    bodyById: new Map(
      data.stateBodies.map((body) => [body.id, { kind: body.kind, name: body.name, of: body.of ?? null }]),
    ),
    heads: trieOf(data.heads.map((head) => [head.words, { class: head.class, kind: head.kind }] as const)),
    generic: trieOf(
      data.generic.map((entry) => [entry.words, { side: entry.side, kind: entry.kind }] as const),
    ),
    modifiers: trieOf(data.modifiers.map((entry) => [entry.words, entry.side] as const)),
    deeds: trieOf([[data.deeds, true] as const]),
    ledDeeds: trieOf([[data.ledDeeds, true] as const]),
    between: new Set(data.between.map((word) => word.toLowerCase())),
    links: trieOf([[data.links, true] as const]),
  };
}

function compilePlaceWords(data: PlaceWords): PlaceLexicon {
  return {
    kinds: trieOf(data.kinds.map((entry) => [entry.words, entry.kind] as const)),
    directions: new Set(data.directions.flatMap((word) => splitName(word))),
    common: new Set(data.common.flatMap((word) => splitName(word))),
  };
}
