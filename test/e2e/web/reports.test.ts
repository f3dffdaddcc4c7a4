import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { axeFindings, openPage, picture, settled } from './page-watch.ts';
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

interface Listed {
  readonly id: string;
  readonly title: string | null;
  readonly assignee: string | null;
  readonly setAside: boolean;
}
async function listed(query = ''): Promise<readonly Listed[]> {
  return ((await server.api(`/reports?limit=200${query}`)) as { items: Listed[] }).items; // the document says so
}

/** The title of the row that has the focus. */
const focused = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement?.closest(".report-row")?.querySelector("a")?.textContent ?? ""',
  );
const titles = (page: Page) => page.locator('.report-title a').allTextContents();
async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
  }
}

describe('the inbox by keyboard', () => {
  it('goes down and up, opens, and comes back', async () => {
    const { page, close } = await openPage(browser, server, '/reports');
    const all = await titles(page);
    expect(all.length).toBeGreaterThan(5);
    await keys(page, 'j', 'j', 'j', 'k');
    expect(await focused(page)).toBe(all[1]);
    await keys(page, 'o');
    await page.waitForURL('**/reports/*');
    await settled(page);
    expect(await page.locator('h1').textContent()).toBe(all[1]);
    await page.goBack();
    await settled(page);
    await keys(page, 'j', 'Enter');
    await page.waitForURL('**/reports/*');
    await close();
  });

  it('takes, chooses a range, sets aside with a reason, and undoes each', async () => {
    const { page, complaints, close } = await openPage(browser, server, '/reports');
    const before = await titles(page);
    await keys(page, 'j', 'a');
    await page.getByText('The report is with admin.').waitFor();
    await page
      .locator('.report-row')
      .filter({ hasText: before[0] ?? '' })
      .waitFor({ state: 'detached' });
    expect(
      (await listed()).filter((report) => report.assignee === 'admin').map((report) => report.title),
    ).toEqual([before[0]]);
    await keys(page, 'u');
    await page
      .locator('.report-row')
      .filter({ hasText: before[0] ?? '' })
      .waitFor();
    expect((await listed()).filter((report) => report.assignee !== null)).toEqual([]);

    await page.reload();
    await settled(page);
    await keys(page, 'j', 'J', 'J');
    await page.getByText('3 chosen').waitFor();
    await keys(page, 'x');
    await page.getByRole('dialog', { name: 'Set 3 reports aside?' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Reason').fill('An exercise, not news');
    await keys(page, 'Enter');
    await page.getByText('3 reports are set aside.').waitFor();
    await expect.poll(async () => (await listed('&setAside=1')).length).toBe(3);
    const { items } = (await server.api('/corrections')) as {
      items: { reason: string; correction: { action: string } }[];
    }; // the document says so
    expect(
      items.filter(
        (each) => each.correction.action === 'set-aside' && each.reason === 'An exercise, not news',
      ),
    ).toHaveLength(3);
    await keys(page, 'u');
    await expect.poll(async () => (await listed('&setAside=1')).length, { timeout: 20_000 }).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('links a report to a story that is found by words', async () => {
    const { page, close } = await openPage(browser, server, '/reports?q=Dunmere&box=all');
    await keys(page, 'j', 'l');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Find a story').fill('Orlava');
    await dialog.getByRole('radio').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('radio').first().check();
    await dialog.getByLabel('Reason').fill('It tells of the same day');
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();
    await page.getByText(/The report is linked to/).waitFor();
    const { items } = (await server.api('/corrections')) as { items: { correction: { action: string } }[] }; // the document says so
    expect(items.some((each) => each.correction.action === 'link')).toBe(true);
    await keys(page, 'u');
    await page.getByText('Taken back.').waitFor();
    await close();
  });

  it('marks the words that are searched for where they stand', async () => {
    const { page, close } = await openPage(browser, server, '/reports?q=observers&box=all');
    const marked = await page.locator('.report-row').first().locator('mark').allTextContents();
    expect(marked.length).toBeGreaterThan(0);
    for (const words of marked) expect(words).toMatch(/observer/i);
    await close();
  });

  it('sleeps while something is typed, and when it is put off', async () => {
    const { page, close } = await openPage(browser, server, '/reports');
    await page.getByLabel('Words').pressSequentially('jax', { delay: 80 });
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByLabel('Words').inputValue()).toBe('jax');
    await page.waitForURL('**/reports?q=jax*');
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByText('Single keys work').click();
    await keys(page, 'Escape');
    await page.goto(`${server.url}/reports`);
    await settled(page);
    await keys(page, 'j');
    expect(await focused(page)).toBe('');
    await close();
  });
});

const record = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  title: 'Ferry stopped off Sedge',
  outlet: 'Harbour Post',
  date: '2023-05-12',
  url: 'https://harbourpost.example/ferry',
  ...more,
  text,
});

describe('handing in', () => {
  it('takes files, tells those that were known, and shows the report when it is read', async () => {
    const { page, close } = await openPage(browser, server, '/reports');
    const text = JSON.stringify(
      record(
        'The coast guard said on Friday that a ferry was stopped off Sedge. "Nobody was hurt," harbour master Ana Brill said.',
      ),
    );
    const file = { name: 'ferry.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('1 document is taken in.').waitFor();
    await page
      .locator('.report-title')
      .filter({ hasText: 'Ferry stopped off Sedge' })
      .waitFor({ timeout: 20_000 });
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('1 document was known already.').waitFor();
    await close();
  });

  it('takes what is pasted: a text as a report, an address as a source', async () => {
    const { page, close } = await openPage(browser, server, '/reports');
    const paste = (text: string) =>
      page.evaluate(`(() => {
        const data = new DataTransfer();
        data.setData('text/plain', ${JSON.stringify(text)});
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      })()`);
    await paste(
      'Sedge Daily\n\nTanks near Dunmere\n\n14 May 2023\n\nResidents said on Sunday that four tanks had passed the bridge at Dunmere before dawn.',
    );
    await page.getByRole('dialog', { name: 'Hand in a text' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hand in', exact: true }).last().click();
    await page.getByText('1 document is taken in.').waitFor();
    await paste('https://sedgedaily.example/feed.xml');
    await page.getByRole('dialog', { name: 'Add a feed or page' }).waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('sedgedaily.example');
    await page.keyboard.press('Enter');
    await page.getByText('sedgedaily.example is added').waitFor();
    const { items } = (await server.api('/sources')) as { items: { location: string }[] }; // the document says so
    expect(items.map((source) => source.location)).toContain('https://sedgedaily.example/feed.xml');
    await close();
  });

  it('says of what cannot be read why, and what to do: at once, or when it is read', async () => {
    const { page, close } = await openPage(browser, server, '/reports');
    const handIn = (name: string, mimeType: string, text: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
    await handIn('scan.txt', 'text/plain', '%PDF-1.7 scanned');
    await page.getByText('This is a PDF, not text. Save its text').waitFor();
    await handIn(
      'menu.html',
      'text/html',
      '<!doctype html><nav><a href="/">Home</a></nav><button>Menu</button>',
    );
    const row = page.locator('.report-row').filter({ hasText: 'Cannot be read' });
    await row.waitFor({ timeout: 20_000 });
    expect(await row.locator('.report-lead').textContent()).toContain('no sentence of a report');
    await close();
  });
});

describe('a report', () => {
  it('leads from passage to passage by n and p, and from card to passage and back', async () => {
    const [report] = await listed('&q=observers');
    const { page, close } = await openPage(browser, server, `/reports/${report?.id ?? ''}`);
    await keys(page, 'n', 'n');
    expect(await page.locator('.reading-card[data-looked=true]').count()).toBe(1);
    expect(await page.locator('.mark.looked').first().isVisible()).toBe(true);
    expect(await page.getByRole('status').filter({ hasText: 'Passage 2 of' }).count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('at')).not.toBeNull();
    await keys(page, 'p');
    const card = await page.locator('.reading-card[data-looked=true] .reading-head').textContent();
    await page.reload();
    await settled(page);
    expect(await page.locator('.reading-card[data-looked=true] .reading-head').textContent()).toBe(card);
    await page.locator('.mark-allegation').last().click();
    expect(await page.locator('.reading-card.kind-allegation[data-looked=true]').count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await close();
  });

  it('shows and hides kinds of marks and what was dropped', async () => {
    const [report] = await listed('&q=observers');
    const { page, close } = await openPage(browser, server, `/reports/${report?.id ?? ''}`);
    expect(await page.locator('.report-text .mark-place').count()).toBe(0);
    await page.getByRole('button', { name: 'Places' }).click();
    expect(await page.locator('.report-text .mark-place').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Statements' }).click();
    expect(await page.locator('.report-text .mark-statement').count()).toBe(0);
    expect(await page.locator('.dropped').count()).toBeGreaterThan(0);
    await page.getByText('Show what was dropped').click();
    expect(await page.locator('.dropped').count()).toBe(0);
    expect(page.url()).toContain('kept=true');
    await close();
  });

  it('sets two versions side by side and marks the words that differ', async () => {
    const url = 'https://harbourpost.example/toll';
    const before =
      'Six people were killed at the bridge of Orlava on Thursday, the hospital said. The road is closed.';
    const after =
      'Nine people were killed at the bridge of Orlava on Thursday, the hospital said. The road is closed.';
    await server.api('/reports', { method: 'POST', body: record(before, { url, title: 'Bridge hit' }) });
    const taken = (await server.api('/reports', {
      method: 'POST',
      body: record(after, { url, title: 'Bridge hit' }),
    })) as {
      documents: { status: string; reports: { report: string; version: number }[] }[];
    }; // the document says so
    expect(taken.documents[0]?.status).toBe('new-version');
    const id = taken.documents[0]?.reports[0]?.report ?? '';
    await expect
      .poll(async () => ((await server.api(`/reports/${id}`)) as { state: string }).state, {
        timeout: 20_000,
      })
      .toBe('read');
    const { page, close } = await openPage(browser, server, `/reports/${id}?compare=1`);
    await page.locator('.diff-table').waitFor();
    expect(await page.locator('.diff-table del').allTextContents()).toEqual(['Six']);
    expect(await page.locator('.diff-table ins').allTextContents()).toEqual(['Nine']);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'versions');
    await close();
  });

  it('never takes its words for markup', async () => {
    const hostile =
      'The mayor said "<img src=x onerror=alert(1)>" on Friday. <script>document.title = "owned"</script> <b>Bold</b> &amp; plain.';
    const taken = (await server.api('/reports', {
      method: 'POST',
      body: record(hostile, { url: 'https://evil.example/1', title: '<svg onload=alert(2)> Title' }),
    })) as { documents: { reports: { report: string }[] }[] }; // the document says so
    const id = taken.documents[0]?.reports[0]?.report ?? '';
    await expect
      .poll(async () => ((await server.api(`/reports/${id}`)) as { state: string }).state, {
        timeout: 20_000,
      })
      .toBe('read');
    const { page, complaints, strayed, close } = await openPage(browser, server, `/reports/${id}`);
    expect(await page.locator('h1 svg, .report-text img, .report-text script, .report-text b').count()).toBe(
      0,
    );
    expect(await page.locator('.report-text').textContent()).toContain('onerror=alert(1)');
    expect(await page.title()).not.toBe('owned');
    await page.goto(`${server.url}/search?q=mayor`);
    await settled(page);
    expect(await page.locator('main img').count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(strayed).toEqual([]);
    await close();
  });
});
