import type { Page } from 'playwright-core';

/** Checks that run inside the page, as source text: they speak of the browser's own objects. */

/** How far the page is wider than the window, in pixels: 0 where nothing has to be scrolled sideways. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

const contrastSource = `(() => {
  const channel = (v) => { const s = v / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const background = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const worst = {};
  for (const e of document.querySelectorAll('p, a, dt, dd, th, td, li, mark, summary, h1, h2, h3, h4, .outcome, .answer, .tag, .no, .dropped, .why')) {
    if (!e.textContent.trim() || !e.checkVisibility()) continue;
    const [a, b] = [luminance(parse(getComputedStyle(e).color)), luminance(background(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const name = e.tagName.toLowerCase() + (e.className ? '.' + String(e.className).split(' ').join('.') : '');
    if (!(name in worst) || ratio < worst[name]) worst[name] = ratio;
  }
  return worst;
})()`;

/** The lowest contrast ratio (WCAG 2) of each kind of element that shows text. */
export async function contrastOf(page: Page): Promise<Record<string, number>> {
  return page.evaluate<Record<string, number>>(contrastSource);
}

/** Presses Tab until the focus is on an element that matches, then Enter. False where it never gets there. */
export async function followByKeyboard(page: Page, selector: string, limit = 400): Promise<boolean> {
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate<boolean>(
      `Boolean(document.activeElement?.matches(${JSON.stringify(selector)}))`,
    );
    if (!there) continue;
    await page.keyboard.press('Enter');
    return true;
  }
  return false;
}
