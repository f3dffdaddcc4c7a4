import { sameBytes } from './base64.ts';
import { verifyConsistency } from './merkle.ts';
import { checkedCheckpoint, type Checkpoint } from './signed-checkpoint.ts';
import { readHashes } from './verify-entry.ts';

/** What this browser keeps of the log: the checkpoint that it last checked, as signed, and the key that signed it. */
export interface LastSeen {
  readonly note: string;
  readonly verifierKey: string;
  readonly at: string;
}

const place = 'trucewatch.record.last-seen';

export function readLastSeen(storage: Pick<Storage, 'getItem'>): LastSeen | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(place) ?? 'null');
    return isLastSeen(value) ? value : null;
  } catch {
    return null;
  }
}

/** Kept where the browser lets us; a full or forbidden storage only means that the next visit has nothing to compare with. */
export function keepLastSeen(storage: Pick<Storage, 'setItem'>, seen: LastSeen): boolean {
  try {
    storage.setItem(place, JSON.stringify(seen));
    return true;
  } catch {
    return false;
  }
}

export type GrowthResult =
  | { readonly outcome: 'first visit'; readonly now: Checkpoint }
  | { readonly outcome: 'unchanged' | 'only grew'; readonly before: Checkpoint; readonly now: Checkpoint }
  /** 'key': another key signs now. 'signature': a signature does not fit. 'shrunk', 'rewritten': the log is not what it was. */
  | { readonly outcome: 'wrong'; readonly problem: 'key' | 'signature' | 'shrunk' | 'rewritten' };

/**
 * Holds the checkpoint of now against the one that this browser saw last. `consistency` asks the service for the hashes
 * that lead from one to the other; nothing else of its word is taken.
 */
export async function compareWithLastSeen(
  seen: LastSeen | null,
  note: string,
  verifierKey: string,
  consistency: (first: number, second: number) => Promise<readonly string[]>,
): Promise<GrowthResult> {
  if (seen && seen.verifierKey.trim() !== verifierKey.trim()) return { outcome: 'wrong', problem: 'key' };
  const now = checkedCheckpoint(note, verifierKey);
  if (!now) return { outcome: 'wrong', problem: 'signature' };
  if (!seen) return { outcome: 'first visit', now };
  const before = checkedCheckpoint(seen.note, seen.verifierKey);
  if (!before) return { outcome: 'wrong', problem: 'signature' };
  if (before.size > now.size) return { outcome: 'wrong', problem: 'shrunk' };
  if (before.size === now.size) {
    return sameBytes(before.root, now.root)
      ? { outcome: 'unchanged', before, now }
      : { outcome: 'wrong', problem: 'rewritten' };
  }
  const proof = readHashes(before.size === 0 ? [] : await consistency(before.size, now.size));
  return proof && verifyConsistency(before.size, now.size, before.root, now.root, proof)
    ? { outcome: 'only grew', before, now }
    : { outcome: 'wrong', problem: 'rewritten' };
}

function isLastSeen(value: unknown): value is LastSeen {
  if (typeof value !== 'object' || value === null) return false;
  const { note, verifierKey, at } = value as Record<string, unknown>; // an object has properties; each is checked below
  return typeof note === 'string' && typeof verifierKey === 'string' && typeof at === 'string';
}
