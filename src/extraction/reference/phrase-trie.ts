import type { Word } from '../words.ts';

/** A phrase found: what stands under it, and the index after its last word. */
export interface PhraseHit<Value> {
  readonly values: readonly Value[];
  readonly end: number;
}

/** Phrases by their words; finds the longest one that starts at a word. Insertion order decides nothing: values are collected in order given. */
export class PhraseTrie<Value> {
  readonly #root: TrieNode<Value> = newNode();

  /** `words` are keys; an empty phrase is ignored. */
  add(words: readonly string[], value: Value): void {
    if (words.length === 0) return;
    let node = this.#root;
    for (const word of words) {
      node.next ??= new Map();
      let next = node.next.get(word);
      if (next === undefined) {
        next = newNode();
        node.next.set(word, next);
      }
      node = next;
    }
    node.values.push(value);
  }

  /** True where some phrase starts with this word. */
  startsWith(word: string): boolean {
    return this.#root.next?.has(word) === true;
  }

  /** The longest phrase that stands word for word at `first`, inside one sentence; hyphens are skipped. */
  longestAt(words: readonly Word[], first: number, sentence: number): PhraseHit<Value> | null {
    let best: PhraseHit<Value> | null = null;
    let node = this.#root;
    for (let at = first; ;) {
      if (words[at]?.key === '-') at += 1;
      const word = words[at];
      if (word === undefined || word.sentence !== sentence || word.kind === 'mark') return best;
      const next = node.next?.get(word.key);
      if (next === undefined) return best;
      at += 1;
      if (next.values.length > 0) best = { values: next.values, end: at };
      node = next;
    }
  }

  /**
   * The longest phrase that starts at `first`, where the text may be read in several ways: `step` gives the keys under which
   * it goes on at an index, with the index after each; it may skip marks and articles.
   */
  longest(first: number, step: (at: number) => readonly TrieStep[]): PhraseHit<Value> | null {
    return longestBelow(this.#root, first, step, 0, null);
  }
}

function longestBelow<Value>(
  node: TrieNode<Value>,
  at: number,
  step: (at: number) => readonly TrieStep[],
  depth: number,
  before: PhraseHit<Value> | null,
): PhraseHit<Value> | null {
  let best = before;
  if (node.values.length > 0 && (best === null || at > best.end)) best = { values: node.values, end: at };
  if (node.next === null || depth > maximumDepth) return best;
  for (const { key, end } of step(at)) {
    const next = node.next.get(key);
    if (next !== undefined) best = longestBelow(next, end, step, depth + 1, best);
  }
  return best;
}

/** Longer names do not occur; the bound keeps hostile text cheap. */
const maximumDepth = 12;

interface TrieNode<Value> {
  /** Null where no phrase goes on: most nodes are ends, and an empty map for each is dear when loading. */
  next: Map<string, TrieNode<Value>> | null;
  readonly values: Value[];
}

function newNode<Value>(): TrieNode<Value> {
  return { next: null, values: [] };
}

export interface TrieStep {
  readonly key: string;
  readonly end: number;
}
