import type { Locator, Page } from 'playwright-core';

/** How many presses of Tab somebody may need to come to something: pages of dense lists are long. */
const mostTabs = 300;

/** Goes to a thing by the Tab key alone. */
export async function tabTo(page: Page, thing: Locator): Promise<void> {
  await thing.waitFor();
  for (let i = 0; i < mostTabs; i++) {
    if ((await thing.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reached by ${mostTabs} presses of Tab.`);
}
