import type { Clock } from '../clock-and-log.ts';
import type { Query } from '../database.ts';

/** An outlet or a place by its name, with how many reports or incidents are of it. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly things: number;
}
export interface Directory {
  readonly outlets: readonly Listed[];
  readonly places: readonly Listed[];
}

/** Counting them reads every report's and incident's narrow row, so it is done again at most this often. */
const freshFor = 60_000;
const most = 20_000;

/**
 * The names of outlets and places for search as one types, kept in the process. Older than a minute they are handed out
 * once more while they are read again, so that nobody waits for it.
 */
export function createDirectory(query: Query, clock: Clock): () => Promise<Directory> {
  let kept: Directory | null = null;
  let readAt = -Infinity;
  let reading: Promise<Directory> | null = null;
  const read = (): Promise<Directory> => {
    reading ??= readDirectory(query)
      .then((directory) => {
        kept = directory;
        readAt = clock().getTime();
        return directory;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  return () => {
    if (kept === null) return read();
    // A failed refresh leaves the names that are there; the next search tries again.
    if (clock().getTime() - readAt > freshFor) read().catch(() => undefined);
    return Promise.resolve(kept);
  };
}

async function readDirectory(query: Query): Promise<Directory> {
  const [outlets, places] = await Promise.all([
    query<Listed>(
      `select outlet as id, outlet as name, count(*)::int as things from derived
       where kind = 'report' and outlet is not null group by outlet order by things desc, outlet limit ${most}`,
    ),
    query<Listed>(
      `select place as id, min(place_name) as name, count(*)::int as things from derived
       where kind = 'incident' and place is not null group by place order by things desc, place limit ${most}`,
    ),
  ]);
  return { outlets, places: places.map((place) => ({ ...place, name: place.name })) };
}
