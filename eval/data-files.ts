import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const splits = ['test', 'dev', 'train'] as const;

/**
 * The file to score on: of `<prefix>test<suffix>`, `<prefix>dev<suffix>`, `<prefix>train<suffix>` in `folder` of the data
 * folder the first that is there, or null. `train` comes last: a rule may have been tuned on it.
 */
export function scoredFile(dataDir: string, folder: string, prefix: string, suffix: string): string | null {
  for (const split of splits) {
    const file = join(dataDir, folder, `${prefix}${split}${suffix}`);
    if (existsSync(file)) return file;
  }
  return null;
}

/** The lines of a JSONL file, parsed; empty where the file is not there. The caller says what a line holds. */
export function readJsonLines<Line>(file: string): Line[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line); // evaluation data is ours to trust: a wrong shape fails loudly in the scorer
}
