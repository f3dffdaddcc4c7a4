import type { Query } from '../database.ts';
import type { IncidentSummary } from '../views/incident-views.ts';
import type { ReportSummary } from '../views/report-views.ts';
import type { SearchItem, SearchKind, SearchView } from '../views/search-view.ts';
import type { CommitmentView, StatementView } from '../views/statement-views.ts';
import type { StorySummary } from '../views/story-views.ts';
import type { Directory, Listed } from './directory.ts';
import { highlightsOf } from './highlights.ts';
import { searchHits } from './search-hits.ts';

/** Kinds that have words in the search table, in the order they are shown in. */
const searched = ['incident', 'story', 'report', 'statement', 'commitment'] as const;
type Searched = (typeof searched)[number];

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
    return { id, title: titleOf(kind, summary), detail: text, highlights: ranges };
  });
}

/** What a thing is called where it is one line among others. */
function titleOf(kind: Searched, summary: object): string {
  switch (kind) {
    case 'report': {
      const { title, outlet, referenceDate } = summary as ReportSummary;
      return [title ?? 'Untitled', outlet?.name, referenceDate].filter((part) => part).join(' · ');
    }
    case 'story': {
      const { title, from } = summary as StorySummary;
      return [title, from].filter((part) => part).join(' · ');
    }
    case 'incident': {
      const { subEvent, place, placeName, date } = summary as IncidentSummary;
      return [subEvent, place?.name ?? placeName, date?.value].filter((part) => part).join(' · ');
    }
    case 'statement': {
      const { speaker, act, about } = summary as StatementView;
      return `${speaker.name} · ${act} · ${about}`.slice(0, 200);
    }
    case 'commitment': {
      const { by, kind: what, due } = summary as CommitmentView;
      return `${by.name} · ${what} · ${due.value}`;
    }
  }
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
