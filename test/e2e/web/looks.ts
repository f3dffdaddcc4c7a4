import type { Browser, Page } from 'playwright-core';
import { axeFindings, openPage, picture, settled, sticksOut, type Opening } from './page-watch.ts';
import type { RunningServer } from './server.ts';

/** Each language in each colour scheme, and the three widths. */
const looks = [
  { language: 'en', scheme: 'light', width: 1440 },
  { language: 'ar', scheme: 'dark', width: 1440 },
  { language: 'en', scheme: 'dark', width: 768 },
  { language: 'ar', scheme: 'light', width: 390 },
] as const satisfies readonly Opening[];

/** What is wrong with a page in any look: axe's findings, what sticks out sideways, complaints, requests that left. Takes its picture. */
export async function faultsInAllLooks(
  browser: Browser,
  server: RunningServer,
  name: string,
  path: string,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const look of looks) {
    const watched = await openPage(browser, server, path, look);
    try {
      await prepare(watched.page);
      await settled(watched.page);
      // Before axe: it knocks at frames that are closed to it, and the browser says so.
      const found = [...watched.complaints, ...watched.strayed, ...(await sticksOut(watched.page))];
      found.push(...(await axeFindings(watched.page)));
      faults.push(...found.map((fault) => `${look.language} ${look.scheme} ${look.width}: ${fault}`));
      await picture(watched.page, name, look);
    } finally {
      await watched.close();
    }
  }
  return faults;
}
