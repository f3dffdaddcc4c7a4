import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** react-aria ships its own words in thirty languages; the app speaks three. The others become empty. */
const ownLanguagesOnly: Plugin = {
  name: 'own-languages-only',
  enforce: 'pre',
  load(id) {
    const language =
      /[\\/](?:react-aria|react-aria-components|react-stately)[\\/]dist[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/.exec(
        id,
      )?.[1];
    if (language === undefined || ['en-US', 'ar-AE', 'ru-RU'].includes(language)) return null;
    return 'export default {};';
  },
};

/** Where the program's API is while pages are built: `TRUCEWATCH_API=http://127.0.0.1:8080 npx vite web`. */
const api = process.env['TRUCEWATCH_API'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../node_modules/.vite-web', import.meta.url)),
  plugins: [ownLanguagesOnly, react()],
  server: { proxy: { '/api': api, '/openapi.json': api } },
  build: {
    outDir: process.env['TRUCEWATCH_WEB_OUT'] ?? fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: false,
    target: 'es2022',
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What every page needs comes in two files in place of forty: each request costs a slow line a round trip.
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              test: /node_modules[\\/](?:react|react-dom|scheduler|@tanstack[\\/](?!.*virtual).*)[\\/]/,
            },
            {
              name: 'frame',
              test: /web[\\/]src[\\/](?:app[\\/](?!keyboard-help|tokens-dialog)|api|offline|i18n[\\/][a-z-]+-|i18n[\\/](?:translate|format|languages)|design[\\/](?:icon|button|states|toast|toasts|toast-queue|menu|small-parts)\.|pages[\\/][a-z-]+[\\/](?:[a-z]+-)?search\.ts)/,
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1_200, // MapLibre is 1.1 MB, and is loaded where a map is seen
  },
});
