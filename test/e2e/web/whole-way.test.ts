import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { openPage, settled } from './page-watch.ts';
import { startSampleServer } from './sample-server.ts';
import type { RunningServer } from './server.ts';
import { tabTo } from './tab-to.ts';

const article = (title: string, day: string, text: string) =>
  `<!doctype html><html lang="en"><head><title>${title} - Halder Mail</title><meta property="og:site_name" content="Halder Mail">
<meta property="article:published_time" content="${day}T09:00:00Z"></head><body><article><h1>${title}</h1><p>${text}</p></article></body></html>`;

const uploaded = article(
  'Second shell found at Orlava market',
  '2023-05-13',
  'Shells that were fired on Thursday hit the market of Orlava and killed six civilians, the mayor of Orlava, Dana Weil, said on Saturday. "The army fired them," she said.',
);
const fed = article(
  'Mines cleared on the road to Dunmere',
  '2023-05-13',
  'Karvelian engineers cleared eleven mines on the road to Dunmere on Saturday, the Ministry of Defence said. "The road is open," spokesman Tomas Reiner said.',
);

let browser: Browser;
let server: RunningServer;
let site: Server;
let feed: string;

beforeAll(async () => {
  site = createServer((request, response) => {
    const origin = `http://${request.headers.host ?? ''}`;
    if (request.url === '/feed.xml') {
      response.setHeader('content-type', 'application/rss+xml');
      response.end(
        `<?xml version="1.0"?><rss version="2.0"><channel><title>Halder Mail</title><item><title>Mines cleared on the road to Dunmere</title><link>${origin}/mines</link><pubDate>Sat, 13 May 2023 09:00:00 GMT</pubDate></item></channel></rss>`,
      );
    } else if (request.url === '/mines') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(fed);
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const { port } = site.address() as AddressInfo; // it listens on a port
  feed = `http://127.0.0.1:${port}/feed.xml`;
  [server, browser] = await Promise.all([
    startSampleServer({
      TRUCEWATCH_FETCH: 'on',
      TRUCEWATCH_ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${port}`,
    }),
    launchBrowser(),
  ]);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  site.close();
});

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

it('leads from an uploaded page and a pasted feed to a corrected incident and a briefing, by keyboard alone', async () => {
  const { page, complaints, strayed, close } = await openPage(browser, server, '/today', {
    context: { permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true },
  });

  // A page from disk.
  await press(page, 'g', 'r');
  await page.waitForURL('**/reports');
  await settled(page);
  await tabTo(page, page.getByRole('button', { name: 'Hand in' }));
  await press(page, 'Enter');
  await page.locator('[role="menuitem"]:focus', { hasText: 'Files…' }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Enter');
  await (
    await chooser
  ).setFiles({ name: 'shell.html', mimeType: 'text/html', buffer: Buffer.from(uploaded) });
  const row = page.getByRole('link', { name: 'Second shell found at Orlava market' });
  await row.waitFor({ timeout: 30_000 });

  // A feed's address from the clipboard.
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(feed)})`);
  await press(page, 'g', 'r', 'Control+v');
  const dialog = page.getByRole('dialog', { name: 'Add a feed or page' });
  await dialog.waitFor();
  expect(await dialog.getByLabel('Address').inputValue()).toBe(feed);
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Mines cleared on the road to Dunmere' }).waitFor({ timeout: 60_000 });

  // From the report to the incident that it tells of.
  await tabTo(page, row);
  await press(page, 'Enter');
  await page.waitForURL('**/reports/*');
  await settled(page);
  const toIncident = page.getByRole('link', { name: 'Its incident' }).first();
  await tabTo(page, toIncident);
  await press(page, 'Enter');
  await page.waitForURL('**/incidents/*');
  await settled(page);
  const incident = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  const told = async () => (await server.api(`/incidents/${incident}`)) as { reports: number }; // the document says so
  expect((await told()).reports).toBeGreaterThan(1);

  // A correction with its reason, taken back, and made again.
  const dismiss = async () => {
    await tabTo(page, page.locator('.telling-list').getByRole('button', { name: 'Not told there…' }).first());
    await press(page, 'Enter');
    const why = page.getByRole('dialog');
    await tabTo(page, why.getByLabel('Reason'));
    await page.keyboard.type('The report speaks of another day.');
    await tabTo(page, why.getByRole('button', { name: 'Dismiss the telling' }));
    await press(page, 'Enter');
    await page.getByText('Dismissed.').waitFor();
  };
  const { reports } = await told();
  await dismiss();
  await expect.poll(async () => (await told()).reports, { timeout: 30_000 }).toBe(reports - 1);
  await press(page, 'u');
  await expect.poll(async () => (await told()).reports, { timeout: 30_000 }).toBe(reports);
  await expect
    .poll(() => page.locator('.telling-list > li').count(), { timeout: 30_000 })
    .toBeGreaterThanOrEqual(reports);
  await dismiss();
  await expect.poll(async () => (await told()).reports, { timeout: 30_000 }).toBe(reports - 1);

  // The briefing, as a file.
  await press(page, 'g', 'b');
  await page.waitForURL('**/briefing*');
  await settled(page);
  await tabTo(
    page,
    page
      .getByRole('link', { name: 'HTML file' })
      .or(page.getByRole('button', { name: 'HTML file' }))
      .first(),
  );
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await press(page, 'Enter');
  const html = readFileSync(await (await download).path(), 'utf8');
  expect(html).toContain('Orlava');
  expect(html).toMatch(/^<!doctype html>/i);

  const { items } = (await server.api('/corrections')) as {
    items: { standing: string; correction: { action: string } }[];
  }; // the document says so
  expect(items.map((each) => [each.correction.action, each.standing])).toContainEqual([
    'dismiss',
    'withdrawn',
  ]);
  expect(complaints).toEqual([]);
  expect(strayed).toEqual([]);
  await close();
}, 300_000);
