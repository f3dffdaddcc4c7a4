import { day, text, type RawSearch } from '../../app/search-params.ts';

/** Which part of what is known a briefing is made of. Names are those of the API. */
export interface BriefingSearch {
  readonly story?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly place?: string | undefined;
  readonly party?: string | undefined;
  /** As it was known at the end of this day. */
  readonly knownOn?: string | undefined;
}

export function readBriefingSearch(raw: RawSearch): BriefingSearch {
  return {
    story: text(raw, 'story'),
    from: day(raw, 'from'),
    to: day(raw, 'to'),
    place: text(raw, 'place'),
    party: text(raw, 'party'),
    knownOn: day(raw, 'knownOn'),
  };
}
