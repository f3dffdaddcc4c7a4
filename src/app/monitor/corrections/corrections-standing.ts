import type { CorrectionEffect } from '../../../domain/correction.ts';
import { overruledCorrections, type Overruled } from '../../../grouping/corrections-in-force.ts';
import { readCorrections, type SignedCorrection } from './corrections.ts';
import type { Query } from '../database.ts';
import type { CorrectionView } from '../views/correction-view.ts';

/**
 * Every correction with what has become of it: whether it still does something to what the machine derives now. Newest
 * first. `corrections` are those of the ledger, where the caller has them.
 */
export async function correctionsStanding(
  query: Query,
  corrections?: readonly SignedCorrection[],
): Promise<readonly CorrectionView[]> {
  const all = corrections ?? (await readCorrections(query));
  const overruled = overruledCorrections(all);
  const effects = await effectsByEntry(query);
  const there = await targetsThere(query, all);
  const isWorking = await hasGroupingToDo(query);
  return all
    .map((signed) =>
      viewOf(signed, overruled.get(signed.entry), effects.get(signed.entry) ?? [], there, isWorking),
    )
    .reverse();
}

type Effect = Omit<CorrectionEffect, 'entry'>;

async function effectsByEntry(query: Query): Promise<ReadonlyMap<number, readonly Effect[]>> {
  const rows = await query<CorrectionEffect>('select entry, effect, now from correction_effect');
  const byEntry = new Map<number, Effect[]>();
  for (const { entry, effect, now } of rows) {
    const known = byEntry.get(entry);
    if (known) known.push({ effect, now });
    else byEntry.set(entry, [{ effect, now }]);
  }
  return byEntry;
}

/** Reports and outlets that corrections of no window name, and that are in the store. */
async function targetsThere(query: Query, all: readonly SignedCorrection[]): Promise<ReadonlySet<string>> {
  const reports = all.flatMap(({ correction: c }) =>
    c.action === 'set-aside' || c.action === 'take-back' ? [c.report] : [],
  );
  const outlets = all.flatMap(({ correction: c }) => (c.action === 'grade-outlet' ? [c.outlet] : []));
  const rows = await query<{ id: string }>(
    `select distinct report as id from report_version where report = any($1::text[])
     union all
     select o.id from unnest($2::text[]) as o(id)
     where exists (select 1 from derived d where d.kind = 'report' and d.outlet = o.id)`,
    [reports, [...new Set(outlets)]],
  );
  return new Set(rows.map((row) => row.id));
}

async function hasGroupingToDo(query: Query): Promise<boolean> {
  const rows = await query(
    "select 1 from work where kind in ('derive', 'group') and failed_at is null limit 1",
  );
  return rows.length > 0;
}

type Standing = Pick<CorrectionView, 'standing' | 'note'>;

function viewOf(
  { entry, at, by, reason, correction, was }: SignedCorrection,
  overruled: Overruled | undefined,
  effects: readonly Effect[],
  there: ReadonlySet<string>,
  isWorking: boolean,
): CorrectionView {
  const view = { entry, at: at.toISOString(), by, reason, correction };
  const stands = (): Standing => {
    if (overruled) return withdrawnBy(overruled);
    switch (correction.action) {
      case 'withdraw':
        return holds;
      case 'set-aside':
      case 'take-back':
        return there.has(correction.report) ? holds : gone;
      case 'grade-outlet':
        return there.has(correction.outlet) ? holds : gone;
      default:
        return effects.length > 0 ? standingOf(effects, was) : isWorking ? notYet : gone;
    }
  };
  return { ...view, ...stands() };
}

const holds: Standing = { standing: 'holds', note: null };
const notYet: Standing = { standing: 'holds', note: 'It is being applied.' };
const gone: Standing = {
  standing: 'target gone',
  note: 'What it speaks of is no longer read: look whether something else stands in its place.',
};

function withdrawnBy({ by, how }: Overruled): Standing {
  const note = how === 'withdrawn' ? `Entry ${by} takes it back.` : `Entry ${by} says otherwise since.`;
  return { standing: 'withdrawn', note };
}

/** Several windows may know of it. One that has but a part of what it joins sees less: where one sees all of it, that one counts. */
function standingOf(effects: readonly Effect[], was: string | null): Standing {
  if (effects.some((e) => e.effect === 'changed')) return holds;
  if (effects.some((e) => e.effect === 'same'))
    return { standing: 'agrees', note: 'The machine now says so by itself.' };
  const now = effects[0]?.now ?? 'nothing';
  const before = was === null ? '' : `, it said "${was}" when this was corrected`;
  return { standing: 'disagrees', note: `The machine now says: ${now}${before}.` };
}
