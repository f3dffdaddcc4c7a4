/** Precision, recall and F1 of sets of pairs. */
export interface PairScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A pair as a key, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

/** All pairs of members inside the groups. */
export function pairsWithin(groups: readonly (readonly string[])[]): Set<string> {
  const pairs = new Set<string>();
  for (const group of groups) {
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) pairs.add(pairKey(a, b));
    });
  }
  return pairs;
}

export function scorePairs(predicted: ReadonlySet<string>, gold: ReadonlySet<string>): PairScore {
  let right = 0;
  for (const pair of predicted) if (gold.has(pair)) right++;
  const precision = predicted.size === 0 ? 0 : right / predicted.size;
  const recall = gold.size === 0 ? 0 : right / gold.size;
  return {
    precision,
    recall,
    f1: predicted.size + gold.size === 0 ? 0 : (2 * right) / (predicted.size + gold.size),
  };
}

/** B³ F1 over all items (Bagga and Baldwin 1998); whoever is in no group stands alone. */
export function scoreBCubed(
  predicted: readonly (readonly string[])[],
  gold: readonly (readonly string[])[],
  items: readonly string[],
): number {
  const ofPredicted = groupOf(predicted);
  const ofGold = groupOf(gold);
  let precision = 0;
  let recall = 0;
  for (const item of items) {
    const found = ofPredicted.get(item) ?? new Set([item]);
    const wanted = ofGold.get(item) ?? new Set([item]);
    let shared = 0;
    for (const member of found) if (wanted.has(member)) shared++;
    precision += shared / found.size;
    recall += shared / wanted.size;
  }
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) / items.length;
}

function groupOf(groups: readonly (readonly string[])[]): Map<string, ReadonlySet<string>> {
  return new Map(
    groups.flatMap((group) => {
      const set = new Set(group);
      return group.map((item) => [item, set] as const);
    }),
  );
}
