import type { Page } from '../../api/answers.ts';

/** How far a list read page by page has come. A new object at every step, over the same growing rows. */
export interface RowsSoFar<Row> {
  readonly rows: readonly Row[];
  /** How many there are in all; null while that is not known. */
  readonly total: number | null;
  readonly done: boolean;
  readonly loading: boolean;
  readonly error: Error | null;
}

/**
 * Rows of a list of any length, read page by page as far as somebody looks. Kept outside of the query cache, which
 * compares all that is known with all that comes: at 100,000 rows that takes longer than a frame.
 */
export class RowPages<Item, Row> {
  readonly #read: (cursor: string | null) => Promise<Page<Item>>;
  readonly #slim: (item: Item) => Row;
  readonly #listeners = new Set<() => void>();
  readonly #rows: Row[] = [];
  #next: string | null = null;
  #wanted = -1;
  #state: RowsSoFar<Row> = { rows: this.#rows, total: null, done: false, loading: false, error: null };

  /** `slim` keeps of an item what a row shows: a hundred thousand of them stay in memory. */
  constructor(read: (cursor: string | null) => Promise<Page<Item>>, slim: (item: Item) => Row) {
    this.#read = read;
    this.#slim = slim;
  }

  readonly current = (): RowsSoFar<Row> => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads on until the row of this number is there, or the end is reached. */
  readonly want = (index: number): void => {
    this.#wanted = Math.max(this.#wanted, index);
    if (!this.#state.loading && this.#isWanting()) void this.#readOn();
  };

  readonly retry = (): void => {
    if (!this.#state.loading) void this.#readOn();
  };

  #isWanting(): boolean {
    return !this.#state.done && this.#state.error === null && this.#rows.length <= this.#wanted;
  }

  async #readOn(): Promise<void> {
    this.#set({ loading: true, error: null });
    do {
      try {
        const page = await this.#read(this.#next);
        for (const item of page.items) this.#rows.push(this.#slim(item));
        this.#next = page.next;
        const done = page.next === null;
        this.#set({ total: done ? this.#rows.length : page.total, done, loading: !done });
      } catch (cause) {
        this.#set({ loading: false, error: cause instanceof Error ? cause : new Error(String(cause)) });
      }
    } while (this.#isWanting());
    if (this.#state.loading) this.#set({ loading: false });
  }

  #set(changed: Partial<RowsSoFar<Row>>): void {
    this.#state = { ...this.#state, ...changed };
    for (const listener of this.#listeners) listener();
  }
}
