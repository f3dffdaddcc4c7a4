import { readFile } from 'node:fs/promises';
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

describe('Agreement', () => {
  it('shows each clause with how sure its wording is, and what was held against it', async () => {
    const { page, close } = await openPage(browser, server, '/agreement');
    expect(await page.locator('.clause').count()).toBe(7);
    expect(await page.locator('#clause-article-1').innerText()).toMatch(
      /word for word[\s\S]*cease all attacks/,
    );
    await page.locator('#clause-article-1').getByRole('button').click();
    await page.waitForURL(/tab=compliance.*clause=article-1|clause=article-1.*tab=compliance/);
    await settled(page);
    await page.getByText('Why? The steps').first().click();
    expect(await page.locator('.steps').first().innerText()).toMatch(/In force\? *Yes/);
    await close();
  });

  it('tells no data from zero in the charts, and says the same in a table', async () => {
    const { page, close } = await openPage(
      browser,
      server,
      '/agreement?tab=parties&by=day&from=2023-05-05&to=2023-05-14',
    );
    await page.locator('.multiple svg').first().waitFor();
    await page.getByText('As a table').click();
    const cells = await page.locator('.table-scroll table tbody td').allTextContents();
    expect(cells).toContain('no data');
    expect(await page.locator('.multiple svg').first().getAttribute('aria-label')).toMatch(
      /periods without data: [1-9]/,
    );
    await close();
  });

  it('shows the zone of a made-up country by its places, and a real one by its outline', async () => {
    const { page, close } = await openPage(browser, server, '/agreement?tab=zones');
    await page.locator('.zone-place').first().waitFor();
    expect(await page.locator('.zone-map text').allTextContents()).toContain('Vessen');
    await page.goto(`${server.url}/agreement?tab=zones&id=syria-2016-02`);
    await settled(page);
    await page.locator('.zone-map .zone').waitFor();
    expect((await page.locator('.zone-map .zone').getAttribute('d'))?.length).toBeGreaterThan(200);
    await close();
  });

  it(
    'checks as one types, jumps to a mistake, says what would change, and saves nothing',
    { timeout: 60_000 },
    async () => {
      const { page, complaints, close } = await openPage(browser, server, '/agreement?tab=editor');
      const text = page.getByLabel('The agreement as YAML');
      await page.getByText(/As it was: nothing changes/).waitFor({ timeout: 20_000 });
      const original = await text.inputValue();
      await text.fill(original.replace('announced: 2023-04-20', 'announced: in spring'));
      const jump = page.getByRole('button', { name: /^Line \d+/ });
      await jump.waitFor({ timeout: 20_000 });
      await jump.click();
      expect(
        await page.evaluate(
          'getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
        ),
      ).toContain('in spring');
      await text.fill(original.replaceAll(/^ *- (?:airstrike|shelling|shooting)\n/gm, ''));
      await page.getByText(/outcomes? would be/).waitFor({ timeout: 20_000 });
      expect(await page.locator('.change-list li').count()).toBeGreaterThan(0);
      expect(await page.locator('.before-after').first().innerText()).toMatch(
        /Would be a violation if true|Outside the agreement/,
      );
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('karvelia-2023.yaml');
      expect(await readFile(await download.path(), 'utf8')).not.toContain('- shelling');
      const kept = (await server.api('/agreements/karvelia-2023')) as { clauses: { prohibits?: string[] }[] }; // the document says so
      expect(kept.clauses[0]?.prohibits).toContain('shelling');
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('brings the chosen tab into view on a phone, in both directions of writing', async () => {
    for (const language of ['en', 'ar'] as const) {
      const { page, close } = await openPage(browser, server, '/agreement?tab=editor', {
        language,
        width: 390,
      });
      const box = await page.locator('[role="tab"][aria-selected="true"]').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
      await close();
    }
  });

  it.each(['clauses', 'parties', 'zones', 'compliance', 'editor'])(
    '%s is without fault in all looks',
    { timeout: 120_000 },
    async (tab) => {
      expect(await faultsInAllLooks(browser, server, `agreement-${tab}`, `/agreement?tab=${tab}`)).toEqual(
        [],
      );
    },
  );
});
