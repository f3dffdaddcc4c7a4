import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import {
  axeFindings,
  openPage,
  picture,
  sticksOut,
  type Language,
  type Scheme,
  type Width,
} from './page-watch.ts';
import { startSampleServer } from './sample-server.ts';
import type { RunningServer } from './server.ts';

let browser: Browser;
let server: RunningServer;
/** The story of most reports. */
let story: { id: string; reports: number };

interface StoryList {
  readonly items: readonly { readonly id: string; readonly reports: number }[];
}

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startSampleServer()]);
  story = await largest();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function largest(): Promise<{ id: string; reports: number }> {
  const { items } = (await server.api('/stories')) as StoryList; // the document says so
  const [first] = [...items].sort((a, b) => b.reports - a.reports);
  if (!first) throw new Error('The samples make no story.');
  return first;
}

const path = (): string => `/stories/${encodeURIComponent(story.id)}`;
const looks: readonly (readonly [Width, Language, Scheme])[] = [
  [1440, 'en', 'light'],
  [1440, 'ar', 'dark'],
  [768, 'en', 'dark'],
  [390, 'en', 'light'],
  [390, 'ar', 'dark'],
];

describe('a story', () => {
  it.each(looks)('is sound at %d px, %s, %s', async (width, language, scheme) => {
    const opening = { width, language, scheme };
    const { page, complaints, strayed, close } = await openPage(browser, server, path(), opening);
    await picture(page, 'story', opening);
    await page.locator('.origins').scrollIntoViewIfNeeded();
    await picture(page, 'story-origins', opening);
    expect(await axeFindings(page)).toEqual([]);
    expect(await sticksOut(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(strayed).toEqual([]);
    await close();
  });

  it('has a column a report, and leads from a cell to the passage', async () => {
    const { page, close } = await openPage(browser, server, path());
    expect(await page.locator('.matrix thead th').count()).toBe(story.reports + 1);
    const rows = await page.locator('.matrix tbody tr').count();
    expect(rows).toBeGreaterThan(5);
    expect(await page.locator('.matrix td').count()).toBe(rows * story.reports);
    const cell = page.locator('.matrix td a').first();
    expect(await cell.getAttribute('aria-label')).toMatch(
      /, (?:quoted|in its own words|from another outlet): /,
    );
    await cell.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/reports\/.+at=\d+-\d+/);
    await close();
  });

  it('keeps its first column and its head in sight while the matrix is moved', async () => {
    const { page, close } = await openPage(browser, server, path(), { width: 768 });
    const scroller = page.locator('.matrix-scroll');
    expect(
      await page.evaluate(`(() => {
        const scroller = document.querySelector('.matrix-scroll');
        scroller.scrollTo(300, 400);
        return scroller.scrollTop;
      })()`),
    ).toBeGreaterThan(100);
    const frame = await scroller.boundingBox();
    const corner = await page.locator('.matrix-corner').boundingBox();
    expect(Math.abs((corner?.x ?? -99) - (frame?.x ?? 99))).toBeLessThan(3);
    expect(Math.abs((corner?.y ?? -99) - (frame?.y ?? 99))).toBeLessThan(3);
    await close();
  });

  it('unfolds a statement in every outlet’s words, in the address as well', async () => {
    const { page, close } = await openPage(browser, server, path());
    await page.locator('.matrix-what').first().click();
    await page.waitForURL(/statement=/);
    expect(await page.locator('.matrix-words .words > li').count()).toBeGreaterThan(1);
    await close();
  });

  it('says why there are fewer origins than reports, line by line', async () => {
    const { page, close } = await openPage(browser, server, path());
    await page.locator('.edge').first().focus();
    const said = await page.locator('.origins-reason').textContent();
    expect(said).toMatch(/ has it from .+: .+/);
    expect(await page.locator('.origin-words > li').count()).toBe(
      await page.locator('.graph-side.to li').count(),
    );
    await close();
  });

  it('loses a report and gets it back', async () => {
    const { page, close } = await openPage(browser, server, path());
    await page.getByRole('button', { name: 'Take out…' }).last().click();
    const dialog = page.getByRole('dialog');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('Reason').fill('It tells of another day.');
    await dialog.getByRole('button', { name: 'Take out', exact: true }).click();
    await page.getByText('Taken out.').waitFor();
    await expect.poll(async () => (await largest()).reports, { timeout: 20_000 }).toBe(story.reports - 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await largest()).reports, { timeout: 20_000 }).toBe(story.reports);
    await close();
  });

  it('has the origin of a report set by a person', async () => {
    const { page, close } = await openPage(browser, server, path());
    await page.getByRole('button', { name: 'Set origin…' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Kind/ }).click();
    await page.getByRole('option', { name: 'Agency' }).click();
    await dialog.getByLabel('Name').fill('Tessel Press Agency');
    await dialog.getByLabel('Reason').fill('The print edition credits the agency.');
    await dialog.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByText('Origin set.').waitFor();
    await expect
      .poll(() => page.locator('.origin-words').textContent(), { timeout: 20_000 })
      .toContain('Tessel Press Agency');
    await close();
  });
});
