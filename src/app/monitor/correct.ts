import type { Correction } from '../../domain/correction.ts';
import { valueProblem } from '../../grouping/correct-readings.ts';
import { overruledCorrections } from '../../grouping/corrections-in-force.ts';
import { recordChanges } from './changes.ts';
import type { Clock } from './clock-and-log.ts';
import { findTargets, type CorrectionTargets } from './correction-targets.ts';
import { correctionOf, readCorrections } from './corrections.ts';
import type { Database, Query } from './database.ts';
import { askGrouping } from './derive-report.ts';
import { appendEntry, readEntry } from './ledger.ts';
import { retried } from './retried.ts';

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
  return retried(() =>
    db.transaction(async (query) => {
      const targets =
        correction.action === 'withdraw'
          ? await targetsOfWithdrawn(query, correction.entry)
          : await findTargets(query, correction);
      if (targets.problems.length > 0) throw new CorrectionError(targets.problems);
      return append(query, correction, author, targets, clock());
    }),
  );
}

async function append(
  query: Query,
  correction: Correction,
  { by, reason, event = null }: CorrectionAuthor,
  { anchors, tellings, was, windows }: CorrectionTargets,
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

async function targetsOfWithdrawn(query: Query, seq: number): Promise<CorrectionTargets> {
  const none = { anchors: {}, tellings: {}, was: null, windows: [] };
  const entry = await readEntry(query, seq);
  const [withdrawn] = entry ? correctionOf(entry) : [];
  if (!withdrawn) return { ...none, problems: [`Entry ${seq} is no correction.`] };
  const overruled = overruledCorrections(await readCorrections(query)).get(seq);
  if (overruled?.how === 'withdrawn')
    return { ...none, problems: [`Entry ${seq} was withdrawn before, by entry ${overruled.by}.`] };
  const { correction } = withdrawn;
  const { windows } =
    correction.action === 'withdraw'
      ? await targetsOfWithdrawn(query, correction.entry)
      : await findTargets(query, correction);
  return { ...none, windows, problems: [] };
}
