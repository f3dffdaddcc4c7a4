// Bundles web/ into dist/web with Vite, the service worker with esbuild, and lays a compressed copy beside each file.
import { build as bundle } from 'esbuild';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const inputs = ['web', 'scripts/build-web.mjs', 'package-lock.json'];
const compressed = /\.(?:js|css|html|svg|json|webmanifest)$/;
/** Smaller files travel in one packet either way. */
const worthCompressing = 1_000;
/** A server that still runs with an earlier build goes on finding its files this long (ms). */
const keptFor = 24 * 60 * 60 * 1000;

export async function buildWeb({ root, out, stampFile, stampOf }) {
  const stamp = stampOf(inputs);
  if (
    existsSync(join(out, 'index.html')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp
  )
    return;
  const { build } = await import('vite');
  await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' });
  await bundle({
    entryPoints: [join(root, 'web/src/offline/service-worker.ts')],
    outfile: join(out, 'sw.js'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  dropOld(out);
  compressAll(out);
  writeFileSync(stampFile, stamp);
}

/** Everything that the manifest names, and nothing older than a day besides. */
function dropOld(out) {
  const manifest = Object.values(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
  const named = new Set(
    manifest.flatMap((chunk) => [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]),
  );
  for (const name of readdirSync(join(out, 'assets'))) {
    const file = join(out, 'assets', name);
    if (named.has(`assets/${name.replace(/\.(?:br|gz)$/, '')}`)) continue;
    if (Date.now() - statSync(file).mtimeMs > keptFor) rmSync(file);
  }
}

function compressAll(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) compressAll(file);
    else if (compressed.test(entry.name) && statSync(file).size >= worthCompressing) compress(file);
  }
}

function compress(file) {
  const newer = (copy) => existsSync(copy) && statSync(copy).mtimeMs >= statSync(file).mtimeMs;
  if (newer(`${file}.br`) && newer(`${file}.gz`)) return;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  // 10 in place of 11: a tenth of the time for a hundredth of the size.
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  );
}
