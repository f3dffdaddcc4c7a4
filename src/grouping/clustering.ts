/** A pair of items, by index, with how alike they are. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** Of larger clusters only so many members are compared, so that one huge story stays affordable. */
const compareAtMost = 16;

/**
 * Greedy average linkage over a sparse graph: pairs are taken from the most alike down; two clusters join when their
 * members are on average at least `threshold` alike, pairs that are no edge being asked for.
 * The same edges give the same clusters in whatever order they come. Returns all items, each in one cluster, in order.
 */
export function averageLinkage(
  size: number,
  edges: readonly Edge[],
  threshold: number,
  scoreOf: (a: number, b: number) => number,
): number[][] {
  const memberOf = Array.from({ length: size }, (_, i) => i);
  const members: number[][] = Array.from({ length: size }, (_, i) => [i]);
  const sorted = edges
    .filter((e) => e.score >= threshold)
    .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  // Two clusters that did not join need not be asked again before one of them has grown.
  const refused = new Map<number, number>();
  for (const edge of sorted) {
    const a = memberOf[edge.a] ?? 0;
    const b = memberOf[edge.b] ?? 0;
    if (a === b) continue;
    const [left, right] = a < b ? [a, b] : [b, a];
    const of = members[left] ?? [];
    const other = members[right] ?? [];
    const key = left * size + right;
    const grown = of.length + other.length;
    if (refused.get(key) === grown) continue;
    if (average(of, other, scoreOf) < threshold) {
      refused.set(key, grown);
      continue;
    }
    for (const moved of other) {
      memberOf[moved] = left;
      of.push(moved);
    }
    members[right] = [];
  }
  return members.filter((m) => m.length > 0).map((m) => m.sort((x, y) => x - y));
}

function average(
  a: readonly number[],
  b: readonly number[],
  scoreOf: (a: number, b: number) => number,
): number {
  let sum = 0;
  let count = 0;
  for (const x of a.slice(0, compareAtMost)) {
    for (const y of b.slice(0, compareAtMost)) {
      sum += scoreOf(x, y);
      count++;
    }
  }
  return sum / count;
}
