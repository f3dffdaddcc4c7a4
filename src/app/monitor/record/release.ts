import { endOfDay } from './as-known-on.ts';
import { blobOf, keepBlobs, type Blob } from './blobs.ts';
import { recordChanges } from '../changes.ts';
import { unlessDiskFull } from '../disk-full.ts';
import { appendEntry, holdLedger } from './ledger.ts';
import type { BriefingFormat } from '../on-request.ts';
import { newestRelease } from '../queries/releases.ts';
import { selectForBriefing, type BriefingSelection } from '../queries/selected-briefing.ts';
import { retried } from '../retried.ts';
import type { ServiceDeps } from '../service-deps.ts';
import type { ReleasedView } from '../views/release-view.ts';

export type ReleaseParts = Pick<ServiceDeps, 'db' | 'clock' | 'agreement' | 'program' | 'onRequest'>;

export interface AskedRelease {
  readonly title: string;
  readonly format: BriefingFormat;
  readonly selection: BriefingSelection;
  /** SHA-256 (hex) of the briefing as a person looked at it: no other is released. */
  readonly seen?: string | undefined;
  /** The account. */
  readonly by: string;
}

export type ReleaseOutcome =
  | { readonly ok: true; readonly released: ReleasedView }
  /** Made now, the briefing is not the one that was looked at. */
  | { readonly ok: false; readonly hash: string };

/**
 * Makes a briefing and puts it on the record for good: its bytes as evidence, the entry that names them, the change that
 * tells of it, in one transaction. What leaves has passed the harm gate, in `onRequest`. Throws `TooManyReports`, `NotMade`.
 */
export async function releaseBriefing(
  parts: ReleaseParts,
  asked: AskedRelease,
  signal: AbortSignal,
): Promise<ReleaseOutcome> {
  const { selection, format, seen } = asked;
  const input = await selectForBriefing(parts.db, selection, parts);
  // Read after what it is made from: nothing of the briefing was recorded later.
  const known = knownAt(selection, parts.clock());
  const blob = blobOf(Buffer.from(await parts.onRequest.brief({ input, format }, signal)));
  if (seen !== undefined && seen !== blob.hash) return { ok: false, hash: blob.hash };
  const released = await unlessDiskFull('nothing was released', () =>
    retried(() => keep(parts, asked, { blob, known })),
  );
  return { ok: true, released };
}

/** A day that has not ended is known as far as it has gone. */
function knownAt({ knownOn }: BriefingSelection, now: Date): Date {
  const asked = knownOn === undefined ? now : endOfDay(knownOn);
  return asked < now ? asked : now;
}

interface Made {
  readonly blob: Blob;
  readonly known: Date;
}

function keep({ db, clock }: ReleaseParts, { title, format, by }: AskedRelease, { blob, known }: Made) {
  return db.transaction(async (query): Promise<ReleasedView> => {
    await keepBlobs(query, [blob]);
    // Of two that release the same at once the second is told so.
    await holdLedger(query);
    const before = await newestRelease(query, title, format);
    if (before?.hash === blob.hash) return { ...before, status: 'already-released' };
    const now = clock();
    const said = { by, title, format, known: known.toISOString() };
    const entry = await appendEntry(
      query,
      { kind: 'release', at: now.toISOString(), ...said, blob: blob.hash },
      now,
    );
    await recordChanges(query, [{ kind: 'release', id: String(entry) }], now);
    const kept = await newestRelease(query, title, format);
    if (kept?.entry !== entry) throw new Error('The entry of the release was not kept.');
    return { ...kept, status: 'released' };
  });
}
