import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const out = fileURLToPath(new URL('../../../dist/web', import.meta.url));

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}
const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Readonly<
  Record<string, Chunk>
>; // Vite wrote it

/** Bytes of script, compressed, that must have come before the entries named can be drawn: they and all that they import. */
function scriptOf(...entries: string[]): number {
  const files = new Set<string>();
  const take = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(take);
  };
  entries.forEach(take);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0);
}

/** The issue's own bound for a first view on a slow line. */
const firstView = 200_000;

describe('script, compressed', () => {
  it.each([
    ['today-page', 'src/pages/today/today-page.tsx'],
    ['sign-in-page', 'src/pages/sign-in/sign-in-page.tsx'],
  ])('of a first view of %s stays under 200 kB in every language', (_, page) => {
    for (const language of ['en', 'ar', 'ru']) {
      expect(scriptOf('index.html', page, `src/i18n/${language}.ts`), language).toBeLessThan(firstView);
    }
  });

  it('of any other page opened first stays under 260 kB', () => {
    const pages = Object.keys(manifest).filter((name) => /^src\/pages\/.*-page\.tsx$/.test(name));
    expect(pages.length).toBeGreaterThan(12);
    // Found by building: most pages take 200 to 235 kB with their fields and menus.
    for (const page of pages)
      expect(scriptOf('index.html', page, 'src/i18n/en.ts'), page).toBeLessThan(260_000);
  });

  it('brings no map before a map is seen', () => {
    const all = readdirSync(join(out, 'assets')).filter((name) => name.endsWith('.js'));
    const entry = scriptOf('index.html', 'src/pages/incidents/incidents-page.tsx', 'src/i18n/en.ts');
    expect(all.some((name) => name.startsWith('gl-map'))).toBe(true);
    expect(entry).toBeLessThan(300_000);
  });
});

describe('the built files', () => {
  it('lie there compressed as well', () => {
    const names = new Set(readdirSync(join(out, 'assets')));
    for (const { file } of Object.values(manifest)) {
      const name = file.replace('assets/', '');
      if (!name.endsWith('.js') || readFileSync(join(out, file)).length < 1_000) continue;
      expect(names.has(`${name}.br`), name).toBe(true);
      expect(names.has(`${name}.gz`), name).toBe(true);
    }
  });

  it('hold no inline script and no inline style in the page', () => {
    const html = readFileSync(join(out, 'index.html'), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
    expect(html).not.toMatch(/<script(?![^>]+\ssrc=)|<style|\sstyle=|\son\w+=/i);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  });
});
