import type { Query } from '../database.ts';
import type { SearchItem, SearchKind, SearchView } from '../views/search-view.ts';
import type { Directory, Listed } from './directory.ts';
import { highlightsOf } from './highlights.ts';
import { searchHits } from './search-hits.ts';
import { searched, searchTitle, type Searched } from './search-title.ts';

export interface SearchRequest {
  readonly q: string;
  readonly kind?: readonly SearchKind[] | undefined;
  /** Of each kind. */
  readonly limit: number;
}

/** ⌘K: a few of each kind, newest first. */
export async function searchEverything(
  query: Query,
  directory: () => Promise<Directory>,
  { q, kind: kinds, limit }: SearchRequest,
): Promise<SearchView> {
  const wanted = (kind: SearchKind): boolean => kinds === undefined || kinds.includes(kind);
  const words = q.trim();
  if (words === '') return { query: q, groups: [] };
  const groups = await Promise.all([
    ...searched
      .filter(wanted)
      .map(async (kind) => ({ kind, items: await searchKind(query, kind, words, limit) })),
  ]);
  const { outlets, places } = await directory();
  const named = [
    { kind: 'outlet' as const, items: byName(outlets, 'report', words, limit) },
    { kind: 'place' as const, items: byName(places, 'incident', words, limit) },
  ];
  const all = [...groups, ...named.filter(({ kind }) => wanted(kind))];
  return { query: q, groups: all.filter((group) => group.items.length > 0) };
}

async function searchKind(
  query: Query,
  kind: Searched,
  words: string,
  limit: number,
): Promise<readonly SearchItem[]> {
  const { rows } = await searchHits(query, { kind, q: words, limit, direction: 'desc', textsOf: words });
  const summaries = new Map(rows.map((row) => [row.id, row.summary]));
  return highlightsOf(rows).map(({ id, text, ranges }) => {
    const summary = JSON.parse(summaries.get(id) ?? '{}') as object; // stored as an object
    return { id, title: searchTitle(kind, summary), detail: text, highlights: ranges };
  });
}

/** Outlets and places are found by their names, which few are enough to look through. */
function byName(
  names: readonly Listed[],
  of: 'report' | 'incident',
  words: string,
  limit: number,
): readonly SearchItem[] {
  const wanted = words.toLowerCase();
  const items: SearchItem[] = [];
  for (const { id, name, things } of names) {
    const at = name.toLowerCase().indexOf(wanted);
    if (at < 0) continue;
    const title = `${things} ${of}${things === 1 ? '' : 's'}`;
    items.push({ id, title, detail: name, highlights: [[at, Math.min(name.length, at + wanted.length)]] });
    if (items.length >= limit) break;
  }
  return items;
}
