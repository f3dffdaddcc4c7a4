import type { FeedItem, FeedOutcome, FetchedDocument } from '../app/monitor/intake/fetcher.ts';
import { parseWebUrl } from '../app/monitor/intake/report-url.ts';
import { readJsonFeed } from './json-feed.ts';
import { readXmlFeed } from './xml-feed.ts';

/**
 * Largest feed, bytes: 500 items of 4 kB. Reading takes time in proportion; 2 MB of nothing but tags, the worst that was found, take
 * 0.6 s, in which the process answers nobody.
 */
export const largestFeed = 2 * 1024 * 1024;
/** Items taken of one feed; those beyond come first in the next, or are counted as left out. */
const mostItems = 500;
/** Longest title, id or author, characters. */
const longestLine = 500;

/** Takes RSS 2.0, RSS 1.0 (RDF), Atom and JSON Feed apart. What is none of these is a value that says so. Linear in size. */
export function readFeed({ url, bytes, mediaType }: FetchedDocument): FeedOutcome {
  if (bytes.length > largestFeed)
    return { ok: false, why: `the feed has more than ${largestFeed / 1_048_576} MB` };
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200))
    .toString('utf8')
    .trimStart();
  const json = start.startsWith('{') || (mediaType.endsWith('json') && !start.startsWith('<'));
  const outcome = json ? readJsonFeed(bytes, mostItems) : readXmlFeed(bytes, mostItems);
  if (!outcome.ok) return outcome;
  const base = parseWebUrl(url) ?? undefined;
  const items = outcome.feed.items.map((item) => tidied(item, base));
  return { ok: true, feed: { ...outcome.feed, title: oneLine(outcome.feed.title), items } };
}

function tidied(item: FeedItem, base: URL | undefined): FeedItem {
  return {
    ...item,
    id: oneLine(item.id),
    title: oneLine(item.title),
    author: oneLine(item.author),
    link: item.link === null ? null : (parseWebUrl(item.link.trim(), base)?.href ?? null),
    published: dateOf(item.published),
    updated: dateOf(item.updated),
  };
}

function oneLine(text: string | null): string | null {
  const line = text
    ?.slice(0, longestLine * 4)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestLine);
  return line === undefined || line === '' ? null : line;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** RFC 822's "Tue, 10 May 2016 01:00:00 +0300" as "2016-05-10T01:00:00+03:00": the day stays the one that the feed names. */
function dateOf(text: string | null): string | null {
  const line = oneLine(text);
  if (line === null) return null;
  const told =
    /^(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3})[a-z]{0,6} (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ?([+-]\d{4}|[a-z]{1,4})?$/i.exec(
      line,
    );
  const month = months.indexOf((told?.[2] ?? '').toLowerCase()) + 1;
  if (!told || month === 0) return line.slice(0, 40);
  const [, day = '', , year = '', hours = '', minutes = '', seconds = '00', zone = ''] = told;
  const offset = /^[+-]\d{4}$/.test(zone)
    ? `${zone.slice(0, 3)}:${zone.slice(3)}`
    : /^(?:gmt|utc?|z)$/i.test(zone)
      ? 'Z'
      : '';
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${hours}:${minutes}:${seconds}${offset}`;
}
