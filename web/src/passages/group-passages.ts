import type { PassageView } from '../api/views.ts';

export interface SameWords {
  readonly text: string;
  /** Where they stand, a report once. */
  readonly places: readonly PassageView[];
}

/** Passages of the same words together, whatever their case and spaces, in the order in which they come. */
export function groupPassages(passages: readonly PassageView[]): readonly SameWords[] {
  const groups = new Map<string, { text: string; places: PassageView[] }>();
  for (const passage of passages) {
    const key = passage.text.toLowerCase().replace(/\s+/g, ' ').trim();
    const group = groups.get(key);
    if (!group) groups.set(key, { text: passage.text, places: [passage] });
    else if (!group.places.some((place) => place.report === passage.report)) group.places.push(passage);
  }
  return [...groups.values()];
}
