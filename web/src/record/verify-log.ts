import { sameBytes } from './base64.ts';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { hashLeaf, TreeHasher } from './merkle.ts';
import { checkedCheckpoint, type Checkpoint } from './signed-checkpoint.ts';

/** What one page of the log holds: entries in order from the number asked for. */
export interface LogEntry {
  readonly seq: number;
  readonly body: JsonValue;
  readonly canonical: string;
}

export interface LogSource {
  readonly note: string;
  readonly verifierKey: string;
  /** Entries from `from` on, as many as the service gives at a time. */
  readonly entries: (from: number, signal: AbortSignal) => Promise<readonly LogEntry[]>;
}

export type LogVerification =
  | { readonly outcome: 'verified'; readonly checkpoint: Checkpoint }
  | { readonly outcome: 'cancelled'; readonly checked: number }
  | {
      readonly outcome: 'wrong';
      /** 'signature', or the first thing about the entries that does not fit. */
      readonly problem: 'signature' | 'missing' | 'order' | 'body' | 'root';
      /** The entry that it was noticed at; null where it is not one entry's. */
      readonly seq: number | null;
    };

/**
 * Reads the whole log and computes its root anew: verified when it is the root that was signed. Calls `progress` after
 * every page; lets the page breathe in between.
 */
export async function verifyLog(
  source: LogSource,
  progress: (checked: number, size: number) => void,
  signal: AbortSignal,
): Promise<LogVerification> {
  const checkpoint = checkedCheckpoint(source.note, source.verifierKey);
  if (!checkpoint) return { outcome: 'wrong', problem: 'signature', seq: null };
  const tree = new TreeHasher();
  progress(0, checkpoint.size);
  while (tree.size < checkpoint.size) {
    if (signal.aborted) return { outcome: 'cancelled', checked: tree.size };
    const page = await pageOrCancelled(source, tree.size, signal);
    if (page === 'cancelled') return { outcome: 'cancelled', checked: tree.size };
    if (page.length === 0) return { outcome: 'wrong', problem: 'missing', seq: tree.size };
    for (const entry of page.slice(0, checkpoint.size - tree.size)) {
      const problem = addEntry(tree, entry);
      if (problem) return { outcome: 'wrong', problem, seq: tree.size };
    }
    progress(tree.size, checkpoint.size);
    await nextTask();
  }
  return sameBytes(tree.root(), checkpoint.root)
    ? { outcome: 'verified', checkpoint }
    : { outcome: 'wrong', problem: 'root', seq: null };
}

function addEntry(tree: TreeHasher, entry: LogEntry): 'order' | 'body' | null {
  if (entry.seq !== tree.size) return 'order';
  if (!isCanonical(entry)) return 'body';
  tree.add(hashLeaf(new TextEncoder().encode(entry.canonical)));
  return null;
}

function isCanonical(entry: LogEntry): boolean {
  try {
    return canonicalJson(entry.body) === entry.canonical;
  } catch {
    return false;
  }
}

async function pageOrCancelled(source: LogSource, from: number, signal: AbortSignal) {
  try {
    return await source.entries(from, signal);
  } catch (error) {
    if (signal.aborted) return 'cancelled' as const;
    throw error;
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
