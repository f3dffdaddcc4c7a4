import type { NameModel, NameModelParts } from '../src/language/name-model.ts';
import type { PackedTable } from './names-lexicon.ts';
import type { NameWeights } from './names-perceptron.ts';

/** Steps of a stored weight to 1 of the learner's: ±127 steps then reach ±8, which fewer than one weight in 10,000 passes. */
const UNIT = 16;

/** Weights as bytes. */
export function quantised(weights: NameWeights): Pick<NameModel, 'unit' | 'features' | 'steps'> {
  return {
    unit: UNIT,
    features: Int8Array.from(weights.features, (weight) =>
      Math.max(-127, Math.min(127, Math.round(weight * UNIT))),
    ),
    steps: Int32Array.from(weights.steps, (weight) => Math.round(weight * UNIT)),
  };
}

/** A model's parts as its file holds them. */
export function packModel(
  weights: NameWeights,
  tableBits: number,
  words: PackedTable,
  phrases: PackedTable,
): NameModelParts {
  return { ...quantised(weights), tableBits, words, phrases };
}
