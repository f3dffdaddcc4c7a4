import type { RecordedCorrection } from '../../../domain/correction.ts';
import type { Entry } from '../../../record/entry.ts';
import type { Query } from '../database.ts';
import { readEntries, type LedgerEntry } from '../record/ledger.ts';

/** A correction with who made it, when and why. */
export interface SignedCorrection extends RecordedCorrection {
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
  /** Time of event, where it is not the time of record. */
  readonly event: string | null;
}

/** Corrections that are read at once. */
const batch = 1000;

/** All corrections of the ledger, in its order; only those recorded by `until` where that is given. */
export async function readCorrections(query: Query, until?: Date): Promise<readonly SignedCorrection[]> {
  return readFrom(query, 0, until);
}

/**
 * Reads the corrections again only as far as the log has grown since it was asked last. One for each process and
 * database; the ledger only grows, so what was read stays true.
 */
export function createCorrectionReader(): (query: Query) => Promise<readonly SignedCorrection[]> {
  let known: readonly SignedCorrection[] = [];
  return async (query) => {
    const seen = known;
    const more = await readFrom(query, (seen.at(-1)?.entry ?? -1) + 1);
    const all = more.length === 0 ? seen : [...seen, ...more];
    if (all.length > known.length) known = all;
    return all;
  };
}

async function readFrom(query: Query, first: number, until?: Date): Promise<readonly SignedCorrection[]> {
  const found: SignedCorrection[] = [];
  for (let from = first; ;) {
    const entries = await readEntries(query, {
      from,
      limit: batch,
      kind: 'correction',
      ...(until && { until }),
    });
    found.push(...entries.flatMap((entry) => correctionOf(entry)));
    const last = entries.at(-1);
    if (entries.length < batch || !last) return found;
    from = last.seq + 1;
  }
}

/** The correction that an entry holds; nothing for an entry of another kind. */
export function correctionOf({ seq, at, body }: LedgerEntry): readonly SignedCorrection[] {
  return body.kind === 'correction' ? [signed(seq, at, body)] : [];
}

function signed(
  entry: number,
  at: Date,
  {
    correction,
    anchors,
    tellings,
    was,
    stoodIn = [],
    by,
    reason,
    event,
  }: Extract<Entry, { kind: 'correction' }>,
): SignedCorrection {
  return { entry, at, correction, anchors, tellings, was, stoodIn, by, reason, event };
}
