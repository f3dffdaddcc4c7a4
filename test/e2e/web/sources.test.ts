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

describe('Sources', () => {
  it('adds a feed after saying clearly what is missing and what is no address, and pauses it', async () => {
    const { page, close } = await openPage(browser, server, '/sources');
    await page.getByRole('button', { name: 'Add a source' }).first().click();
    const dialog = page.getByRole('dialog');
    const add = dialog.getByRole('button', { name: 'Add a source' });
    await add.click();
    expect(await dialog.getByText('This is needed.').count()).toBe(2);
    await dialog.getByLabel('Name').fill('Harbour Post');
    await dialog.getByLabel('Address').fill('harbour.example/feed.xml');
    await add.click();
    await dialog.getByText('it is no http or https URL').waitFor();
    await dialog.getByLabel('Address').fill('https://harbour.example/feed.xml');
    await add.click();
    await dialog.waitFor({ state: 'detached' });
    const card = page.locator('.source', { hasText: 'Harbour Post' });
    await card.waitFor();
    await card.getByRole('button', { name: 'Pause Harbour Post' }).click();
    await card.getByText('Paused').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await card.getByRole('button', { name: 'Pause Harbour Post' }).waitFor();
    await close();
  });

  it(
    'keeps an observer’s draft over a reload and without a line, and sends it once there is one',
    { timeout: 60_000 },
    async () => {
      const { page, close } = await openPage(browser, server, '/sources?tab=observation', { width: 390 });
      await page.getByLabel('Mission').fill('Joint Truce Commission');
      await page.getByLabel('Observed from').fill('Marrick');
      await page.getByLabel('Day').fill('2023-05-15');
      await page.getByLabel('How', { exact: false }).first().selectOption('heard');
      await page.getByLabel('How many').fill('4');
      await page.getByLabel('Weapon').selectOption('mortar');
      await page.reload();
      await settled(page);
      expect(await page.getByLabel('Mission').inputValue()).toBe('Joint Truce Commission');
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Hand in the form' }).click();
      await page.getByText('There is no line to the server.').waitFor();
      await page.context().setOffline(false);
      await page.getByRole('button', { name: 'Hand in the form' }).click();
      await page.getByText('Taken in, and on the record.').waitFor({ timeout: 20_000 });
      expect(await page.getByLabel('Mission').inputValue()).toBe('');
      await page.getByRole('link', { name: 'See the report' }).click();
      await page.waitForURL(/\/reports\//);
      await close();
    },
  );

  it('names each field that is missing, and goes to the first', async () => {
    const { page, close } = await openPage(browser, server, '/sources?tab=letter');
    await page.getByRole('button', { name: 'Hand in the letter' }).click();
    await page.getByText('6 fields are still needed.').waitFor();
    await expect
      .poll(() => page.evaluate('document.activeElement.labels?.[0]?.textContent'))
      .toContain('Party that writes');
    await page.getByRole('button', { name: 'Add a violation' }).click();
    expect(await page.getByRole('group', { name: /Alleged violation/ }).count()).toBe(2);
    await close();
  });

  it.each([
    ['sources', '/sources'],
    ['sources-observation', '/sources?tab=observation'],
    ['sources-letter', '/sources?tab=letter'],
  ])('%s is without fault in all looks', { timeout: 120_000 }, async (name, path) => {
    expect(await faultsInAllLooks(browser, server, name, path)).toEqual([]);
  });
});
