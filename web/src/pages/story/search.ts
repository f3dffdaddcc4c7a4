import { text, type RawSearch } from '../../app/search-params.ts';

/** What the address of a story says: the statement that is looked at. */
export interface StorySearch {
  readonly statement?: string | undefined;
}

export function readStorySearch(raw: RawSearch): StorySearch {
  return { statement: text(raw, 'statement') };
}
