import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLanguageModels, type LanguageModels } from '../language/analyse.ts';
import { WeightsError } from '../language/weights.ts';
import { packageRoot } from './package-root.ts';

/**
 * Reads the weights that ship in models/. Synchronous: nothing can be read before them.
 * @throws {WeightsError} naming the file and the remedy where one is missing or damaged
 */
export function readModels(root: string = packageRoot): LanguageModels {
  const names = join(root, 'models', 'names.bin');
  return loadLanguageModels({
    sentences: read(root, 'sentences'),
    syntax: read(root, 'syntax'),
    ...(existsSync(names) ? { names: read(root, 'names') } : {}),
  });
}

function read(root: string, model: string): Uint8Array {
  const file = join(root, 'models', `${model}.bin`);
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new WeightsError(
      `${file} is missing. Restore it from the package or make it again with: npm run train -- --only ${model}`,
      { cause },
    );
  }
}
