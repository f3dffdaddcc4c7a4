import { oneOf, type RawSearch } from '../../app/search-params.ts';

export const sourceTabs = ['list', 'observation', 'letter'] as const;

export interface SourcesSearch {
  readonly tab?: (typeof sourceTabs)[number] | undefined;
}

export function readSourcesSearch(raw: RawSearch): SourcesSearch {
  return { tab: oneOf(raw, 'tab', sourceTabs) };
}
