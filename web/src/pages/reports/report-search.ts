import { count, flag, text, type RawSearch } from '../../app/search-params.ts';

/** What of a report's page stands in its address. */
export interface ReportSearch {
  /** The version shown; the newest where absent. */
  readonly version?: number | undefined;
  /** The other version that it is compared with. */
  readonly compare?: number | undefined;
  /** What is looked at: the id of a statement, allegation or commitment, or a range "START-END" of the text. */
  readonly at?: string | undefined;
  /** Kinds of marks that are shown, parted by commas; the usual ones where absent. */
  readonly show?: string | undefined;
  /** Hides what was dropped from the text. */
  readonly kept?: true | undefined;
}

export function readReportSearch(search: RawSearch): ReportSearch {
  return {
    version: count(search, 'version'),
    compare: count(search, 'compare'),
    at: text(search, 'at'),
    show: text(search, 'show'),
    kept: flag(search, 'kept'),
  };
}
