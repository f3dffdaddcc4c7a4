/** Items and the keys that they hold, ready to be walked. */
interface Postings {
  /** `holders` of key k stand from `starts[k]` to `starts[k + 1]`, each as a place in the order. */
  readonly starts: Int32Array;
  readonly holders: Int32Array;
}

/** How far a pair may be apart. */
export interface Nearness {
  /** An item is compared with the next so many that hold the same key, so that a common key stays linear. */
  readonly next: number;
  /** True where no later item in the order can be a pair with `a` either. */
  readonly isTooFar?: (a: number, b: number) => boolean;
}

/**
 * Visits every pair of items that share a key and stand near each other in `order`, once, with the number of keys by which
 * they were found. Linear in the number of keys held; nothing is kept of a pair, so that memory does not grow with pairs.
 * @param order every item once, by index; the nearer there, the likelier a pair
 * @param keys what each item holds, by index: numbers from 0 on, each once (`denseKeys` makes them); negative ones are ignored
 */
export function visitNeighbours(
  order: readonly number[],
  keys: readonly ArrayLike<number>[],
  { next, isTooFar }: Nearness,
  visit: (a: number, b: number, shared: number) => void,
): void {
  const { starts, holders } = postingsOf(order, keys);
  const passed = starts.slice();
  const shared = new Int32Array(order.length);
  const met: number[] = [];
  order.forEach((a, place) => {
    met.length = 0;
    const held = keys[a] ?? [];
    for (let k = 0; k < held.length; k++) {
      const key = held[k] ?? -1;
      if (key < 0) continue;
      // Items are walked in order, so the item itself is the first holder that was not passed.
      const from = (passed[key] ?? 0) + 1;
      passed[key] = from;
      const to = Math.min(starts[key + 1] ?? 0, from + next);
      for (let h = from; h < to; h++) {
        const other = holders[h] ?? place;
        const before = shared[other] ?? 0;
        if (before === 0) {
          if (isTooFar?.(a, order[other] ?? a)) break;
          met.push(other);
        }
        shared[other] = before + 1;
      }
    }
    for (const other of met) {
      visit(a, order[other] ?? a, shared[other] ?? 0);
      shared[other] = 0;
    }
  });
}

/**
 * Visits, for every item of `from`, the items of `to` that share a key with it: along each key the first `atMost`; each
 * pair once.
 */
export function visitAcross(
  from: readonly number[],
  to: readonly number[],
  keys: readonly ArrayLike<number>[],
  atMost: number,
  visit: (a: number, b: number) => void,
): void {
  const { starts, holders } = postingsOf(to, keys);
  const metBy = new Int32Array(to.length).fill(-1);
  from.forEach((a, mark) => {
    const held = keys[a] ?? [];
    for (let k = 0; k < held.length; k++) {
      const key = held[k] ?? -1;
      if (key < 0) continue;
      const start = starts[key] ?? 0;
      const end = Math.min(starts[key + 1] ?? start, start + atMost);
      for (let h = start; h < end; h++) {
        const place = holders[h] ?? 0;
        if (metBy[place] === mark) continue;
        metBy[place] = mark;
        visit(a, to[place] ?? a);
      }
    }
  });
}

function postingsOf(order: readonly number[], keys: readonly ArrayLike<number>[]): Postings {
  let most = -1;
  let total = 0;
  forEachKey(order, keys, (key) => {
    most = Math.max(most, key);
    total++;
  });
  const starts = new Int32Array(most + 2);
  forEachKey(order, keys, (key) => {
    starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  });
  for (let key = 0; key <= most; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const holders = new Int32Array(total);
  const free = starts.slice();
  forEachKey(order, keys, (key, place) => {
    const at = free[key] ?? 0;
    holders[at] = place;
    free[key] = at + 1;
  });
  return { starts, holders };
}

function forEachKey(
  order: readonly number[],
  keys: readonly ArrayLike<number>[],
  take: (key: number, place: number) => void,
): void {
  order.forEach((item, place) => {
    const held = keys[item] ?? [];
    for (let k = 0; k < held.length; k++) {
      const key = held[k] ?? -1;
      if (key >= 0) take(key, place);
    }
  });
}

/** Numbers from 0 on for the keys of each item, each key once an item; equal keys get equal numbers. */
export function denseKeys<Key>(keys: readonly Iterable<Key>[]): Int32Array[] {
  const numbers = new Map<Key, number>();
  return keys.map((held) => {
    const own = new Set<number>();
    for (const key of held) {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      own.add(number);
    }
    return Int32Array.from(own);
  });
}

/** Indices in order of day, then index; what has no day comes first. */
export function orderByDay(days: readonly (number | null)[]): number[] {
  return days
    .map((day, index) => ({ index, day: day ?? 0 }))
    .sort((a, b) => a.day - b.day || a.index - b.index)
    .map(({ index }) => index);
}
