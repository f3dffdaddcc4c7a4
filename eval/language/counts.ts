/** Hits among what was given and what was asked for. */
export class HitCount {
  hits = 0;
  given = 0;
  asked = 0;

  add(hits: number, given: number, asked: number): void {
    this.hits += hits;
    this.given += given;
    this.asked += asked;
  }

  /** F1; precision where as much was given as was asked for. */
  get f1(): number {
    return this.given + this.asked === 0 ? 0 : (2 * this.hits) / (this.given + this.asked);
  }
}

/** How often one thing was taken for another. */
export class Confusions {
  readonly #counts = new Map<string, number>();

  add(right: string, wrong: string): void {
    if (right === wrong) return;
    const key = `${right} as ${wrong}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** The most frequent ones, "nmod as obl 97". */
  top(count: number): string[] {
    return [...this.#counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, count)
      .map(([pair, n]) => `${pair} ${n}`);
  }
}
