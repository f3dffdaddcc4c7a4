import type { ActorKind, Side } from '../domain/actor.ts';
import type { ActorId } from '../domain/ids.ts';

/** An actor over words, before it becomes a mention. */
export interface ActorReading {
  readonly first: number;
  /** After the last word. */
  readonly end: number;
  /** Words of the name as it is to be shown: a part of the reading. */
  readonly nameFirst: number;
  readonly nameEnd: number;
  /** The main word. */
  readonly head: number;
  readonly actor: ActorId | null;
  readonly side: Side;
  readonly kind: ActorKind | null;
  readonly country: string | null;
  readonly form: 'name' | 'description' | 'person';
  readonly generic: boolean;
  readonly metonym: boolean;
  readonly role: string | null;
  /** A person's full name from an earlier mention, where this one is shorter. */
  readonly fullName: string | null;
  readonly partners: readonly {
    readonly first: number;
    readonly end: number;
    readonly actor: ActorId | null;
    readonly side: Side;
  }[];
}
