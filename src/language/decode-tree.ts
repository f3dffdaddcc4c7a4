/**
 * The best tree for given scores: each word's best head, mended by Chu and Liu's and Edmonds' algorithm where that gives a cycle, with one root.
 * @param scores n rows of `width` ≥ n + 1 numbers: row i holds the scores of word i's heads; column 0 is the root, column j + 1 is word j
 * @returns for each word its head's index, -1 for the root
 */
export function decodeTree(scores: Float32Array, n: number, width: number): Int32Array {
  const heads = bestHeads(scores, n, width);
  if (countRoots(heads) === 1 && findCycle(heads) === undefined) return heads;
  return new Arborescence(scores, n, width).solve();
}

/** More than any sum of scores: a tree with a second root always loses. */
const ROOT_COST = 1e6;
const IMPOSSIBLE = -1e12;

function bestHeads(scores: Float32Array, n: number, width: number): Int32Array {
  const heads = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const row = i * width;
    let best = 0;
    let top = -Infinity;
    for (let j = 0; j <= n; j++) {
      const score = scores[row + j] ?? 0;
      if (score > top && j !== i + 1) {
        top = score;
        best = j;
      }
    }
    heads[i] = best - 1;
  }
  return heads;
}

function countRoots(heads: Int32Array): number {
  let roots = 0;
  for (const head of heads) if (head < 0) roots++;
  return roots;
}

/** The words of one cycle, or undefined. Linear: each word is walked once. Words whose head is `GONE` are left out. */
function findCycle(heads: Int32Array): number[] | undefined {
  const seen = new Int32Array(heads.length).fill(-1);
  for (let start = 0; start < heads.length; start++) {
    let at = start;
    while (at >= 0 && seen[at] === -1) {
      seen[at] = start;
      at = heads[at] ?? -1;
    }
    if (at >= 0 && seen[at] === start) {
      const cycle = [at];
      for (let next = heads[at] ?? -1; next !== at; next = heads[next] ?? -1) cycle.push(next);
      return cycle;
    }
  }
  return undefined;
}

/** Head of a word that a contraction has taken into another. */
const GONE = -2;

/** A cycle drawn together into its first word, and how to draw it apart again. */
interface Contraction {
  readonly into: number;
  readonly cycle: readonly number[];
  readonly cycleHeads: readonly number[];
  /** For each head (by column): the word of the cycle that it would enter at. */
  readonly entry: Int32Array;
  /** For each word outside: the word of the cycle that would be its head. */
  readonly exit: Int32Array;
}

class Arborescence {
  readonly #n: number;
  readonly #columns: number;
  readonly #scores: Float64Array;
  readonly #heads: Int32Array;

  constructor(scores: Float32Array, n: number, width: number) {
    this.#n = n;
    this.#columns = n + 1;
    this.#scores = new Float64Array(n * (n + 1));
    this.#heads = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      const row = i * (n + 1);
      this.#scores.set(scores.subarray(i * width, i * width + n + 1), row);
      this.#scores[row] = this.#score(i, -1) - ROOT_COST;
      this.#scores[row + i + 1] = IMPOSSIBLE;
    }
    for (let i = 0; i < n; i++) this.#heads[i] = this.#best(i);
  }

  solve(): Int32Array {
    const done: Contraction[] = [];
    for (let cycle = findCycle(this.#heads); cycle !== undefined; cycle = findCycle(this.#heads)) {
      done.push(this.#contract(cycle));
    }
    for (const contraction of done.reverse()) this.#expand(contraction);
    return this.#heads;
  }

  #score(word: number, head: number): number {
    return this.#scores[word * this.#columns + head + 1] ?? IMPOSSIBLE;
  }

  #best(word: number): number {
    let best = -1;
    for (let head = 0; head < this.#n; head++) {
      if (head !== word && this.#heads[head] !== GONE && this.#score(word, head) > this.#score(word, best))
        best = head;
    }
    return best;
  }

  #contract(cycle: readonly number[]): Contraction {
    const into = cycle[0] ?? 0;
    const cycleHeads = cycle.map((word) => this.#heads[word] ?? -1);
    const kept = cycle.map((word, k) => this.#score(word, cycleHeads[k] ?? -1));
    const inside = new Set(cycle);
    const entry = new Int32Array(this.#columns);
    const exit = new Int32Array(this.#n);
    for (let other = -1; other < this.#n; other++) {
      if (inside.has(other) || this.#heads[other] === GONE) continue;
      let gain = -Infinity;
      cycle.forEach((word, k) => {
        const own = this.#score(word, other) - (kept[k] ?? 0);
        if (own <= gain) return;
        gain = own;
        entry[other + 1] = word;
      });
      // Entry and exit are read before they are written: `into` is one of the cycle's words.
      const leave = other < 0 ? into : this.#bestOf(other, cycle);
      const leaveScore = this.#score(other, leave);
      this.#scores[into * this.#columns + other + 1] = gain;
      if (other < 0) continue;
      exit[other] = leave;
      this.#scores[other * this.#columns + into + 1] = leaveScore;
      if (inside.has(this.#heads[other] ?? -1)) this.#heads[other] = into;
    }
    for (const word of cycle) this.#heads[word] = GONE;
    this.#heads[into] = -1;
    this.#heads[into] = this.#best(into);
    return { into, cycle, cycleHeads, entry, exit };
  }

  #bestOf(word: number, heads: readonly number[]): number {
    let best = heads[0] ?? 0;
    for (const head of heads) if (this.#score(word, head) > this.#score(word, best)) best = head;
    return best;
  }

  #expand({ into, cycle, cycleHeads, entry, exit }: Contraction): void {
    const from = this.#heads[into] ?? -1;
    for (let other = 0; other < this.#n; other++) {
      if (this.#heads[other] === into) this.#heads[other] = exit[other] ?? into;
    }
    cycle.forEach((word, k) => {
      this.#heads[word] = cycleHeads[k] ?? -1;
    });
    this.#heads[entry[from + 1] ?? into] = from;
  }
}
