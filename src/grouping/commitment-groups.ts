import type { Commitment, CommitmentKind } from '../domain/commitment.ts';
import type { CommitmentGroup } from '../domain/grouping.ts';
import { matchNames } from './names.ts';
import { byCode, dayNumber, inOrder } from './report-text.ts';

/** An offer and a promise are told for one another, a threat is not. */
const families: Readonly<Record<CommitmentKind, string>> = {
  promise: 'undertaking',
  offer: 'undertaking',
  threat: 'threat',
  deadline: 'deadline',
};

/** A due date told this much wider ("next month") than another is no sign of the same commitment. */
const widestDays = 10;

/** Groups that are open at a time. */
const comparedAtMost = 200;

/** The same promise, threat or offer told by several reports: one giver, one kind, one due date. */
export function groupCommitments(commitments: readonly Commitment[]): CommitmentGroup[] {
  const sorted = inOrder(commitments).sort((a, b) => byCode(a.due.from, b.due.from));
  const groups: Commitment[][] = [];
  const open = new Map<string, Commitment[][]>();
  for (const commitment of sorted) {
    const family = families[commitment.kind];
    // Sorted by first day: a group whose last day lies before this one's first takes no more.
    const candidates = (open.get(family) ?? []).filter((g) => g.some((c) => c.due.to >= commitment.due.from));
    const home = candidates.slice(-comparedAtMost).find((g) => g.some((c) => isSame(c, commitment)));
    if (home) home.push(commitment);
    else {
      const group = [commitment];
      groups.push(group);
      candidates.push(group);
    }
    open.set(family, candidates);
  }
  return groups
    .map((g) => ({ commitments: g.map((c) => c.id).sort(byCode) }))
    .sort((a, b) => byCode(a.commitments[0] ?? '', b.commitments[0] ?? ''));
}

function isSame(a: Commitment, b: Commitment): boolean {
  if (families[a.kind] !== families[b.kind] || !sameDue(a, b)) return false;
  if (matchNames(a.by, b.by) !== 'different') return true;
  // "Moscow", "Russia" and its defence minister are one side; two governments on one side are told apart by their names.
  return a.by.side === b.by.side && a.by.side !== 'unknown' && a.by.side !== 'other';
}

function sameDue(a: Commitment, b: Commitment): boolean {
  if (a.due.value === b.due.value) return true;
  const width = (c: Commitment): number => (dayNumber(c.due.to) ?? 0) - (dayNumber(c.due.from) ?? 0);
  return a.due.from <= b.due.to && b.due.from <= a.due.to && width(a) <= widestDays && width(b) <= widestDays;
}
