import type { Correction, RecordedCorrection } from '../domain/correction.ts';

/** Why a correction holds no more. */
export interface Overruled {
  /** The entry that overrules it. */
  readonly by: number;
  /** 'withdrawn': a person took it back. 'replaced': a later correction says otherwise of the same thing. */
  readonly how: 'withdrawn' | 'replaced';
}

/** Which corrections hold no more, by their entries. A withdrawal can itself be withdrawn. */
export function overruledCorrections(
  corrections: readonly RecordedCorrection[],
): ReadonlyMap<number, Overruled> {
  const overruled = new Map<number, Overruled>();
  const newest = new Map<string, number>();
  for (const { entry, correction } of inLogOrder(corrections).reverse()) {
    if (overruled.has(entry)) continue;
    if (correction.action === 'withdraw') {
      overruled.set(correction.entry, { by: entry, how: 'withdrawn' });
      continue;
    }
    const key = subjectOf(correction);
    const later = key === null ? undefined : newest.get(key);
    if (later !== undefined) overruled.set(entry, { by: later, how: 'replaced' });
    else if (key !== null) newest.set(key, entry);
  }
  return overruled;
}

/** All that speak of the same thing as this one, of which only the latest word counts; none where there is no such thing. */
export function correctionsOfSame<Recorded extends RecordedCorrection>(
  corrections: readonly Recorded[],
  correction: Correction,
): readonly Recorded[] {
  const key = subjectOf(correction);
  return key === null ? [] : corrections.filter((c) => subjectOf(c.correction) === key);
}

/** What each correction is about in the end, by entry: itself, or of a withdrawal what it takes back or puts in force again. */
export function rootsOf<Recorded extends RecordedCorrection>(
  corrections: readonly Recorded[],
): ReadonlyMap<number, Recorded> {
  const roots = new Map<number, Recorded>();
  for (const recorded of inLogOrder(corrections)) {
    const { entry, correction } = recorded;
    const root = correction.action === 'withdraw' ? roots.get(correction.entry) : undefined;
    roots.set(entry, root ?? recorded);
  }
  return roots;
}

/** The corrections that are to be applied, in the order of the log. */
export function correctionsInForce(corrections: readonly RecordedCorrection[]): RecordedCorrection[] {
  const overruled = overruledCorrections(corrections);
  return inLogOrder(corrections).filter(
    ({ entry, correction }) => correction.action !== 'withdraw' && !overruled.has(entry),
  );
}

/** The corrections of one action, typed as such. */
export function withAction<Action extends Correction['action']>(
  corrections: readonly RecordedCorrection[],
  action: Action,
): (RecordedCorrection & { readonly correction: Extract<Correction, { readonly action: Action }> })[] {
  type Wanted = RecordedCorrection & {
    readonly correction: Extract<Correction, { readonly action: Action }>;
  };
  return corrections.filter((c): c is Wanted => c.correction.action === action);
}

/**
 * What there can be only one word on, the latest. Corrections of stories and incidents have none: they are applied one
 * after another.
 */
function subjectOf(correction: Correction): string | null {
  switch (correction.action) {
    case 'set-origin':
      return `origin ${correction.report}`;
    case 'reread':
      return `${correction.field} ${correction.allegation}`;
    case 'grade-outlet':
      return `grade ${correction.outlet}`;
    case 'set-aside':
    case 'take-back':
      return `aside ${correction.report}`;
    case 'settle-commitment':
      return `settle ${correction.commitment}`;
    case 'link':
      return `link ${correction.report}`;
    default:
      return null;
  }
}

function inLogOrder<Recorded extends RecordedCorrection>(corrections: readonly Recorded[]): Recorded[] {
  return [...corrections].sort((a, b) => a.entry - b.entry);
}
