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

let drawing: Browser;
let plain: Browser;
let server: RunningServer;
/** The incident that most reports tell. */
let incident: string;

beforeAll(async () => {
  [drawing, plain, server] = await Promise.all([
    launchBrowser('webgl'),
    launchBrowser(),
    startSampleServer(),
  ]);
  const list = (await server.api('/incidents?limit=50')) as { items: { id: string; reports: number }[] }; // the document says so
  incident = list.items.sort((a, b) => b.reports - a.reports)[0]?.id ?? '';
});
afterAll(async () => {
  await Promise.all([drawing.close(), plain.close()]);
  await server.stop();
});

const views = ['map', 'table', 'timeline'] as const;
const looks: readonly (readonly [Width, Language, Scheme])[] = [
  [1440, 'en', 'light'],
  [1440, 'ar', 'dark'],
  [768, 'ar', 'light'],
  [390, 'en', 'dark'],
  [390, 'ar', 'light'],
];
const pathOf = (what: string): string =>
  what === 'page' ? `/incidents/${encodeURIComponent(incident)}` : `/incidents?view=${what}`;

describe.each([...views, 'page'])('incidents: %s', (what) => {
  it.each(looks)('is sound at %d px, %s, %s', async (width, language, scheme) => {
    const browser = what === 'map' ? drawing : plain;
    const opening = { width, language, scheme };
    const { page, complaints, strayed, close } = await openPage(browser, server, pathOf(what), opening);
    if (what === 'map') await page.locator('.gl-map[data-ready="true"] .map-sign').first().waitFor();
    await picture(page, `incidents-${what}`, opening);
    expect(await axeFindings(page)).toEqual([]);
    expect(await sticksOut(page)).toEqual([]);
    expect(complaints.filter((line) => !/GPU stall|WebGL/.test(line))).toEqual([]);
    expect(strayed).toEqual([]);
    await close();
  });
});

describe('the map', () => {
  it('draws what there is, and its list leads to each incident by keyboard', async () => {
    const { page, close } = await openPage(drawing, server, '/incidents');
    await page.locator('.map-sign').first().waitFor();
    const rows = await page.locator('.mark-row').count();
    expect(rows).toBeGreaterThan(2);
    const canvas = await page.locator('.maplibregl-canvas').boundingBox();
    expect(canvas?.width ?? 0).toBeGreaterThan(500);
    await page.locator('.mark-row a').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.closest(".mark-row").dataset.row')).toBe('1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/incidents\/./);
    await expect.poll(() => page.locator('h1').textContent()).toMatch(/\.$/);
    await close();
  });

  it('follows the days chosen by keyboard, keeps them in the address, and gives them back on reload', async () => {
    const { page, close } = await openPage(drawing, server, '/incidents');
    await page.locator('.map-sign').first().waitFor();
    const before = await page.locator('.mark-row').count();
    await page.locator('.day-handle.from').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/from=\d{4}-\d{2}-\d{2}/);
    await expect.poll(() => page.locator('.mark-row').count()).toBeLessThan(before);
    const after = await page.locator('.mark-row').count();
    await page.reload();
    await settled(page);
    await page.locator('.map-sign').first().waitFor();
    await expect.poll(() => page.locator('.mark-row').count()).toBe(after);
    await close();
  });

  it('narrows its list to the sign that is chosen', async () => {
    const { page, close } = await openPage(drawing, server, '/incidents');
    const sign = page.locator('.map-sign').first();
    await sign.waitFor();
    const said = await sign.getAttribute('aria-label');
    await sign.click();
    await expect.poll(() => page.locator('.map-sign[aria-pressed="true"]').count()).toBe(1);
    const many = /^(\d+)/.exec(said ?? '')?.[1] ?? '1';
    await expect.poll(() => page.locator('.mark-row').count()).toBe(Number(many));
    await close();
  });

  it('is drawn plainly, and says so, where there is no WebGL', async () => {
    const { page, complaints, close } = await openPage(plain, server, '/today');
    await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null');
    await page.goto(`${server.url}/incidents`);
    await page.locator('.flat-map[data-ready="true"] .map-sign').first().waitFor();
    expect(await page.locator('.map-note').textContent()).toContain('WebGL');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForURL(/at=/);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints.filter((line) => !/WebGL/.test(line))).toEqual([]);
    await picture(page, 'incidents-map-plain');
    await close();
  });
});

