import type { Side } from '../../domain/actor.ts';
import type { IsoDate } from '../../domain/date.ts';
import type { ActorId } from '../../domain/ids.ts';
import type { ActorDirectory } from '../actors/actor-directory.ts';
import type { KnownActor } from '../actors/known-actor.ts';
import type { Lexicons } from './lexicons.ts';
import type { PlaceGazetteer } from '../places/place-gazetteer.ts';

export type { KnownActor, ReferenceExtra } from '../actors/known-actor.ts';

/** Everything the finders know of the world: compiled actors, places and word lists. Immutable. */
export interface Reference {
  /** The actor with this id, or null. */
  readonly actor: (id: string) => KnownActor | null;
  /** The actor that goes by this name (any spelling; case and accents do not matter), or null where none or several do. */
  readonly actorNamed: (name: string) => KnownActor | null;
  /** The side of an actor on a day: its own, else that of what it belonged to then; "other" for a state without one. */
  readonly sideOf: (id: string, on: IsoDate | null) => Side;
  /** The ids of the actor and of all that it is a part of on a day, nearest first. */
  readonly lineage: (id: string, on: IsoDate | null) => readonly ActorId[];
  readonly actors: ActorDirectory;
  readonly places: PlaceGazetteer;
  readonly lexicons: Lexicons;
}
