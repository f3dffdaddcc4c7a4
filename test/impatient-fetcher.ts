import { createFetcher, type FetcherEffects } from '../src/ingest/create-fetcher.ts';
import type { FetchSettings } from '../src/ingest/fetch-settings.ts';
import type { TestSite } from './web-site.ts';

/** A fetcher that may ask these sites though they are on this machine, and that waits for nothing longer than tests should. */
export function fetcherFor(
  sites: readonly TestSite[],
  settings: Partial<FetchSettings> = {},
  effects: Partial<FetcherEffects> = {},
) {
  return createFetcher(
    {
      version: '1.0.0',
      contact: 'https://monitor.example/contact',
      allowedPrivateHosts: sites.map((s) => s.host),
      minDelay: 0,
      connectTimeout: 1000,
      headersTimeout: 400,
      bodyPause: 400,
      totalTimeout: 1500,
      ...settings,
    },
    { clock: () => new Date(), ...effects },
  );
}
