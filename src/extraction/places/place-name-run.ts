import { isArticle } from '../fold.ts';
import type { Word } from '../words.ts';

const particles = new Set(
  'al el ul an as ash at ad az ar de la las los del san bin ibn um umm abu tal deir der es ez ed'.split(' '),
);

/** The end of the capitalised run that starts here; "al-" and the like belong to it. */
export function nameRun(words: readonly Word[], at: number, blocked: Uint8Array): number {
  const first = words[at];
  if (first === undefined || first.kind === 'mark') return at;
  const article = isArticle(first.key) || first.key === 'tal' || first.key === 'um' || first.key === 'deir';
  if (!first.capital && !(article && words[at + 1]?.key === '-' && /^\p{L}/u.test(words[at + 2]?.text ?? '')))
    return at;
  let end = at;
  while (end < words.length && end < at + 9) {
    const word = words[end];
    if (word === undefined || word.sentence !== first.sentence || (end > at && blocked[end] === 1)) break;
    // "Homs The army": a label runs into the next sentence.
    if (end > at && sentenceStarts.has(word.key) && word.capital) break;
    if (word.key === '-') {
      if (word.spaced || words[end + 1]?.spaced !== false) break;
    } else if (word.kind === 'word') {
      // "al-nusra" goes on after its hyphen, "Britain-based" does not.
      const joined = end > at && words[end - 1]?.key === '-' && isArticle(words[end - 2]?.key ?? '');
      if (
        !word.capital &&
        !joined &&
        !(particles.has(word.key) && (words[end + 1]?.capital === true || words[end + 1]?.key === '-'))
      )
        break;
    } else if (!(word.key === '.' && (words[end - 1]?.text.length ?? 9) <= 2)) break;
    end += 1;
  }
  return end;
}

const sentenceStarts = new Set(
  'the an in on it he she they this that these meanwhile earlier at a for and but also'.split(' '),
);

/** A name ends in a word, never in a small article. */
export function endsName(words: readonly Word[], i: number): boolean {
  const word = words[i];
  return word?.kind === 'word' && !(isArticle(word.key) && !word.capital);
}

/** The folded words of a stretch, marks left out. */
export function keysOf(words: readonly Word[], first: number, end: number): string[] {
  const keys: string[] = [];
  for (let i = first; i < end; i += 1) {
    const word = words[i];
    if (word !== undefined && word.kind !== 'mark') keys.push(word.key);
  }
  return keys;
}
