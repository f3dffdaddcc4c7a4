import chromium from '@sparticuz/chromium';

/** Unpacks the browser before the suites of a run start: two of them that did so at once would break it. */
export default async function unpackBrowser(): Promise<void> {
  await chromium.executablePath();
}
