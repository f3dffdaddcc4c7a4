import { day, type RawSearch } from '../../app/search-params.ts';

/** What of the page stands in its address: the period; the last days where absent. */
export interface TodaySearch {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function readTodaySearch(search: RawSearch): TodaySearch {
  return { from: day(search, 'from'), to: day(search, 'to') };
}
