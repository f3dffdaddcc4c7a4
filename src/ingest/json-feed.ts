import type { FeedItem, FeedOutcome } from '../app/monitor/intake/fetcher.ts';

type Fields = Readonly<Record<string, unknown>>;

/** JSON Feed, versions 1 and 1.1 (jsonfeed.org). */
export function readJsonFeed(bytes: Uint8Array, mostItems: number): FeedOutcome {
  const feed = parse(bytes);
  const items = feed?.['items'];
  if (!feed || !Array.isArray(items)) return { ok: false, why: 'it is no feed: JSON without "items"' };
  const taken = items.slice(0, mostItems).filter(isObject).map(readItem);
  return {
    ok: true,
    feed: { title: text(feed['title']), items: taken, leftOut: Math.max(0, items.length - mostItems) },
  };
}

function readItem(item: Fields): FeedItem {
  const listed: readonly unknown[] = Array.isArray(item['authors']) ? item['authors'] : [];
  const authors = [item['author'], ...listed];
  return {
    id: typeof item['id'] === 'number' ? String(item['id']) : text(item['id']),
    link: text(item['url']) ?? text(item['external_url']),
    title: text(item['title']),
    author:
      authors
        .filter(isObject)
        .map((a) => text(a['name']))
        .find((name) => name !== null) ?? null,
    published: text(item['date_published']),
    updated: text(item['date_modified']),
    html: text(item['content_html']),
    text: text(item['content_text']) ?? text(item['summary']),
  };
}

function parse(bytes: Uint8Array): Fields | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
