import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { takePicture } from '../browser.ts';
import type { RunningServer } from './server.ts';

const pictures = fileURLToPath(new URL('../../../artefacts/web', import.meta.url));
mkdirSync(pictures, { recursive: true });

export type Scheme = 'light' | 'dark';
export type Language = 'en' | 'ar' | 'ru';
/** A desk, a tablet, a phone. */
export const widths = { 1440: 900, 768: 1024, 390: 844 } as const;
export type Width = keyof typeof widths;

export interface Watched {
  readonly page: Page;
  /** What the browser complained of: faults, refused styles and scripts, failed requests. */
  readonly complaints: string[];
  /** Requests that left the server's origin. */
  readonly strayed: string[];
  readonly close: () => Promise<void>;
}

export interface Opening {
  readonly language?: Language;
  readonly scheme?: Scheme;
  readonly width?: Width;
  readonly signedIn?: boolean;
  readonly context?: BrowserContextOptions;
}

/** Opens a page of the app, signed in, in a browser profile of its own, and notes whatever goes wrong. */
export async function openPage(
  browser: Browser,
  server: RunningServer,
  path: string,
  opening: Opening = {},
): Promise<Watched> {
  const { language = 'en', scheme = 'light', width = 1440, signedIn = true } = opening;
  const context = await browser.newContext({
    viewport: { width, height: widths[width] },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    ...(width === 390 ? { hasTouch: true, isMobile: true } : {}),
    ...opening.context,
  });
  if (signedIn) await server.signIn(context);
  await context.addInitScript(
    `try { localStorage.getItem('trucewatch.language') ?? localStorage.setItem('trucewatch.language', '${language}') } catch {}`,
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  const strayed: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !url.startsWith('data:') && !url.startsWith('blob:'))
      strayed.push(url);
  });
  await page.goto(server.url + path);
  await settled(page);
  return { page, complaints, strayed, close: () => context.close() };
}

/** Waits until the page's heading is there and nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 20_000 });
  await page.locator('.skeleton').first().waitFor({ state: 'detached', timeout: 20_000 });
  await page.waitForTimeout(150);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 A and AA, one line a finding. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(`(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return result.violations.flatMap((violation) =>
      violation.nodes.slice(0, 5).map((node) => violation.id + ': ' + node.target.join(' ') + ': ' + (node.any[0] ?? node.all[0] ?? node.none[0])?.message));
  })()`);
}

/** How far the page is wider than the window (px), and which elements stick out. */
export async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((e) => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > root.clientWidth + 1 || r.left < -1); })
      .slice(0, 8)
      .map((e) => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().left) + '…' + Math.round(e.getBoundingClientRect().right));
  })()`);
}

/** A picture under artefacts/web: NAME-1440-light-en.png. */
export function picture(page: Page, name: string, opening: Opening = {}): Promise<boolean> {
  const { language = 'en', scheme = 'light', width = 1440 } = opening;
  return takePicture(page, join(pictures, `${name}-${width}-${scheme}-${language}.png`));
}