describe('the table', () => {
  it('goes by arrows, sorts, hides columns and opens an incident', async () => {
    const { page, close } = await openPage(plain, server, '/incidents?view=table');
    const grid = page.locator('[role="grid"]');
    const total = Number(await grid.getAttribute('aria-rowcount')) - 1;
    expect(await grid.locator('.grid-row').count()).toBe(total);
    await page.locator('[data-cell="0:1"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.dataset.cell')).toBe('1:2');
    await page.getByRole('button', { name: /When/ }).click();
    await page.waitForURL(/sort=day/);
    await expect.poll(() => page.locator('[aria-sort="ascending"]').count()).toBe(1);
    const days = (): Promise<string[]> =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('[aria-colindex="2"][role="gridcell"] time')].map((e) => e.dateTime)`,
      );
    // The sorted rows come from the server.
    await expect.poll(async () => (await days()).length).toBeGreaterThan(2);
    const sorted = await days();
    expect([...sorted].sort()).toEqual(sorted);
    const columns = Number(await grid.getAttribute('aria-colcount'));
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitem', { name: /Killed/ }).click();
    await expect.poll(() => grid.getAttribute('aria-colcount')).toBe(String(columns - 1));
    await page.waitForURL(/hide=killed/);
    await page.keyboard.press('Escape');
    await page.locator('[data-cell="0:0"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/incidents\/./);
    await close();
  });
});

describe('the timeline', () => {
  it('is brushed with the mouse and cleared again', async () => {
    const { page, close } = await openPage(plain, server, '/incidents?view=timeline');
    const box = await page.locator('.day-stacks svg').boundingBox();
    if (!box) throw new Error('There is no drawing.');
    await page.mouse.move(box.x + box.width * 0.6, box.y + 80);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.95, box.y + 80, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/from=/);
    await page.getByRole('button', { name: 'All days' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('from')).toBeNull();
    await page.getByText('The same as a table').click();
    expect(await page.locator('.day-table tbody tr').count()).toBeGreaterThan(2);
    await close();
  });
});

describe('the page of an incident', () => {
  it('says it in a sentence, with every value by its tellers, and why the finding', async () => {
    const { page, close } = await openPage(plain, server, pathOf('page'));
    expect(await page.locator('h1').textContent()).toContain('Orlava');
    expect(await page.locator('.told-field').count()).toBeGreaterThan(4);
    expect(await page.locator('.contradictions .side').count()).toBeGreaterThan(3);
    expect(await page.locator('.finding-steps > li').count()).toBe(6);
    const link = page.locator('.finding-steps .passage-quote a').first();
    expect(await link.getAttribute('href')).toMatch(/^\/reports\/.+\?at=\d+-\d+$/);
    await close();
  });

  it('greys what was not known then', async () => {
    const { page, close } = await openPage(plain, server, pathOf('page'));
    const slider = page.locator('#known-on');
    expect(await slider.getAttribute('aria-valuetext')).toBe('Now');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/known=\d{4}-\d{2}-\d{2}/);
    // All samples were taken in on one day: at its end everything was known.
    expect(await page.locator('.not-yet').count()).toBe(0);
    await page.goto(`${server.url}${pathOf('page')}?known=2000-01-01`);
    await settled(page);
    expect(await page.locator('.not-yet').count()).toBeGreaterThan(5);
    await close();
  });

  it('is corrected in place, with a reason, and the correction is taken back', async () => {
    const { page, close } = await openPage(plain, server, pathOf('page'));
    const tellings = await page.locator('.telling-list > li').count();
    await page.locator('.telling-list').getByRole('button', { name: 'Not told there…' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Dismiss the telling' }).click();
    expect(await dialog.textContent()).toContain('Say why');
    await picture(page, 'incidents-dismiss');
    await dialog.getByLabel('Reason').fill('The report speaks of another day.');
    await dialog.getByRole('button', { name: 'Dismiss the telling' }).click();
    await page.getByText('Dismissed.').waitFor();
    await expect
      .poll(() => page.locator('.telling-list > li').count(), { timeout: 20_000 })
      .toBe(tellings - 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.locator('.telling-list > li').count(), { timeout: 20_000 }).toBe(tellings);
    await close();
  });

  it('is split, and both parts are there', async () => {
    const before = (await server.api('/incidents')) as { total: number }; // the document says so
    const { page, close } = await openPage(plain, server, pathOf('page'));
    await page.getByRole('button', { name: 'Split…' }).click();
    const dialog = page.getByRole('dialog');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.locator('.checkbox').last().click();
    await dialog.getByLabel('Reason').fill('Another shelling, on the next day.');
    await dialog.getByRole('button', { name: 'Split', exact: true }).click();
    await page.getByText('Split. The tellings').waitFor();
    await expect
      .poll(async () => ((await server.api('/incidents')) as { total: number }).total, { timeout: 20_000 })
      .toBe(before.total + 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(async () => ((await server.api('/incidents')) as { total: number }).total, { timeout: 20_000 })
      .toBe(before.total);
    await close();
  });

  it('has a field read anew', async () => {
    const { page, close } = await openPage(plain, server, pathOf('page'));
    await page.locator('.telling-list').getByRole('button', { name: 'Correct a field…' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Field/ }).click();
    await page.getByRole('option', { name: 'Injured' }).click();
    await dialog.getByLabel('It says').fill('21');
    await dialog.getByLabel('Reason').fill('A later line gives 21.');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
    await page.getByText('Corrected.').first().waitFor();
    const injured = page.locator('.told-field').filter({ has: page.locator('dt', { hasText: /^Injured/ }) });
    await expect.poll(() => injured.textContent(), { timeout: 20_000 }).toContain('21');
    expect(await page.locator('.incident-badges').textContent()).toContain('Corrected by a person');
    await close();
  });
});
