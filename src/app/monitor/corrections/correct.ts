import type { Correction } from '../../../domain/correction.ts';
import { valueProblem } from '../../../grouping/correct-readings.ts';
import {
  correctionsInForce,
  correctionsOfSame,
  overruledCorrections,
  rootsOf,
} from '../../../grouping/corrections-in-force.ts';
import { reportsSetAside } from '../../../grouping/set-aside.ts';
import { recordChanges } from '../changes.ts';
import type { Clock } from '../clock-and-log.ts';
import { findTargets, windowsOfMembers, type CorrectionTargets } from './correction-targets.ts';
import { createCorrectionReader, type SignedCorrection } from './corrections.ts';
import type { Database, Query } from '../database.ts';
import { askGrouping } from '../derivation/derive-report.ts';
import { appendEntry, holdLedger } from '../record/ledger.ts';
import { repeatedEntry } from './repeated-correction.ts';
import { retried } from '../retried.ts';

export interface CorrectionAuthor {
  /** The account. */
  readonly by: string;
  readonly reason: string;
  /** Time of event, an ISO date or instant, where it is not the time of record. */
  readonly event?: string | null;
}

/** A correction that is not taken: what it names is not there, or its value cannot be read. Each problem is one sentence. */
export class CorrectionError extends Error {
  override readonly name = 'CorrectionError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join(' '));
    this.problems = problems;
  }
}

/**
 * Puts a correction on the record and asks for the windows that it touches to be grouped again, in one transaction.
 * Returns the entry's number. Throws `CorrectionError` naming everything that is wrong with it.
 */
export async function correct(
  db: Database,
  correction: Correction,
  author: CorrectionAuthor,
  clock: Clock,
): Promise<{ readonly entry: number; readonly windows: readonly string[] }> {
  const problems = ownProblems(correction, author);
  if (problems.length > 0) throw new CorrectionError(problems);
  const read = createCorrectionReader();
  await read(db.query); // most of the log, before it is held
  return retried(() =>
    db.transaction(async (query) => {
      // Of two that say or take back the same at once the second is told so.
      await holdLedger(query);
      const known = await read(query);
      const targets =
        correction.action === 'withdraw'
          ? await targetsOfWithdrawn(query, correction.entry, known)
          : await targetsOfNew(query, correction, known);
      if (targets.problems.length > 0) throw new CorrectionError(targets.problems);
      return append(query, correction, author, targets, clock());
    }),
  );
}

async function append(
  query: Query,
  correction: Correction,
  { by, reason, event = null }: CorrectionAuthor,
  { anchors, tellings, was, stoodIn, windows }: CorrectionTargets,
  now: Date,
) {
  const entry = await appendEntry(
    query,
    {
      kind: 'correction',
      at: now.toISOString(),
      by,
      reason: reason.trim(),
      event,
      correction,
      anchors,
      tellings,
      was,
      stoodIn: stoodIn.map((thing) => ({ ...thing, with: [...thing.with] })),
    },
    now,
  );
  await askGrouping(query, windows, now, { wait: 0, priority: correctionPriority });
  await recordChanges(query, [{ kind: 'correction', id: String(entry) }], now);
  return { entry, windows };
}

/** Somebody waits for it: before what a flow of reports asks for. */
const correctionPriority = 10;

/** What can be said without looking anything up. */
function ownProblems(correction: Correction, { reason, event }: CorrectionAuthor): string[] {
  const problems: string[] = [];
  if (reason.trim() === '') problems.push('A correction needs a reason.');
  if (event && !/^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z)?)?)?$/.test(event))
    problems.push('The time of the event is written 2030-05-06 or 2030-05-06T07:08Z.');
  if (correction.action === 'reread') {
    const problem = valueProblem(correction.field, correction.value);
    if (problem !== null) problems.push(problem);
  }
  for (const list of listsOf(correction))
    if (new Set(list).size !== list.length) problems.push('Something is named twice.');
  return problems;
}

function listsOf(correction: Correction): (readonly string[])[] {
  switch (correction.action) {
    case 'merge-stories':
      return [correction.stories];
    case 'merge-incidents':
      return [correction.incidents];
    case 'split-story':
      return [correction.reports];
    case 'split-incident':
      return [correction.allegations];
    default:
      return [];
  }
}

/** What those touched that it replaces is shown anew too: it says that they hold no more. */
async function targetsOfNew(
  query: Query,
  correction: Correction,
  known: readonly SignedCorrection[],
): Promise<CorrectionTargets> {
  const found = await findTargets(query, correction);
  const same = correctionsOfSame(known, correction);
  const targets = { ...found, was: await wordOfMachine(query, correction, same, found.was) };
  if (targets.problems.length > 0) return targets;
  const vain = vainProblem(known, correction, targets);
  return vain === null ? withWindowsOf(query, targets, same) : { ...targets, problems: [vain] };
}

/** Why the correction would change nothing that people said so far; null where it would. */
function vainProblem(
  known: readonly SignedCorrection[],
  correction: Correction,
  targets: CorrectionTargets,
): string | null {
  const repeated = repeatedEntry(known, correction, targets);
  if (repeated !== null) return `Entry ${repeated} says so already.`;
  return correction.action === 'take-back' && !reportsSetAside(known).has(correction.report)
    ? `The report ${correction.report} is not set aside: there is nothing to take back.`
    : null;
}

/**
 * What is shown of an origin is what a person said of it before, where one did: the machine's own word stands with what
 * that correction does, or did when it was made.
 */
async function wordOfMachine(
  query: Query,
  { action }: Correction,
  same: readonly SignedCorrection[],
  shown: string | null,
): Promise<string | null> {
  const [before] = action === 'set-origin' ? correctionsInForce(same) : [];
  if (!before) return shown;
  const [effect] = await query<{ now: string | null }>(
    `select e.now from correction_effect e join derived d on d.kind = 'report' and d.window_key = e.window_key
     where e.entry = $1 and d.id = $2`,
    [before.entry, 'report' in before.correction ? before.correction.report : ''],
  );
  return effect ? effect.now : before.was;
}

/** A withdrawal touches what the correction touched that it takes back, or puts in force again, then and now. */
async function targetsOfWithdrawn(
  query: Query,
  seq: number,
  known: readonly SignedCorrection[],
): Promise<CorrectionTargets> {
  const none = { anchors: {}, tellings: {}, was: null, stoodIn: [], windows: [] };
  const root = rootsOf(known).get(seq);
  if (!root) return { ...none, problems: [`Entry ${seq} is no correction.`] };
  const overruled = overruledCorrections(known).get(seq);
  if (overruled?.how === 'withdrawn')
    return { ...none, problems: [`Entry ${seq} was withdrawn before, by entry ${overruled.by}.`] };
  const { tellings, stoodIn, windows } = await findTargets(query, root.correction);
  const targets = { ...none, tellings, stoodIn, windows, problems: [] };
  return withWindowsOf(query, targets, [root, ...correctionsOfSame(known, root.correction)]);
}

/** With the windows of everything that these corrections touched when they were made. */
async function withWindowsOf(
  query: Query,
  targets: CorrectionTargets,
  corrections: readonly SignedCorrection[],
): Promise<CorrectionTargets> {
  const members = corrections.flatMap(({ anchors, stoodIn }) => [
    ...Object.values(anchors),
    ...stoodIn.flatMap((thing) => thing.with),
  ]);
  const windows = new Set([...targets.windows, ...(await windowsOfMembers(query, members))]);
  return { ...targets, windows: [...windows].sort() };
}
