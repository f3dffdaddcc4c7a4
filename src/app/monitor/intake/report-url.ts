import tracking from '../../../../reference/tracking-parameters.json' with { type: 'json' };

/** Longest URL that is taken, characters: what browsers and servers agree on; longer ones are made to be a burden. */
export const longestUrl = 2048;

const trackingNames: ReadonlySet<string> = new Set(tracking.names);

/**
 * The form of a URL under which a report is known: two links to one page give one string. Scheme and host in lower case, no
 * default port, no fragment, no user name, no tracking parameters (`reference/tracking-parameters.json`); the order of the
 * other parameters is kept, because a site may mean something by it. Null where it is no http or https URL. Idempotent.
 */
export function normaliseReportUrl(url: string): string | null {
  const parsed = parseWebUrl(url);
  if (!parsed) return null;
  parsed.hash = '';
  parsed.username = '';
  parsed.password = '';
  parsed.hostname = parsed.hostname.replace(/\.$/, '');
  const query = parsed.search.slice(1);
  const kept = query.split('&').filter((pair) => pair !== '' && !isTracking(pair));
  const search = kept.join('&');
  // A query of nothing but its mark is none. Else assigned only where it changes: the setter writes some characters anew.
  if (/^\?*$/.test(search)) parsed.search = '';
  else if (search !== query) parsed.search = search;
  return parsed.href;
}

/** A web URL as it is written; null for one that no fetch may follow: control characters, white space, another scheme, too long. */
export function parseWebUrl(url: string, base?: URL): URL | null {
  // The parser of WHATWG drops line breaks and tabs silently; what holds them is an attack or a mistake.
  if (url.length > longestUrl || /[\p{Cc}\s\\]/u.test(url)) return null;
  if (!URL.canParse(url, base?.href)) return null;
  const parsed = new URL(url, base);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null;
  return parsed.hostname === '' || parsed.href.length > longestUrl ? null : parsed;
}

function isTracking(pair: string): boolean {
  const [name = ''] = pair.split('=', 1);
  const folded = name.toLowerCase();
  return trackingNames.has(folded) || tracking.prefixes.some((prefix) => folded.startsWith(prefix));
}
