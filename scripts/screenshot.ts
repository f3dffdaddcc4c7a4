// Makes docs/briefing.png, the README's picture: the top of the briefing of the bundled samples.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchBrowser, takePicture } from '../test/e2e/browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(mkdtempSync(join(tmpdir(), 'briefing-')), 'briefing.html');
execFileSync(process.execPath, [join(root, 'bin/trucewatch.js'), 'brief', '--out', file], {
  stdio: 'inherit',
});
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1100, height: 1560 }, deviceScaleFactor: 1 });
await page.goto(pathToFileURL(file).href);
await takePicture(page, join(root, 'docs/briefing.png'));
await browser.close();
