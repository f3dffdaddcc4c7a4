import { count, oneOf, type RawSearch } from '../../app/search-params.ts';

export const entryKinds = ['intake', 'correction', 'decision', 'release', 'outage', 'recovery'] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface RecordSearch {
  readonly kind?: EntryKind | undefined;
  /** The entry that is open. */
  readonly entry?: number | undefined;
}

export function readRecordSearch(raw: RawSearch): RecordSearch {
  return { kind: oneOf(raw, 'kind', entryKinds), entry: count(raw, 'entry') };
}
