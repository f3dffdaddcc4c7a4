/** Phrases by their words; finds the longest one that starts at a word. Insertion order decides nothing: values are collected in order given. */
export class PhraseTrie<Value> {
  readonly #root: TrieNode<Value> = { next: new Map(), values: [] };

  /** `words` are keys; an empty phrase is ignored. */
  add(words: readonly string[], value: Value): void {
    if (words.length === 0) return;
    let node = this.#root;
    for (const word of words) {
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), values: [] };
        node.next.set(word, next);
      }
      node = next;
    }
    node.values.push(value);
  }

  /** True where some phrase starts with this word. */
  startsWith(word: string): boolean {
    return this.#root.next.has(word);
  }

  /**
   * The longest phrase that starts at `first`. `step` gives the keys under which the text goes on at an index, with the
   * index after each; it may skip marks and articles.
   */
  longest(
    first: number,
    step: (at: number) => readonly TrieStep[],
  ): { readonly values: readonly Value[]; readonly end: number } | null {
    let best: { values: readonly Value[]; end: number } | null = null;
    const walk = (node: TrieNode<Value>, at: number, depth: number): void => {
      if (node.values.length > 0 && (best === null || at > best.end)) best = { values: node.values, end: at };
      if (node.next.size === 0 || depth > maximumDepth) return;
      for (const { key, end } of step(at)) {
        const next = node.next.get(key);
        if (next !== undefined) walk(next, end, depth + 1);
      }
    };
    walk(this.#root, first, 0);
    return best;
  }
}

/** Longer names do not occur; the bound keeps hostile text cheap. */
const maximumDepth = 12;

interface TrieNode<Value> {
  readonly next: Map<string, TrieNode<Value>>;
  readonly values: Value[];
}

export interface TrieStep {
  readonly key: string;
  readonly end: number;
}
