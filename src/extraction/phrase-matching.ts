/** A word of a sentence for matching phrases: lower case, apostrophes off, "cease-fire" as one word. */
export interface PhraseWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
}

/** One step of a phrase: any of `words`, after at most `gap` others. */
interface Step {
  readonly words: ReadonlySet<string>;
  readonly gap: number;
}
export type Phrase = readonly Step[];

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’`]*/gu;

/** The words of `text` between two offsets. */
export function phraseWords(text: string, start: number, end: number): PhraseWord[] {
  const words: PhraseWord[] = [];
  for (const match of text.slice(start, end).matchAll(wordPattern)) {
    const at = start + match.index;
    const lower = match[0].toLowerCase();
    const word = lower.replace(/['’`](?:s$)?/g, '');
    const before = words.at(-1);
    if (before?.text === 'cease' && word === 'fire') {
      words[words.length - 1] = { ...before, text: 'ceasefire', end: at + match[0].length };
      continue;
    }
    const first = match[0].charAt(0);
    words.push({ text: word, start: at, end: at + match[0].length, capital: first !== first.toLowerCase() });
  }
  return words;
}

/** Compiles a phrase as `narration-cues.ts` writes them. Throws where it names a class that is not there. */
export function compilePhrase(phrase: string, classes: Readonly<Record<string, string>>): Phrase {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of phrase.split(' ')) {
    if (part.startsWith('~')) {
      gap = Number(part.slice(1));
      continue;
    }
    const words = part.split('|').flatMap((word) => {
      if (!word.startsWith('$')) return [word];
      const listed = classes[word];
      if (listed === undefined)
        throw new Error(`The phrase "${phrase}" uses ${word}, which is no word class.`);
      return listed.split('|');
    });
    steps.push({ words: new Set(words), gap: steps.length === 0 ? 0 : gap });
    gap = 0;
  }
  return steps;
}

/** Where a phrase stands: indices of its first and last word, or null. Looks from word `from` on. */
export function matchPhrase(
  words: readonly PhraseWord[],
  phrase: Phrase,
  from: number,
): { readonly first: number; readonly last: number } | null {
  const [head, ...rest] = phrase;
  if (!head) return null;
  for (let first = from; first < words.length; first++) {
    if (!head.words.has(words[first]?.text ?? '')) continue;
    let at = first;
    const held = rest.every(({ words: wanted, gap }) => {
      for (let next = at + 1; next <= at + 1 + gap && next < words.length; next++) {
        if (wanted.has(words[next]?.text ?? '')) {
          at = next;
          return true;
        }
      }
      return false;
    });
    if (held) return { first, last: at };
  }
  return null;
}
