import type { CommitmentStatus, CommitmentView } from '../views/statement-views.ts';
import type { Conditions } from './conditions.ts';
import { addDays } from './days.ts';

/** Days ahead in which a commitment is shown as due. */
const dueWithin = 14;

/**
 * What is stored says only what a person said: 'kept', 'broken', else 'open'. As of a day, an open one is 'past' once its
 * last day is over, and 'due' when its first day is at most 14 days away.
 */
export function statusOn(
  { status, due }: Pick<CommitmentView, 'status' | 'due'>,
  today: string,
): CommitmentStatus {
  if (status === 'kept' || status === 'broken') return status;
  if (due.to < today) return 'past';
  return due.from <= addDays(today, dueWithin) ? 'due' : 'open';
}

/** The same, of rows `d` of `derived`. */
export function addStatusOn(where: Conditions, statuses: readonly string[], today: string): void {
  const settled = statuses.filter((status) => status === 'kept' || status === 'broken');
  const day = where.value(today);
  const soon = where.value(addDays(today, dueWithin));
  const parts = [
    ...(settled.length > 0 ? [`d.status = any(${where.value(settled)}::text[])`] : []),
    ...(statuses.includes('past') ? [`d.status = 'open' and d.day_to < ${day}::date`] : []),
    ...(statuses.includes('due')
      ? [`d.status = 'open' and d.day_to >= ${day}::date and d.day <= ${soon}::date`]
      : []),
    ...(statuses.includes('open')
      ? [`d.status = 'open' and d.day_to >= ${day}::date and d.day > ${soon}::date`]
      : []),
  ];
  // Both are given a type even where no part uses them.
  where.add(
    `(${[...parts, `(${day}::date is null and ${soon}::date is null)`].map((part) => `(${part})`).join(' or ')})`,
  );
}
