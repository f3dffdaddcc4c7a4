/** What a page's JSON-LD says of its article. */
export interface LinkedData {
  readonly headline: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
}

/** Values looked at in one script; the graphs of large news sites have some hundreds. */
const mostValues = 5000;

/** Reads JSON-LD of any quality: what does not parse is passed over, what is no article too. Never recurses. */
export function readLinkedData(scripts: readonly string[]): LinkedData | null {
  for (const script of scripts) {
    const article = findArticle(parse(script));
    if (!article) continue;
    return {
      headline: text(article['headline']),
      published: text(article['datePublished']),
      updated: text(article['dateModified']),
      authors: names(article['author']),
      publisher: names(article['publisher'])[0] ?? null,
    };
  }
  return null;
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    return null;
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findArticle(root: unknown): JsonObject | null {
  const queue: unknown[] = [root];
  for (let i = 0; i < queue.length && i < mostValues; i += 1) {
    const value = queue[i];
    if (Array.isArray(value)) queue.push(...value.slice(0, 200).map((v: unknown) => v));
    else if (isObject(value)) {
      const type = [value['@type']].flat();
      if (
        type.some((t) => typeof t === 'string' && /article|report|newsposting/i.test(t)) &&
        text(value['headline']) !== null
      )
        return value;
      queue.push(value['@graph'], value['mainEntity'], value['mainEntityOfPage']);
    }
  }
  return null;
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const clean = value.slice(0, 1000).replace(/\s+/g, ' ').trim();
  return clean === '' ? null : clean;
}

function names(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, 20).map((v: unknown) => v) : [value];
  return list
    .map((v) => text(isObject(v) ? v['name'] : v))
    .filter((name) => name !== null && !/^https?:/.test(name))
    .filter((name) => name !== null);
}
