/** What is found again: a telling with its words, and the report that it stands in. */
interface Telling {
  readonly id: string;
  readonly report: string;
}

/**
 * Finds tellings (allegations, statements, commitments) that corrections name, in another derivation of their report: the one with
 * the same words, as ids count from the head of the report and move when one more is read before them. Where the words
 * were not kept the id decides.
 */
export function createTellingFinder<T extends Telling>(
  tellings: readonly T[],
  wordsOf: (telling: T) => string,
): (id: string, words: string | undefined) => T | null {
  const byId = new Map<string, T>(tellings.map((t) => [t.id, t]));
  const byWords = new Map<string, T>();
  for (const telling of tellings) {
    const key = `${telling.report}\n${wordsOf(telling)}`;
    if (!byWords.has(key)) byWords.set(key, telling);
  }
  return (id, words) => {
    const named = byId.get(id) ?? null;
    if (words === undefined || (named && wordsOf(named) === words)) return named;
    return byWords.get(`${reportOfTelling(id)}\n${words}`) ?? null;
  };
}

/** The report in the id of an allegation ("REPORT:allegation:3"), a statement ("REPORT:s3") or a commitment ("REPORT:c3"); a report's own id as it is. */
export function reportOfTelling(id: string): string {
  return id.replace(/:(?:allegation:|[cs])\d{1,9}$/, '');
}
