import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { faultsInAllLooks } from './looks.ts';
import { openPage, settled } from './page-watch.ts';
import { startSampleServer } from './sample-server.ts';
import type { RunningServer } from './server.ts';

let browser: Browser;
let server: RunningServer;

/** Two made-up reports in which a made-up group turns. */
const turn = [
  ['2023-06-02', 'accepts', 'accepted', 'accept'],
  ['2023-06-09', 'rejects', 'rejected', 'reject'],
].map(([day = '', now = '', past = '', verb = '']) => ({
  title: `Front ${now} observers`,
  outlet: 'Harbour Post',
  published: `${day}T12:00:00Z`,
  url: `https://harbour.example/${now}`,
  text:
    `VESSEN, ${day.endsWith('02') ? 'June 2' : 'June 9'} - The Halder Front on Friday ${past} the plan to send unarmed observers to Marrick.\n\n` +
    `"We ${verb} the observers' plan for Marrick," spokesman Joren Vale told reporters on Friday.`,
}));

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startSampleServer()]);
  await server.api('/reports', { method: 'POST', body: turn });
  for (let left = 100; left > 0; left--) {
    const page = (await server.api('/statements?from=2023-06-01')) as { total: number }; // the document says so
    if (page.total >= 4) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe('Statements', () => {
  it('narrows the list by words, speaker and act, and keeps that in the address', async () => {
    const { page, complaints, close } = await openPage(browser, server, '/statements');
    const rows = page.locator('.statement');
    const all = await rows.count();
    await page.getByLabel('Words').fill('convoy');
    await page.waitForURL(/q=convoy/);
    await settled(page);
    await expect.poll(() => rows.count()).toBeLessThan(all);
    expect(await rows.allTextContents()).toSatisfy((texts: string[]) =>
      texts.every((t) => /convoy/i.test(t)),
    );
    await page.getByLabel('Words').fill('');
    await page.waitForURL((url) => !url.searchParams.has('q'));
    await page.getByRole('button', { name: 'Joren Vale' }).first().click();
    await page.waitForURL(/speaker=/);
    await settled(page);
    await expect
      .poll(async () => new Set(await page.locator('.statement-speaker').allTextContents()).size)
      .toBe(1);
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('Speaker').inputValue()).not.toBe('');
    expect(complaints).toEqual([]);
    await close();
  });

  it('leads from a statement to its passage in the report', async () => {
    const { page, close } = await openPage(browser, server, '/statements?q=bargaining');
    await page.locator('.statement').first().locator('summary').click();
    await page.locator('.passage-quote').first().waitFor();
    await page.locator('.statement-where a').first().click();
    await page.waitForURL(/\/reports\/[^/]+\?at=/);
    await close();
  });

  it('shows one statement that a link leads to above the others', async () => {
    const { items } = (await server.api('/statements?limit=1')) as { items: { id: string; about: string }[] }; // the document says so
    const [first] = items;
    const { page, close } = await openPage(
      browser,
      server,
      `/statements?id=${encodeURIComponent(first?.id ?? '')}`,
    );
    expect(await page.locator('.statement-linked').innerText()).toContain(first?.about ?? 'nothing');
    await close();
  });

  it('finds who accepted and a week later rejected the same, and says that it is only possible', async () => {
    const { page, close } = await openPage(browser, server, '/statements?view=positions');
    const front = page.locator('.thread-list > li', { hasText: 'Halder Front' });
    await front.waitFor();
    expect(await front.locator('.timeline > li').count()).toBe(2);
    expect(await front.locator('.timeline > li.turn').innerText()).toMatch(
      /9 Jun 2023[\s\S]*rejects[\s\S]*possible change/,
    );
    await front.locator('.turn summary').click();
    expect(await front.locator('.turn .passage-quote').innerText()).toContain('Harbour Post');
    await close();
  });

  it('says what to do when nothing fits', async () => {
    const { page, close } = await openPage(browser, server, '/statements?q=zeppelin');
    await page.getByRole('link', { name: 'Clear the filters' }).click();
    await page.locator('.statement').first().waitFor();
    await close();
  });

  it.each([
    ['statements', '/statements'],
    ['statements-positions', '/statements?view=positions'],
  ])('%s is without fault in all looks', { timeout: 120_000 }, async (name, path) => {
    expect(await faultsInAllLooks(browser, server, name, path)).toEqual([]);
  });
});
