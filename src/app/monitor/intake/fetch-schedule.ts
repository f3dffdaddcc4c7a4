import type { Source } from './sources.ts';

const minute = 60_000;

/** Minutes between two looks where nobody chose otherwise: feeds are made to be asked, pages are not. */
const usualMinutes: Readonly<Record<'feed' | 'page', number>> = { feed: 15, page: 60 };
/** First and longest wait after a failure. */
const firstRetry = 2 * minute;
const longestRetry = 6 * 60 * minute;
/** Share by which a wait is lengthened at random, so that many sources do not fall on one second. */
const jitterShare = 0.1;

/** When a source that answered is looked at next. `random` is in [0, 1). */
export function nextLook(source: Pick<Source, 'kind' | 'settings'>, now: Date, random: number): Date {
  return later(now, interval(source), random);
}

/**
 * When a source that did not answer is tried again: after as long as it has been out of reach already, so that the waits double,
 * from 2 minutes (or its own interval, where that is shorter) to 6 hours, and never before the site allows.
 */
export function nextTry(
  source: Pick<Source, 'kind' | 'settings' | 'unreachableSince'>,
  now: Date,
  random: number,
  notBefore: Date | null = null,
): Date {
  const outSince = source.unreachableSince ?? now;
  const wait = Math.min(longestRetry, Math.max(firstRetry, now.getTime() - outSince.getTime()));
  const next = later(now, wait, random);
  return notBefore && notBefore > next ? notBefore : next;
}

function interval({ kind, settings }: Pick<Source, 'kind' | 'settings'>): number {
  return (settings.every ?? usualMinutes[kind === 'feed' ? 'feed' : 'page']) * minute;
}

function later(now: Date, wait: number, random: number): Date {
  return new Date(now.getTime() + Math.round(wait * (1 + jitterShare * random)));
}
