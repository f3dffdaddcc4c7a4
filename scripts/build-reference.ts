import { fileURLToPath } from 'node:url';
import { readReferenceSource } from '../src/storage/reference-source.ts';

/** The text of `dist/reference.json`: everything under `reference/`, checked. Throws where an entry is wrong. */
export function buildReference(): string {
  const folder = new URL(
    import.meta.url.includes('/dist/') ? '../../reference' : '../reference',
    import.meta.url,
  );
  return JSON.stringify(readReferenceSource(fileURLToPath(folder)));
}
