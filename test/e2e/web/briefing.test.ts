import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { faultsInAllLooks } from './looks.ts';
import { openPage, settled } from './page-watch.ts';
import { startSampleServer } from './sample-server.ts';
import type { RunningServer } from './server.ts';
import { tabTo } from './tab-to.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startSampleServer()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const frame = '.briefing-frame';

async function make(page: Page): Promise<void> {
  await page.locator('.briefing-buttons .button.main').click();
  await page.locator(frame).waitFor({ timeout: 30_000 });
  await page.frameLocator(frame).locator('h1').waitFor({ timeout: 30_000 });
}

async function openRelease(page: Page): Promise<void> {
  await make(page);
  await page.locator('.briefing-buttons .button').nth(2).click();
  await page.getByRole('dialog').waitFor();
}

/** What the API's document says of these answers, as far as it is asked about here. */
interface Releases {
  readonly items: readonly [{ readonly entry: number; readonly hash: string }];
}
interface Reports {
  readonly items: readonly [{ readonly id: string }];
}

describe('Briefing', () => {
  it(
    'is made of a story, previewed in a closed frame, and downloaded as the same file',
    { timeout: 60_000 },
    async () => {
      const { page, complaints, close } = await openPage(browser, server, '/briefing');
      await page.getByRole('button', { name: /^Story:/ }).click();
      await page.getByRole('dialog').locator('.story-choice').first().click();
      await page.waitForURL(/story=/);
      await make(page);
      const title = await page.frameLocator(frame).locator('h1').innerText();
      expect(title).toContain('Truce of Vessen');
      // The frame is a closed box: no storage, and nothing of this origin.
      const inside = page.frames().find((one) => one.url().includes('/api/v1/briefing?'));
      expect(await inside?.evaluate('self.origin')).toBe('null');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'HTML file' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.html$/);
      expect(await readFile(await download.path(), 'utf8')).toContain('Truce of Vessen');
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('prints with its own style though the page’s policy lets no inline style through', async () => {
    const { page, close } = await openPage(browser, server, '/briefing?from=2023-05-01&to=2023-05-31');
    await make(page);
    // A browser without a printer is done at once, and the frame would be gone before it is looked at.
    await page.evaluate('HTMLIFrameElement.prototype.remove = () => undefined');
    await page.getByRole('button', { name: 'Print' }).click();
    const printed = page.frameLocator('.print-frame');
    await printed.locator('h1').waitFor({ state: 'attached' });
    await expect
      .poll(() =>
        printed.locator('body').evaluate<number, undefined>('document.adoptedStyleSheets.length', undefined),
      )
      .toBeGreaterThan(0);
    await close();
  });

  it('says what is wrong with a selection that nothing fits', async () => {
    const { page, close } = await openPage(browser, server, '/briefing?from=1999-01-01&to=1999-01-02');
    await page.locator('.briefing-buttons .button.main').click();
    await page.locator('.briefing [role="alert"], .briefing-frame').first().waitFor({ timeout: 30_000 });
    await close();
  });

  it('is released by keyboard, for good, and is found again here and on the record', async () => {
    const { page, complaints, close } = await openPage(
      browser,
      server,
      '/briefing?from=2023-05-01&to=2023-05-31',
    );
    await page.getByText('Nothing has been released yet.').waitFor();
    const button = page.getByRole('button', { name: 'Release…' });
    expect(await button.isDisabled()).toBe(true);
    await make(page);
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Release this briefing' });
    await dialog.getByText(/cannot be taken back/).waitFor();
    const title = dialog.getByLabel('Title');
    expect(await title.inputValue()).toContain('May 2023');
    await title.fill('');
    await dialog.getByRole('button', { name: 'Release for good' }).click();
    await dialog.getByText('A release needs a title.').waitFor();
    await title.fill('=May <b>in Orlava</b>');
    await tabTo(page, dialog.getByRole('button', { name: 'Release for good' }));
    await page.keyboard.press('Enter');
    await page.getByText(/^Released: entry \d+ of the record/).waitFor();
    await dialog.waitFor({ state: 'detached' });

    const link = page.getByRole('link', { name: /^Download “=May <b>in Orlava<\/b>”/ });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/\(entry \d+\)\.html$/);
    const released = await readFile(await download.path());
    const [{ hash, entry }] = ((await server.api('/releases')) as Releases).items;
    expect(createHash('sha256').update(released).digest('hex')).toBe(hash);
    await page.getByRole('link', { name: `Entry ${entry}`, exact: true }).click();
    const row = page.getByRole('article', { name: `Entry ${entry}`, exact: true });
    await row.getByText(/was released\./).waitFor();
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('link', { name: 'Download what was released' }).click(),
    ]);
    expect(await readFile(await again.path())).toEqual(released);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is not released when it is no longer the one that was looked at', async () => {
    const { page, close } = await openPage(browser, server, '/briefing?from=2023-05-01&to=2023-05-31');
    await make(page);
    const { items } = (await server.api('/reports?limit=1&from=2023-05-01&to=2023-05-31')) as Reports;
    const correction = { action: 'set-aside', report: items[0].id };
    await server.api('/corrections', { method: 'POST', body: { correction, reason: 'an advertisement' } });
    const before = (await server.api('/releases')) as Releases;
    await page.getByRole('button', { name: 'Release…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Release for good' }).click();
    await dialog.getByText(/no longer the one that you looked at/).waitFor();
    expect(await server.api('/releases')).toEqual(before);
    await close();
  });

  it.each([
    ['briefing', () => Promise.resolve()],
    ['briefing-made', make],
    ['briefing-release', openRelease],
  ] as const)('%s is without fault in all looks', { timeout: 180_000 }, async (name, prepare) => {
    expect(
      await faultsInAllLooks(browser, server, name, '/briefing?from=2023-05-01&to=2023-05-31', prepare),
    ).toEqual([]);
  });

  it('keeps the selection in the address', async () => {
    const { page, close } = await openPage(
      browser,
      server,
      '/briefing?party=government&place=Orlava&knownOn=2030-01-01',
    );
    expect(await page.getByLabel('Place or province').inputValue()).toBe('Orlava');
    expect(await page.getByLabel('As known on').inputValue()).toBe('2030-01-01');
    await page.getByLabel('As known on').fill('2030-01-02');
    await page.waitForURL(/knownOn=2030-01-02/);
    await settled(page);
    await close();
  });
});
