import type { Resources } from '../app/brief.ts';
import type { Agreement } from '../domain/agreement.ts';
import { asId, type OutletId } from '../domain/ids.ts';
import { createAnalyser } from '../language/analyse.ts';
import type { Analyse, NameKind } from '../language/analysis.ts';
import { compileGazetteer } from '../language/gazetteer.ts';
import { readModels } from './model-files.ts';
import { readingReference } from './reading-reference-files.ts';
import { loadReference } from './reference-files.ts';

/** The language core with the models that ship, and the names that an agreement adds. */
export function createAnalyserFromDisk(agreement: Agreement | null = null): Analyse {
  return createAnalyser(readModels(), agreement === null ? undefined : compileGazetteer(namesOf(agreement)));
}

function namesOf({ reference }: Agreement): (readonly [name: string, kind: NameKind])[] {
  return [
    ...reference.actors.flatMap(({ kind, name, names }) =>
      [name, ...names].map((n) => [n, kind === 'person' ? 'person' : 'organisation'] as const),
    ),
    ...reference.places.flatMap(({ name, names }) => [name, ...names].map((n) => [n, 'place'] as const)),
  ];
}

/** Models and reference data from the package's own files, with what the agreement adds. */
export function loadResources(agreement: Agreement | null): Resources {
  return {
    analyse: createAnalyserFromDisk(agreement),
    reference: loadReference(agreement?.reference),
    houses: publisherHouses(),
  };
}

/** Outlet -> publisher family, so that two titles of one house are not two voices. */
export function publisherHouses(): Resources['houses'] {
  return new Map(readingReference().outlets.map(({ id, family }) => [asId<OutletId>(id), family]));
}
