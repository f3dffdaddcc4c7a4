import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { faultsInAllLooks } from './looks.ts';
import { openPage } from './page-watch.ts';
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

/** What a service worker fetches cannot be changed on the way. */
const plain = { context: { serviceWorkers: 'block' } } as const;
const entryThree = '/record?entry=3';
const verify = async (page: Page) => {
  await page.locator('.entry-proof .button.main').click();
  await page.locator('.check-steps').waitFor();
};

describe('Record', () => {
  it('verifies an entry in the browser by keyboard, with no WebCrypto to help', async () => {
    const { page, complaints, close } = await openPage(browser, server, '/record');
    await page.addInitScript('Object.defineProperty(crypto, "subtle", { value: undefined })');
    await page.reload();
    await page.getByRole('button', { name: 'Proof of entry 2' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/entry=2/);
    const button = page.getByRole('button', { name: 'Verify in this browser' });
    await button.waitFor();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('.check-steps').waitFor();
    expect(await page.locator('.check-steps li[data-ok="true"]').count()).toBe(5);
    await page.getByText('Verified', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('names what is wrong when the service tells another story than it logged', async () => {
    const { page, close } = await openPage(browser, server, entryThree, plain);
    await page.route('**/api/v1/record/entries/3*', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replaceAll('samples', 'simples') });
    });
    await verify(page);
    expect(await page.locator('.check-steps li[data-ok="false"]').allTextContents()).toEqual([
      expect.stringContaining('Its hash is the leaf'),
      expect.stringContaining('leads from the leaf to the signed root'),
    ]);
    await close();
  });

  it('verifies the whole log, and notices an entry that was changed on the way', async () => {
    const { page, close } = await openPage(browser, server, '/record', plain);
    await page.getByRole('button', { name: 'Verify the whole log' }).click();
    await page.getByText(/All \d+ entries were read/).waitFor();
    await page.route('**/api/v1/record/entries?from=0*', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replaceAll('"system', '"sisteme') });
    });
    await page.getByRole('button', { name: 'Verify the whole log' }).click();
    await page.getByText(/do not add up to the signed root|not in canonical form/).waitFor();
    await close();
  });

  it('says on the next visit that the log only grew, and raises the alarm when it did not', async () => {
    const { page, close } = await openPage(browser, server, '/record', plain);
    await page.getByText('First look from this browser').waitFor();
    const { items } = (await server.api('/reports?limit=1')) as { items: { id: string }[] }; // the document says so
    const correction = { action: 'set-aside', report: items[0]?.id };
    await server.api('/corrections', {
      method: 'POST',
      body: { correction, reason: 'It tells of another truce.' },
    });
    await page.reload();
    await page.getByText('Only grew', { exact: true }).waitFor();
    await page.getByText('A report was set aside; it counts nowhere.').waitFor();
    const seen = await page.evaluate<string>('localStorage.getItem("trucewatch.record.last-seen")');
    await page.route('**/api/v1/record/checkpoint*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/\n\d+\n/, '\n3\n') });
    });
    await page.reload();
    await page.getByRole('alert').getByText('The log is not what it was').waitFor();
    expect(await page.evaluate('localStorage.getItem("trucewatch.record.last-seen")')).toBe(seen);
    await close();
  });

  it('says how to verify offline: the key, the command, and the whole record to download', async () => {
    const { page, close } = await openPage(browser, server, '/record', plain);
    const key = await page.getByLabel('Public key', { exact: true }).innerText();
    expect(key).toMatch(/^\S+\+[0-9a-f]{8}\+\S+$/);
    expect(await page.getByLabel('Command', { exact: true }).innerText()).toContain(`--key '${key}'`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the record' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
    await close();
  });

  it('is without fault in all looks', { timeout: 120_000 }, async () => {
    expect(await faultsInAllLooks(browser, server, 'record', entryThree, verify)).toEqual([]);
  });
});
