import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { faultsInAllLooks } from './looks.ts';
import { openPage, settled } from './page-watch.ts';
import { startSampleServer } from './sample-server.ts';
import type { RunningServer } from './server.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startSampleServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const chosenDay = '[role="gridcell"][aria-selected="true"]';

describe('Commitments', () => {
  it('is gone through day by day with the keyboard, mirrored in Arabic', async () => {
    for (const [language, forward] of [
      ['en', 'ArrowRight'],
      ['ar', 'ArrowLeft'],
    ] as const) {
      const { page, close } = await openPage(browser, server, '/commitments?day=2023-05-20', { language });
      await page.locator(chosenDay).focus();
      await page.keyboard.press(forward);
      await page.waitForURL(/day=2023-05-21/);
      expect(await page.evaluate('document.activeElement.dataset.day')).toBe('2023-05-21');
      await page.keyboard.press('ArrowDown');
      await page.waitForURL(/day=2023-05-28/);
      await page.keyboard.press('PageDown');
      await page.waitForURL(/day=2023-06-28/);
      await expect.poll(() => page.evaluate('document.activeElement.dataset.day')).toBe('2023-06-28');
      await close();
    }
  });

  it('shows what falls due on a day, names it for screen readers, and leads on to the next', async () => {
    const { page, close } = await openPage(browser, server, '/commitments?day=2023-05-20');
    expect(await page.locator(chosenDay).textContent()).toMatch(/Saturday.*20 May 2023.*: \d+ due/);
    expect(await page.locator('.calendar-side .commitment').count()).toBeGreaterThan(1);
    await page.goto(`${server.url}/commitments?day=2023-05-24`);
    await settled(page);
    await page.getByRole('button', { name: /^Before: / }).click();
    await page.waitForURL(/day=2023-05-21/);
    await close();
  });

  it(
    'takes a person’s word by keyboard alone, enters it on the record, and takes it back',
    { timeout: 60_000 },
    async () => {
      const { page, complaints, close } = await openPage(browser, server, '/commitments?view=list');
      const card = page.locator('.commitment', { hasText: 'firing logs' });
      await card.getByRole('button').focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await dialog.getByRole('button', { name: 'Enter on the record' }).focus();
      await page.keyboard.press('Enter');
      await dialog.getByText('Choose what became of it.').waitFor();
      await dialog.getByRole('button', { name: /It was/ }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      // The list gives the focus back to its button before one goes on.
      await dialog.getByRole('button', { name: /Kept/ }).and(page.locator(':focus')).waitFor();
      await dialog.getByLabel('Reason').focus();
      await page.keyboard.type('The logs came on Sunday; both guarantors have them.');
      await dialog.getByRole('button', { name: 'Enter on the record' }).focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await card.getByText('Kept', { exact: true }).waitFor({ timeout: 20_000 });
      const entries = (await server.api('/record/entries?kind=correction')) as {
        items: { body: { reason: string } }[];
      }; // the document says so
      expect(entries.items.at(-1)?.body.reason).toContain('both guarantors');
      await page.getByRole('button', { name: 'Undo' }).click();
      await card.getByText('Due', { exact: true }).waitFor({ timeout: 20_000 });
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it.each([
    ['commitments-calendar', '/commitments'],
    ['commitments-list', '/commitments?view=list'],
  ])('%s is without fault in all looks', { timeout: 120_000 }, async (name, path) => {
    expect(await faultsInAllLooks(browser, server, name, path)).toEqual([]);
  });
});
