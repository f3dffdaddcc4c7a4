import { compileReadingReference, type ReadingReference } from '../reading/reading-reference.ts';
import { loadReferenceData } from './reference-files.ts';

let compiled: ReadingReference | undefined;

/**
 * What reading knows of outlets, page furniture and languages, as the build compiled it. Loaded once. Throws
 * `ReferenceFilesError` where the build is missing.
 */
export function readingReference(): ReadingReference {
  if (compiled !== undefined) return compiled;
  const { files } = loadReferenceData();
  compiled = compileReadingReference({
    outlets: files['outlets.yaml'],
    boilerplate: files['boilerplate.yaml'],
    languages: files['languages.yaml'],
  });
  return compiled;
}
