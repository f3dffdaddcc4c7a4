import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import {
  axeFindings,
  openPage,
  picture,
  settled,
  sticksOut,
  type Language,
  type Scheme,
  type Width,
} from './page-watch.ts';
import { startSampleServer } from './sample-server.ts';
import type { RunningServer } from './server.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  [server, browser] = await Promise.all([startSampleServer(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const looks: readonly [Width, Scheme, Language][] = [
  [1440, 'light', 'en'],
  [1440, 'dark', 'ar'],
  [768, 'dark', 'en'],
  [768, 'light', 'ar'],
  [390, 'light', 'en'],
  [390, 'dark', 'ar'],
];

async function aReport(words: string): Promise<string> {
  const page = (await server.api(`/reports?q=${encodeURIComponent(words)}`)) as { items: { id: string }[] }; // the document says so
  const [first] = page.items;
  if (!first) throw new Error(`No sample speaks of ${words}.`);
  return `/reports/${encodeURIComponent(first.id)}`;
}

describe('what stands on every page', () => {
  it.each(looks)('is accessible, whole and drawn at %i px, %s, %s', async (width, scheme, language) => {
    const pages = {
      today: '/today',
      reports: '/reports',
      report: await aReport('observers'),
      search: '/search?q=market',
      'sign-in': '/sign-in',
    };
    for (const [name, path] of Object.entries(pages)) {
      const opening = { width, scheme, language };
      const { page, complaints, strayed, close } = await openPage(browser, server, path, opening);
      expect(await axeFindings(page), name).toEqual([]);
      expect(await sticksOut(page), name).toEqual([]);
      expect(await picture(page, name, opening), name).toBe(true);
      expect(complaints, name).toEqual([]);
      expect(strayed, name).toEqual([]);
      await close();
    }
  });

  it('turns to Arabic and to dark from the settings, and remembers', async () => {
    const { page, close } = await openPage(browser, server, '/today');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'العربية' }).click();
    await page.locator('html[dir=rtl]').waitFor();
    expect(await page.locator('h1').textContent()).toBe('اليوم');
    await page.getByRole('button', { name: 'الإعدادات' }).click();
    await page.getByRole('menuitem', { name: 'داكنة' }).click();
    await page.locator('html[data-scheme=dark]').waitFor();
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(18, 22, 27)');
    await page.reload();
    await settled(page);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
    await close();
  });

  it('leads by keys alone: skip link, g and a letter, help, Escape', async () => {
    const { page, close } = await openPage(browser, server, '/today');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip-link');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL('**/reports');
    await settled(page);
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await help.waitFor();
    expect(await help.textContent()).toContain('Next report');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await close();
  });

  it('says what to do where there is no such page and no such thing', async () => {
    const lost = await openPage(browser, server, '/no-such-page');
    expect(await lost.page.locator('main').textContent()).toContain('There is no such page');
    await lost.close();
    const { page, close } = await openPage(browser, server, '/today');
    await page.goto(`${server.url}/reports/r-none`);
    await page.getByRole('heading', { level: 1, name: 'There is no such thing here' }).waitFor();
    // What is not there is not there at the second asking either.
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    await page.getByRole('main').getByRole('link', { name: 'Reports' }).click();
    await page.waitForURL('**/reports');
    await close();
  });

  it('is seen within a second, under a policy without inline or eval', async () => {
    const { page, close } = await openPage(browser, server, '/today');
    const policy =
      (await page.request.get(server.url, { headers: { accept: 'text/html' } })).headers()[
        'content-security-policy'
      ] ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe-(?:inline|eval)/);
    await page.reload();
    await settled(page);
    const painted = await page.evaluate<number>(
      'performance.getEntriesByName("first-contentful-paint")[0].startTime',
    );
    expect(painted).toBeLessThan(1_000);
    await close();
  });
});

describe('signing in', () => {
  it('takes the token out of the address and leads where one wanted to go', async () => {
    const { page, complaints, close } = await openPage(browser, server, '/reports?box=all', {
      signedIn: false,
    });
    await page.waitForURL('**/sign-in?next=*');
    const token = server.link().split('#')[1] ?? '';
    await page.goto(`${page.url()}#${token}`);
    await page.waitForURL('**/reports?box=all');
    expect(await page.evaluate('history.state === null ? "" : JSON.stringify(history.state)')).not.toContain(
      token,
    );
    expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
    await close();
  });

  it('says that a link works once, and how to get another', async () => {
    const { page, close } = await openPage(
      browser,
      server,
      '/sign-in#token=abcdefghijklmnopqrstuvwxyz0123456789',
      { signedIn: false },
    );
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('This link does not sign in any more');
    expect(await page.locator('main').textContent()).toContain('trucewatch sign-in-link');
    expect(page.url()).toBe(`${server.url}/sign-in`);
    await page.getByLabel('Or paste the link here').fill(server.link());
    await page.keyboard.press('Enter');
    await page.waitForURL('**/today');
    await close();
  });
});

