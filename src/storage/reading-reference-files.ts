import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileReadingReference, type ReadingReference } from '../reading/reading-reference.ts';

/**
 * Reads and checks what reading knows of outlets, page furniture and languages. `folder` is the package's `reference/`. Throws
 * where a file is missing or wrong.
 */
export function loadReadingReference(folder: string): ReadingReference {
  const read = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'));
  return readingReferenceFrom({
    'outlets.yaml': read('outlets.yaml'),
    'boilerplate.yaml': read('boilerplate.yaml'),
    'languages.yaml': read('languages.yaml'),
  });
}

/** The same from files that are parsed already, by name under `reference/`, as the build puts them into one file: no YAML at the start. */
export function readingReferenceFrom(files: Readonly<Record<string, unknown>>): ReadingReference {
  return compileReadingReference({
    outlets: files['outlets.yaml'],
    boilerplate: files['boilerplate.yaml'],
    languages: files['languages.yaml'],
  });
}
