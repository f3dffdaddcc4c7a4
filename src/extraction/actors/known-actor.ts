import type { ActorKind, Side } from '../../domain/actor.ts';
import type { ReferenceActor, ReferencePlace } from '../../domain/agreement.ts';
import type { ActorId } from '../../domain/ids.ts';

/** A time during which an actor is part of another, or a person holds an office. Open ends are null. */
export interface Membership {
  readonly of: ActorId;
  readonly from: string | null;
  readonly to: string | null;
}

/** Somebody of the reference data. */
export interface KnownActor {
  readonly id: ActorId;
  readonly kind: ActorKind;
  readonly name: string;
  readonly names: readonly string[];
  /** Stands for itself; where it is "unknown", the side comes from what it is a part of. */
  readonly side: Side;
  /** ISO 3166-1 alpha-2 of its country, or null. */
  readonly country: string | null;
  readonly memberships: readonly Membership[];
  /** A person's office in words ("foreign minister"), or null. */
  readonly office: string | null;
}

/** What an agreement file may add. */
export interface ReferenceExtra {
  readonly actors: readonly ReferenceActor[];
  readonly places: readonly ReferencePlace[];
}
