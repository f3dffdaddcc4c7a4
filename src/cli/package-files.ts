import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outlines } from '../publishing/html/map-projection.ts';

/** The nearest folder above this module that holds package.json: the same from src/ and from dist/. */
function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json above the program: install Trucewatch again.');
  return rootAbove(parent);
}

const root = rootAbove(dirname(fileURLToPath(import.meta.url)));

export const samplesFolder = join(root, 'samples');
export const samplesAgreement = join(samplesFolder, 'agreement.yaml');

export function readVersion(): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }; // our own file
  return manifest.version;
}

/** Natural Earth's outlines of land and countries at 1:50 million, from the npm package world-atlas. */
export function readOutlines(): Outlines {
  const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Outlines; // a pinned package's file
}
