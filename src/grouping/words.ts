/**
 * Words as the comparison of reports sees them: lower case, accents folded, apostrophes gone, so that a text compares
 * with an archived copy that has lost its punctuation. Knows nothing of grammar.
 */

/** A word of a text. */
export interface Word {
  readonly text: string;
  /** True when the text spells it with a capital. */
  readonly capital: boolean;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’`]*/gu;
const apostrophes = /['’`]/g;
const marks = /\p{M}/gu;

/** One word folded: "Syria’s" and "Syrias" are the same. */
export function foldWord(word: string): string {
  return word.replace(apostrophes, '').normalize('NFD').replace(marks, '').toLowerCase();
}

/** Words as the text spells them -> compared. One for a whole batch saves most of the folding, and of the memory. */
export type FoldedWords = Map<string, Word>;

/** The words of `text` from `start` to `end`, in order. */
export function wordsOf(text: string, start = 0, end = text.length, known: FoldedWords = new Map()): Word[] {
  const found: Word[] = [];
  for (const match of text.slice(start, end).matchAll(wordPattern)) {
    const raw = match[0];
    let word = known.get(raw);
    if (word === undefined) {
      const first = raw.charAt(0);
      word = { text: foldWord(raw), capital: first !== first.toLowerCase() };
      known.set(raw, word);
    }
    found.push(word);
  }
  return found;
}

const abbreviation =
  /(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Capt|Lt|Sgt|Maj|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|al|no|vs|U\.S|U\.N)$/;

/**
 * Cheap sentence ends, good enough to compare texts by: a full stop, question or exclamation mark before white space and
 * something that is no small letter; and every line break. Returns half-open ranges without outer white space.
 */
export function roughSentences(text: string, start = 0, end = text.length): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = start;
  const close = (to: number): void => {
    let a = from;
    let b = to;
    while (a < b && isSpace(text.charCodeAt(a))) a++;
    while (b > a && isSpace(text.charCodeAt(b - 1))) b--;
    if (b > a) found.push({ start: a, end: b });
    from = to;
  };
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) close(i);
    else if (code === 46 || code === 33 || code === 63) {
      let next = i + 1;
      while (next < end && '"”’\')]'.includes(text.charAt(next))) next++;
      if (next < end && !isSpace(text.charCodeAt(next))) continue;
      let after = next;
      while (after < end && isSpace(text.charCodeAt(after))) after++;
      const follows = text.charAt(after);
      if (after < end && follows !== follows.toUpperCase()) continue;
      if (code === 46 && abbreviation.test(text.slice(Math.max(from, i - 8), i))) continue;
      close(next);
    }
  }
  close(end);
  return found;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2028 || code === 0x2029;
}

/** A 32-bit hash (FNV-1a) of a string, as an unsigned number. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