describe('today', () => {
  it('counts what changed since one said that one has seen it, as it changes', async () => {
    const { page, close } = await openPage(browser, server, '/today');
    expect(await page.title()).toBe('Today · Trucewatch');
    await page.getByRole('button', { name: 'I have seen this' }).click();
    await page.getByText('Nothing has changed.').waitFor();
    await server.api('/reports', {
      method: 'POST',
      body: {
        title: 'Gunfire near Marrick',
        outlet: 'Sedge Daily',
        url: 'https://sedgedaily.example/gunfire',
        date: '2023-05-13',
        text: 'Soldiers fired on a car near Marrick on Saturday and wounded two civilians, the mayor of Marrick said.',
      },
    });
    // Nothing is pressed: the server says that something changed.
    await page.locator('.since-counts').getByRole('link', { name: '1 report' }).waitFor({ timeout: 30_000 });
    await close();
  });

  it('leads from a count to the incidents that it counts', async () => {
    const { page, close } = await openPage(browser, server, '/today');
    await page.getByRole('link', { name: 'Halder', exact: true }).click();
    await page.waitForURL(/\/incidents\?place=Halder&from=2023-05-\d\d&to=2023-05-\d\d|\/incidents\?from=/);
    expect(new URL(page.url()).searchParams.get('place')).toBe('Halder');
    await close();
  });
});

describe('search', () => {
  it('finds by Ctrl+K, arrows and Enter', async () => {
    const { page, close } = await openPage(browser, server, '/today');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox');
    await field.waitFor();
    await field.fill('observers');
    await page.getByRole('option').filter({ hasText: 'Sundal offers observers' }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(?:reports|stories)\//);
    await close();
  });

  it('shows all that is found at an address that can be sent on', async () => {
    const { page, close } = await openPage(browser, server, '/search?q=market');
    await page.locator('.found-list mark').first().waitFor();
    expect(await page.locator('.found-list mark').first().textContent()).toMatch(/^market/i);
    await page.getByLabel('Search everything').fill('zzyzx');
    await page.getByText('Nothing is found for “zzyzx”.').waitFor();
    expect(page.url()).toContain('q=zzyzx');
    await close();
  });
});

describe('an API token', () => {
  it('is made, shown once, works, and is revoked', async () => {
    const { page, close } = await openPage(browser, server, '/today');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'API tokens' }).click();
    await page.getByLabel('What it is for').fill('nightly export');
    await page.keyboard.press('Enter');
    const secret = (await page.locator('.secret code').textContent()) ?? '';
    const ask = () => fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).status).toBe(200);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('There are none.').waitFor();
    expect((await ask()).status).toBe(401);
    await close();
  });
});

describe('without a line', () => {
  it('shows what was opened, says how old it is, and forgets it at sign-out', async () => {
    const own = await startSampleServer();
    try {
      const report = await aReport('observers');
      const { page, close } = await openPage(browser, own, '/today');
      // Only what a service worker sees can be kept: it answers from the first page after it is there.
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      await page.reload();
      await settled(page);
      await page.goto(own.url + report);
      await settled(page);
      const heading = await page.locator('h1').textContent();
      await own.stop();
      await page.reload();
      await settled(page);
      expect(await page.locator('h1').textContent()).toBe(heading);
      expect(await page.locator('.banner').textContent()).toMatch(/^Offline\. Shown as of \d/);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('link', { name: 'Sources' }).click();
      await page.getByText('The server cannot be reached').waitFor();
      await close();
    } finally {
      await own.stop();
    }
  });

  it('keeps nothing after sign-out', async () => {
    const { page, close } = await openPage(browser, server, '/today');
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.reload();
    await settled(page);
    const kept = () =>
      page.evaluate<number>('caches.open("trucewatch-api-1").then((c) => c.keys()).then((k) => k.length)');
    expect(await kept()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    expect(await kept()).toBe(0);
    await close();
  });
});
