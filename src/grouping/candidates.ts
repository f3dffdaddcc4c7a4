import type { Features, TermVector } from './features.ts';

/** A report is looked up by its heaviest terms. */
const keysOfLead = 14;
const keysOfNames = 8;
/** Of the reports that share a term, so many of the next ones in date order are compared. */
const neighbours = 60;
/** Undated reports are compared with at most so many others a term. */
const undatedAtMost = 120;

/**
 * Pairs worth comparing: they share a telling term and stand at most `window` days apart (a report without a date may
 * belong to any). Linear: a term's reports are compared along the date order only. Returns pairs `a * n + b`, a < b.
 */
export function candidatePairs(features: readonly Features[], window: number): Set<number> {
  const n = features.length;
  const pairs = new Set<number>();
  const add = (a: number, b: number): void => {
    if (a !== b) pairs.add(Math.min(a, b) * n + Math.max(a, b));
  };
  for (const holders of postings(features).values()) {
    const dated = holders.filter((h) => features[h]?.day !== null);
    const undated = holders.filter((h) => features[h]?.day === null);
    for (let i = 0; i < dated.length; i++) {
      const a = dated[i] ?? 0;
      for (let j = i + 1; j < dated.length && j <= i + neighbours; j++) {
        const b = dated[j] ?? 0;
        if ((features[b]?.day ?? 0) - (features[a]?.day ?? 0) > window) break;
        add(a, b);
      }
    }
    undated.forEach((a, i) => {
      for (let j = i + 1; j < undated.length && j <= i + undatedAtMost; j++) add(a, undated[j] ?? a);
      for (const b of dated.slice(0, undatedAtMost)) add(a, b);
    });
  }
  return pairs;
}

/** The reports that hold a term among their heaviest, in order of date, then index. */
function postings(features: readonly Features[]): Map<string, number[]> {
  const order = features
    .map((f, index) => ({ index, day: f.day ?? 0 }))
    .sort((a, b) => a.day - b.day || a.index - b.index);
  const found = new Map<string, number[]>();
  for (const { index } of order) {
    const of = features[index];
    if (!of) continue;
    for (const key of new Set([...heaviest(of.lead, keysOfLead), ...heaviest(of.names, keysOfNames)])) {
      const holders = found.get(key);
      if (holders) holders.push(index);
      else found.set(key, [index]);
    }
  }
  return found;
}

function heaviest(vector: TermVector, count: number): string[] {
  return [...vector]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, count)
    .map(([term]) => term);
}
