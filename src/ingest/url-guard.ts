import { isIP } from 'node:net';
import { parseWebUrl } from '../app/monitor/intake/report-url.ts';
import { addressRefusal } from './address-guard.ts';
import type { FetchSettings } from './fetch-settings.ts';

export type UrlRules = Pick<FetchSettings, 'allowedPrivateHosts' | 'allowedPorts'>;

/** Names that mean this machine or its network, whatever a resolver says. RFC 6761, RFC 6762, RFC 8375, ICANN's "internal". */
const innerNames = /(?:^|\.)(?:localhost|localdomain|local|internal|home\.arpa|onion)$/;

/** What a URL says by itself: a URL that may be asked for, or why not. A name's addresses are checked when it is connected to. */
export function checkWebUrl(
  text: string,
  rules: UrlRules,
  base?: URL,
): { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly why: string } {
  const url = parseWebUrl(text, base);
  if (!url) return { ok: false, why: 'it is no http or https URL without blanks and control characters' };
  const why = urlRefusal(url, rules);
  return why === null ? { ok: true, url } : { ok: false, why };
}

function urlRefusal(url: URL, rules: UrlRules): string | null {
  if (url.username !== '' || url.password !== '') return 'it holds a user name or password';
  const port = portOf(url);
  if (port !== 80 && port !== 443 && port < 1024 && !rules.allowedPorts.includes(port)) {
    return `port ${port} is no port of web pages`;
  }
  const host = bareHost(url);
  const allowed = mayBePrivate(url, rules);
  if (isIP(host) !== 0) return addressRefusal(host, allowed);
  if (!allowed && innerNames.test(host)) return `${host} is a name of the inner network`;
  return null;
}

/** Whether the settings name the host as one that may have a private address. */
export function mayBePrivate(url: URL, { allowedPrivateHosts }: UrlRules): boolean {
  const host = url.hostname.replace(/\.$/, '');
  return allowedPrivateHosts.includes(host) || allowedPrivateHosts.includes(`${host}:${portOf(url)}`);
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

/** Without the brackets of IPv6 and a dot at the end. */
function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$|\.$/g, '');
}
