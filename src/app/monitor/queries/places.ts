import type { Query } from '../database.ts';
import type { PlaceView } from '../views/parts.ts';
import type { ListPage } from './list-derived.ts';

/** Places of incidents whose name holds these words, those with most incidents first. */
export async function listPlaces(
  query: Query,
  { q, limit }: { readonly q?: string | undefined; readonly limit: number },
): Promise<ListPage<PlaceView>> {
  const rows = await query<{ place: PlaceView | null }>(
    `select (s.summary->'place') as place from (
       select place, count(*) as incidents, max(id) as example from derived d
       where kind = 'incident' and place is not null and ($1::text is null or place_name ilike $1)
       group by place order by incidents desc, place limit $2
     ) p join shown s on s.kind = 'incident' and s.id = p.example
     order by p.incidents desc, p.place`,
    [q === undefined ? null : `%${likeLiteral(q)}%`, limit],
  );
  const items = rows.flatMap(({ place }) => (place ? [place] : []));
  return { items, next: null, total: items.length < limit ? items.length : null };
}

/** The words as `like` takes them: its signs stand for themselves. */
export const likeLiteral = (words: string): string => words.replaceAll(/[\\%_]/g, String.raw`\$&`);
