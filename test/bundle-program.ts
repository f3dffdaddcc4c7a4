import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from '../src/storage/package-root.ts';

export interface BundledProgram {
  /** Runs with plain node. */
  readonly file: string;
  readonly remove: () => void;
}

/**
 * Bundles a TypeScript program for a test that starts it many times. It stands inside the package, so that it finds the
 * package's files and dependencies.
 */
export async function bundleProgram(entry: string): Promise<BundledProgram> {
  const builds = join(packageRoot, 'dist', '.build');
  mkdirSync(builds, { recursive: true });
  const folder = mkdtempSync(join(builds, 'program-'));
  const file = join(folder, `${basename(entry, '.ts')}.mjs`);
  await build({
    entryPoints: [join(packageRoot, entry)],
    outfile: file,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  return {
    file,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
