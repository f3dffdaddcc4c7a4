import { targetKinds, type IncidentType, type TargetKind } from '../../domain/allegation.ts';
import { compilePhrases, type PhraseIndex } from './event-phrases.ts';

/**
 * What a trigger does: `event` names a happening on its own; `attack` is an attack whose type weapon, platform or target tell;
 * `impact` is one only
 * beside a weapon; `defence` is a fight told from the attacked side; `wave` counts only with a place, toll or day beside it; `tally` is a bulk count;
 * `accident` is what kills without anybody's doing; `none` only looks like a trigger ("fighting force").
 */
export const triggerRoles = [
  'event',
  'attack',
  'impact',
  'defence',
  'wave',
  'tally',
  'accident',
  'none',
] as const;
type TriggerRole = (typeof triggerRoles)[number];

export interface TriggerEntry {
  /** Null where nothing but weapon, platform or target can tell. */
  readonly type: IncidentType | null;
  readonly role: TriggerRole;
}

export interface WeaponEntry {
  readonly type: IncidentType;
  /** A platform outranks a weapon: a missile fired by a warplane is an air strike. */
  readonly platform: boolean;
}

/** How a word for deaths or injuries takes its figure: after it, before it, or as a noun; `part` figures are part of another. */
export type CasualtyCue =
  | { readonly toll: 'killed' | 'injured'; readonly form: 'active' | 'passive' | 'noun' }
  | { readonly toll: 'both'; readonly form: 'joint' | 'none' }
  | { readonly toll: null; readonly form: 'part' };

/** The word lists of `reference/events`, compiled. */
export interface EventLexicon {
  readonly triggers: PhraseIndex<TriggerEntry>;
  readonly weapons: PhraseIndex<WeaponEntry | null>;
  readonly targets: PhraseIndex<TargetKind>;
  readonly casualties: PhraseIndex<CasualtyCue>;
  /** What is taken when territory is. */
  readonly territory: PhraseIndex<true>;
  /** What else is seized and captured: no ground. */
  readonly goods: PhraseIndex<true>;
  readonly general: PhraseIndex<true>;
  readonly hypothetical: PhraseIndex<true>;
  readonly negation: PhraseIndex<true>;
  readonly truce: PhraseIndex<true>;
  /** Verbs that say no more than that a deed named by a noun was done: "carried out" an air strike. */
  readonly doing: PhraseIndex<true>;
  /** Nouns for one person, and for people in the plural; lower case. */
  readonly person: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
}

type Phrases = readonly string[];
type WeaponLists = readonly { readonly type: IncidentType; readonly phrases: Phrases }[];
type CasualtyForms = Readonly<Record<'active' | 'passive' | 'noun', Phrases>>;

/** The four files of `reference/events`, as the build has checked them. */
export interface EventLexiconFiles {
  readonly events: {
    readonly version: 1;
    readonly entries: readonly (TriggerEntry & { readonly phrases: Phrases })[];
  } & Readonly<
    Record<'territory' | 'goods' | 'general' | 'hypothetical' | 'negation' | 'truce' | 'doing', Phrases>
  >;
  readonly weapons: {
    readonly version: 1;
    readonly weapons: WeaponLists;
    readonly platforms: WeaponLists;
    readonly 'not-used': Phrases;
  };
  readonly targets: { readonly version: 1; readonly kinds: Readonly<Record<TargetKind, Phrases>> };
  readonly casualties: {
    readonly version: 1;
    readonly killed: CasualtyForms;
    readonly injured: CasualtyForms;
  } & Readonly<Record<'joint' | 'none' | 'part' | 'person' | 'people', Phrases>>;
}

/** Compiles the files of `reference/events`. Pure. */
export function compileEventLexicon(files: EventLexiconFiles): EventLexicon {
  const { events, weapons, targets, casualties } = files;
  return {
    triggers: compilePhrases(
      events.entries.flatMap(({ type, role, phrases: list }) =>
        list.map((p) => [p, { type, role }] as const),
      ),
    ),
    weapons: compilePhrases<WeaponEntry | null>([
      ...weapons.weapons.flatMap((w) =>
        w.phrases.map((p) => [p, { type: w.type, platform: false }] as const),
      ),
      ...weapons.platforms.flatMap((w) =>
        w.phrases.map((p) => [p, { type: w.type, platform: true }] as const),
      ),
      ...weapons['not-used'].map((p) => [p, null] as const),
    ]),
    targets: compilePhrases(
      targetKinds.flatMap((kind) => targets.kinds[kind].map((p) => [p, kind] as const)),
    ),
    casualties: compilePhrases(casualtyPhrases(casualties)),
    territory: plain(events.territory),
    goods: plain(events.goods),
    general: plain(events.general),
    hypothetical: plain(events.hypothetical),
    negation: plain(events.negation),
    truce: plain(events.truce),
    doing: plain(events.doing),
    person: new Set(casualties.person),
    people: new Set(casualties.people),
  };
}

function plain(list: readonly string[]): PhraseIndex<true> {
  return compilePhrases(list.map((p) => [p, true] as const));
}

function casualtyPhrases(lists: EventLexiconFiles['casualties']): (readonly [string, CasualtyCue])[] {
  const cues: (readonly [string, CasualtyCue])[] = [];
  for (const toll of ['killed', 'injured'] as const) {
    for (const form of ['active', 'passive', 'noun'] as const) {
      for (const phrase of lists[toll][form]) cues.push([phrase, { toll, form }]);
    }
  }
  for (const form of ['joint', 'none'] as const) {
    for (const phrase of lists[form]) cues.push([phrase, { toll: 'both', form }]);
  }
  for (const phrase of lists.part) cues.push([phrase, { toll: null, form: 'part' }]);
  return cues;
}
