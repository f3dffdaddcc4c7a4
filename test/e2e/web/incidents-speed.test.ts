import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { mockIncidents } from './many-incidents.ts';
import { crowding, measuredSpeed, percentile, slowest, watchSpeed, type Measured } from './page-speed.ts';
import { openPage, settled } from './page-watch.ts';
import { startSampleServer } from './sample-server.ts';
import type { RunningServer } from './server.ts';

const figures = fileURLToPath(new URL('../../../artefacts/web/speed', import.meta.url));

/** What is asked for, on a machine that has nothing else to do: an interaction within 100 ms, no task of more than 200 ms once the page is there. */
const asked = { interaction: 100, longTask: 200 };
/** What else runs on the machine only ever adds: a limit holds if it holds once. */
const patience = { timeout: 120_000, retry: 2 };

/** The map needs WebGL, which is drawn by the processor here and slows every frame of it; the table is measured without. */
let plain: Browser;
let drawing: Browser;
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(figures, { recursive: true });
  [plain, drawing, server] = await Promise.all([
    launchBrowser(),
    launchBrowser('webgl'),
    startSampleServer(),
  ]);
});
afterAll(async () => {
  await Promise.all([plain.close(), drawing.close()]);
  await server.stop();
});

/** The page with so many incidents. The service worker would answer before the mock does. */
async function openWith(
  browser: Browser,
  path: string,
  before = '',
): Promise<{ page: Page; close: () => Promise<void> }> {
  const { page, close } = await openPage(browser, server, '/today', { context: { serviceWorkers: 'block' } });
  await mockIncidents(page, { table: 100_000, map: 20_000 });
  await page.addInitScript(before);
  await page.goto(server.url + path);
  await settled(page);
  return { page, close };
}

/** `until`: what the limit holds for. Without a graphics card the processor paints maps, and a frame takes what it takes: it is noted. */
function judge(name: string, measured: Measured, until: 'shown' | 'handled'): void {
  const told = Object.fromEntries(
    (['handled', 'shown'] as const).map((step) => {
      const durations = measured.interactions.map((each) => each[step]);
      return [
        step,
        { p50: percentile(durations, 50), p95: percentile(durations, 95), slowest: slowest(durations) },
      ];
    }),
  );
  const longestTask = slowest(measured.longTasks);
  const crowded = crowding();
  const figure = JSON.stringify(
    { interactions: measured.interactions.length, ...told, longestTask, crowded },
    null,
    2,
  );
  writeFileSync(`${figures}/${name}.json`, `${figure}\n`);
  process.stdout.write(`${name}: ${figure.replace(/\s+/g, ' ')}\n`);
  expect(measured.interactions.length).toBeGreaterThan(10);
  expect(told[until]?.p95, 'interactions').toBeLessThanOrEqual(asked.interaction * crowded);
  expect(longestTask, 'longest task').toBeLessThanOrEqual(asked.longTask * crowded);
}

describe('the table of 100,000 incidents', () => {
  it('answers every key within 100 ms, frame and all, with all rows read', patience, async () => {
    const { page, close } = await openWith(plain, '/incidents?view=table');
    await page.locator('[data-cell="0:0"]').click({ position: { x: 130, y: 10 } });
    await watchSpeed(page);
    await page.keyboard.press('Control+End');
    await expect
      .poll(() => page.locator('.incident-grid').getAttribute('aria-rowcount'), { timeout: 90_000 })
      .toBe('100001');
    for (const key of [
      'PageUp',
      'ArrowUp',
      'ArrowLeft',
      'PageDown',
      'ArrowDown',
      'ArrowRight',
      'Control+Home',
      'PageDown',
      'Control+End',
    ]) {
      for (let i = 0; i < 4; i++) await page.keyboard.press(key);
    }
    await expect.poll(() => page.locator('[data-cell="99999:0"]').textContent()).toContain('Other');
    expect(await page.locator('.incident-grid [role="row"]').count()).toBeLessThan(80);
    await page.mouse.move(700, 500);
    for (let i = 0; i < 10; i++) await page.mouse.wheel(0, i % 2 === 0 ? 3000 : -90_000);
    const measured = await measuredSpeed(page);
    await close();
    judge('table-100000', measured, 'shown');
  });
});

describe('the map of 20,000 incidents', () => {
  it('deals with slider, signs, list and zoom within 100 ms, drawn by WebGL', patience, async () => {
    const { page, close } = await openWith(drawing, '/incidents?view=map');
    await page.locator('.gl-map[data-ground="drawn"]').waitFor();
    await watchAfter(page);
    await useMap(page);
    await page.locator('.maplibregl-ctrl-zoom-in').click();
    await page.waitForTimeout(700);
    await page.locator('.maplibregl-ctrl-zoom-out').click();
    await page.waitForTimeout(700);
    const measured = await measuredSpeed(page);
    await close();
    judge('map-20000-webgl', measured, 'handled');
  });

  it('deals with them within 100 ms, drawn plainly', patience, async () => {
    const { page, close } = await openWith(
      plain,
      '/incidents?view=map',
      'HTMLCanvasElement.prototype.getContext = () => null',
    );
    await page.locator('.flat-map[data-ready="true"]').waitFor();
    await watchAfter(page);
    await useMap(page);
    for (const name of ['Zoom in', 'To the east', 'Zoom out'])
      await page.getByRole('button', { name }).last().click();
    const measured = await measuredSpeed(page);
    await close();
    judge('map-20000-plain', measured, 'handled');
  });
});

async function watchAfter(page: Page): Promise<void> {
  await page.locator('.map-sign').first().waitFor();
  await page.waitForTimeout(1000);
  await watchSpeed(page);
}

async function useMap(page: Page): Promise<void> {
  await page.locator('.day-handle.from').focus();
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageUp');
  await page.locator('.day-handle.to').focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('PageDown');
  await page.locator('.map-sign').nth(3).click();
  await page.locator('.map-sign').nth(5).click();
  await page.locator('.mark-row a').first().focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press(i % 4 === 3 ? 'PageDown' : 'ArrowDown');
}
