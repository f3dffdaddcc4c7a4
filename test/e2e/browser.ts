import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';

/** The little of @sparticuz/chromium that is used: a Chromium out of the npm registry. */
interface PackedChromium {
  readonly executablePath: () => Promise<string>;
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** No machine of a test has a graphics card: either nothing is drawn by one, or maps are drawn by software. */
const graphics = {
  none: ['--disable-gpu'],
  webgl: [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
  ],
} as const;
type Graphics = keyof typeof graphics;

/** Starts the packed Chromium; where the machine lacks its shared libraries, with those that the package brings. */
export async function launchBrowser(drawn: Graphics = 'none'): Promise<Browser> {
  try {
    return await launch('', drawn);
  } catch (error) {
    if (!(error instanceof Error) || !/shared librar|Failed to launch|Target page/.test(error.message))
      throw error;
    // The package unpacks its libraries only where it takes the machine for a cloud function, and only into an empty folder.
    process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
    process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'chromium-'));
    return await launch('?own-libraries', drawn);
  }
}

async function launch(variant: string, drawn: Graphics): Promise<Browser> {
  const url = `${import.meta.resolve('@sparticuz/chromium')}${variant}`;
  const { default: packed } = (await import(url)) as { default: PackedChromium }; // the variant makes it a module of its own
  return playwright.launch({
    executablePath: await packed.executablePath(),
    headless: true,
    args: [...flags, ...graphics[drawn]],
  });
}

/** A picture of what is seen. Small machines now and then fail to take one: it is tried again, and missed at worst. */
export async function takePicture(page: Page, path: string): Promise<boolean> {
  for (let left = 6; left > 0; left--) {
    try {
      await page.screenshot({ path });
      return true;
    } catch {
      await page.waitForTimeout(300);
    }
  }
  return false;
}
