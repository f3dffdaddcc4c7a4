import { createActorDirectory } from '../actors/actor-directory.ts';
import { compileLexicons, type OwnLexicons } from './lexicons.ts';
import { createPlaceGazetteer } from '../places/place-gazetteer.ts';
import { openPlaceIndex } from '../places/place-index.ts';
import type { ReferenceData } from './reference-data.ts';
import type { Reference, ReferenceExtra } from './reference.ts';

/** What a reference is made of; everything is passed in, nothing is read. */
export interface ReferenceParts {
  readonly data: ReferenceData;
  /** Bytes of the compiled world gazetteer; null leaves only the places that the data lists. */
  readonly placeIndex: Uint8Array | null;
  readonly own: OwnLexicons;
}

/** Compiles a reference. `extra` are an agreement's own actors and places; they win over entries of the same id or name. */
export function createReference(parts: ReferenceParts, extra: ReferenceExtra | null = null): Reference {
  const { data } = parts;
  const lexicons = compileLexicons(data, parts.own);
  const index = parts.placeIndex === null ? null : openPlaceIndex(parts.placeIndex);
  const actors = createActorDirectory(data, lexicons.bodies, extra);
  return {
    actor: actors.byId,
    actorNamed: actors.named,
    sideOf: actors.sideOf,
    lineage: actors.lineage,
    actors,
    places: createPlaceGazetteer(data, index, extra),
    lexicons,
  };
}
