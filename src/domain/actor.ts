import type { ActorId } from './ids.ts';
import type { Passage } from './passage.ts';

export const actorKinds = [
  'state',
  'government',
  'ministry',
  'armed-forces',
  'police',
  'armed-group',
  'coalition',
  'international-body',
  'monitor',
  'outlet',
  'political-body',
  'organisation',
  'office',
  'person',
  'population',
] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Which side of a conflict somebody stands on; the values of the coding guide. */
export const sides = [
  'government',
  'opposition',
  'excluded',
  'kurdish',
  'coalition',
  'turkey',
  'russia',
  'iran_hezbollah',
  'other',
  'unknown',
] as const;
export type Side = (typeof sides)[number];

/** Somebody as a report names them, and who that is, if it is known. */
export interface ActorMention {
  /** Shortest full name, as the text spells it. */
  readonly name: string;
  readonly actor: ActorId | null;
  readonly side: Side;
  /** Where the name stands. */
  readonly passage: Passage;
}
