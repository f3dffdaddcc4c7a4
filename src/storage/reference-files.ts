import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileEventLexicon, type EventLexiconFiles } from '../extraction/allegations/event-lexicon.ts';
import { createReference, type ReferenceParts } from '../extraction/reference/reference-build.ts';
import type { ReferenceData } from '../extraction/reference/reference-data.ts';
import type { Reference, ReferenceExtra } from '../extraction/reference/reference.ts';
import { compileSpeechLexicon, type SpeechLexiconData } from '../extraction/statements/speech-lexicon.ts';
import type { ReadingReferenceFiles } from '../reading/reading-reference.ts';

/** Compiled files are missing or not readable. The message tells the remedy. */
export class ReferenceFilesError extends Error {
  override readonly name = 'ReferenceFilesError';
}

/** The package's folder: the nearest one above this module that holds a package.json. Works from `src` and from `dist`. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new ReferenceFilesError('The folder of the program was not found.');
    folder = above;
  }
  return folder;
}

function readCompiled(file: string): Uint8Array {
  try {
    return readFileSync(join(packageFolder(), 'dist', file));
  } catch (cause) {
    throw new ReferenceFilesError(
      `dist/${file} is missing or cannot be read. Make it with "npm run build".`,
      { cause },
    );
  }
}

/** The files under `reference/` that one stage owns, by their path, as the build has checked them. */
export interface OwnFiles {
  readonly 'boilerplate.yaml': ReadingReferenceFiles['boilerplate'];
  readonly 'events/casualties.yaml': EventLexiconFiles['casualties'];
  readonly 'events/events.yaml': EventLexiconFiles['events'];
  readonly 'events/targets.yaml': EventLexiconFiles['targets'];
  readonly 'events/weapons.yaml': EventLexiconFiles['weapons'];
  readonly 'languages.yaml': ReadingReferenceFiles['languages'];
  readonly 'outlets.yaml': ReadingReferenceFiles['outlets'];
  readonly 'verbs/reporting.yaml': SpeechLexiconData;
}

/** `dist/reference.json`. */
export interface CompiledReference extends ReferenceData {
  readonly files: OwnFiles;
}

let loaded: CompiledReference | undefined;

/** The compiled contents of `reference/`, as plain data. Read once: reading and extraction both want it. Throws `ReferenceFilesError`. */
export function loadReferenceData(): CompiledReference {
  if (loaded !== undefined) return loaded;
  const text = new TextDecoder().decode(readCompiled('reference.json'));
  try {
    loaded = JSON.parse(text) as CompiledReference; // written and checked by the build
  } catch (cause) {
    throw new ReferenceFilesError('dist/reference.json is damaged. Make it again with "npm run build".', {
      cause,
    });
  }
  return loaded;
}

/** What a reference is compiled from, with the lexicons that their own modules compile. */
export function referenceParts(data: CompiledReference, placeIndex: Uint8Array | null): ReferenceParts {
  const { files } = data;
  return {
    data,
    placeIndex,
    own: {
      events: compileEventLexicon({
        events: files['events/events.yaml'],
        weapons: files['events/weapons.yaml'],
        targets: files['events/targets.yaml'],
        casualties: files['events/casualties.yaml'],
      }),
      speech: compileSpeechLexicon(files['verbs/reporting.yaml']),
    },
  };
}

/** Loads the reference data that the build compiled. `extra` are an agreement's own actors and places. Throws `ReferenceFilesError`. */
export function loadReference(extra: ReferenceExtra | null = null): Reference {
  return createReference(referenceParts(loadReferenceData(), readCompiled('places.bin')), extra);
}
