/** Answers that were rendered for the newest change: `seq` says for which. */
export interface CachedAnswer {
  readonly seq: number;
  readonly body: string;
}

/** Characters that are kept of answers in all. Two bytes each at worst: 32 MB. */
const mostKept = 16_000_000;
/** An answer larger than this is made again: it would push too many others out. */
const largestKept = 1_000_000;

/** Addresses that are known to have been asked for. */
const mostAsked = 5_000;

/**
 * The answers that were asked for last, each good for as long as nothing has changed. The key is the address of the
 * request: answers are the same for everybody who may ask. Only what is asked for a second time is kept: most is asked
 * for once, and would only be carried about.
 */
export class AnswerCache {
  readonly #answers = new Map<string, CachedAnswer>();
  readonly #asked = new Set<string>();
  #size = 0;

  get(key: string, seq: number): string | null {
    const answer = this.#answers.get(key);
    if (answer?.seq !== seq) return null;
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    return answer.body;
  }

  set(key: string, answer: CachedAnswer): void {
    if (answer.body.length > largestKept || !this.#isAskedAgain(key)) return;
    this.#forget(key);
    this.#answers.set(key, answer);
    this.#size += answer.body.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#size <= mostKept) break;
      this.#forget(oldest);
    }
  }

  #isAskedAgain(key: string): boolean {
    if (this.#asked.has(key)) return true;
    if (this.#asked.size >= mostAsked) this.#asked.clear();
    this.#asked.add(key);
    return false;
  }

  #forget(key: string): void {
    this.#size -= this.#answers.get(key)?.body.length ?? 0;
    this.#answers.delete(key);
  }
}
