import { day, type RawSearch } from '../../app/search-params.ts';

/** What the address of an incident says: how much was known. */
export interface IncidentSearch {
  /** The page shows what was known at the end of this day. */
  readonly known?: string | undefined;
}

export function readIncidentSearch(raw: RawSearch): IncidentSearch {
  return { known: day(raw, 'known') };
}
