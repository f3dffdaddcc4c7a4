import type { Query } from '../database.ts';

/** The newest day that a report or an incident is of, which is the "today" of what is stored; null in an empty store. */
export async function newestDay(query: Query): Promise<string | null> {
  const [row] = await query<{ day: string | null }>(
    `select max(day)::text as day from (
       (select sort_day as day from derived where kind = 'report' and day is not null order by sort_day desc, id desc limit 1)
       union all
       (select sort_day as day from derived where kind = 'incident' and day is not null order by sort_day desc, id desc limit 1)
     ) newest`,
  );
  return row?.day ?? null;
}
