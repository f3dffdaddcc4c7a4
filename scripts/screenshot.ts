// Makes the README's pictures: the briefing of the bundled samples, and three pages of the app over a monitor of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser, takePicture } from '../test/e2e/browser.ts';
import { openPage } from '../test/e2e/web/page-watch.ts';
import { startServer, type RunningServer } from '../test/e2e/web/server.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const docs = join(root, 'docs');

async function pictureBriefing(browser: Browser): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'briefing-')), 'briefing.html');
  execFileSync(process.execPath, [join(root, 'bin/trucewatch.js'), 'brief', '--out', file], {
    stdio: 'inherit',
  });
  const page = await browser.newPage({ viewport: { width: 1100, height: 1560 }, deviceScaleFactor: 1 });
  await page.goto(pathToFileURL(file).href);
  await takePicture(page, join(docs, 'briefing.png'));
  await page.close();
}

/** The incident that most reports tell. */
async function mostTold(server: RunningServer): Promise<string> {
  const { items } = (await server.api('/incidents')) as { items: { id: string; reports: number }[] }; // the API's own schema
  const [first] = items.sort((a, b) => b.reports - a.reports);
  if (!first) throw new Error('The samples gave no incident.');
  return first.id;
}

async function pictureApp(browser: Browser): Promise<void> {
  const server = await startServer();
  try {
    const pages = {
      'app-today.png': '/today',
      'app-incidents.png': '/incidents',
      'app-incident.png': `/incidents/${encodeURIComponent(await mostTold(server))}`,
    };
    for (const [name, path] of Object.entries(pages)) {
      const { page, close } = await openPage(browser, server, path);
      await page.waitForTimeout(2000); // maps are drawn by software here
      await takePicture(page, join(docs, name));
      await close();
    }
  } finally {
    await server.stop();
  }
}

const browser = await launchBrowser('webgl');
try {
  await pictureBriefing(browser);
  await pictureApp(browser);
} finally {
  await browser.close();
}
