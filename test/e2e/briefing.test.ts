import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, takePicture } from './browser.ts';
import { contrastOf, followByKeyboard, overflowOf } from './page-checks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const artefacts = join(root, 'artefacts');
const file = join(artefacts, 'briefing.html');
const url = pathToFileURL(file).href;

let browser: Browser;

beforeAll(async () => {
  mkdirSync(artefacts, { recursive: true });
  execFileSync(process.execPath, [join(root, 'bin/trucewatch.js'), 'brief', '--out', file], {
    stdio: 'pipe',
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

interface Opened {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

/** Opens the briefing from disk with the network cut off, noting whatever it asks for or complains about. */
async function open(options: BrowserContextOptions = {}, hash = ''): Promise<Opened> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url + hash);
  return { page, complaints, requests };
}

describe('the briefing in a browser', () => {
  it('opens from disk, asks for nothing and complains of nothing', async () => {
    const { page, complaints, requests } = await open();
    expect(complaints).toEqual([]);
    expect(requests).toEqual([url]);
    expect(await page.locator('h1').textContent()).toContain('Vessen');
    for (const id of [
      'answer',
      'incidents',
      'contradictions',
      'commitments',
      'findings',
      'statements',
      'origins',
      'reports',
    ]) {
      expect(await page.locator(`main > section#${id} > h2`).count(), id).toBe(1);
    }
    expect(await page.locator('#incidents .map svg circle.spot').count()).toBeGreaterThan(1);
    expect(await page.locator('#commitments svg circle').count()).toBeGreaterThan(1);
    expect(await page.locator('#origins svg line').count()).toBeGreaterThan(1);
    await page.context().close();
  });

  it('is of a size that can be mailed', () => {
    expect(statSync(file).size).toBeLessThan(1_000_000);
    expect(readFileSync(file, 'utf8')).not.toMatch(/(?:src|href)="https?:/);
  });

  it('leads by keyboard from a statement to its passage and back', async () => {
    const { page } = await open();
    expect(await followByKeyboard(page, '.matrix td a')).toBe(true);
    await page.waitForURL(/#p\d+-/);
    const passage = new URL(page.url()).hash;
    expect(await page.locator(`[id="${passage.slice(1)}"]`).isVisible()).toBe(true);
    expect(await followByKeyboard(page, '.report .back a')).toBe(true);
    await page.waitForURL(/#[sicdo]\d+$/);
    expect(await page.locator(new URL(page.url()).hash).isVisible()).toBe(true);
    await page.context().close();
  });

  it('unfolds what a link leads to', async () => {
    const { page } = await open();
    await page.evaluate('for (const d of document.querySelectorAll("details")) d.open = false');
    await page.locator('#contradictions a.quote').first().click();
    const hash = new URL(page.url()).hash.slice(1);
    expect(await page.locator(`[id="${hash}"]`).isVisible()).toBe(true);
    await page.context().close();
  });

  it('works without scripts', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await page.locator('#answer dd').count()).toBeGreaterThan(3);
    expect(await page.locator('.matrix td a').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it.each([
    ['desk', 1440, 900],
    ['tablet', 768, 1024],
    ['phone', 390, 844],
  ])('needs no sideways scrolling on a %s', async (name, width, height) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open({ viewport: { width, height }, colorScheme });
      expect(await overflowOf(page)).toBe(0);
      await takePicture(page, join(artefacts, `briefing-${name}-${colorScheme}.png`));
      for (const id of ['incidents', 'findings', 'statements', 'origins', 'reports']) {
        await page.evaluate(`document.getElementById(${JSON.stringify(id)}).scrollIntoView()`);
        await takePicture(page, join(artefacts, `briefing-${name}-${colorScheme}-${id}.png`));
      }
      await page.context().close();
    }
  });

  it.each(['light', 'dark'] as const)('can be read in %s', async (colorScheme) => {
    const { page } = await open({ colorScheme });
    const faint = Object.entries(await contrastOf(page)).filter(([, ratio]) => ratio < 4.5);
    expect(faint).toEqual([]);
    await page.context().close();
  });

  it('prints without the navigation', async () => {
    const { page } = await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('#answer').isVisible()).toBe(true);
    const pdf = await page.pdf({ format: 'A4', path: join(artefacts, 'briefing.pdf') });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
    await page.context().close();
  });
});
