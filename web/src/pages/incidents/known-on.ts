import type { HistoryEvent } from '../../api/views.ts';

/** A day of a zone, YYYY-MM-DD, of an instant. */
export function dayIn(instant: string, zone: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant.slice(0, 10);
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'iso8601',
  }).formatToParts(date);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The days on which something became known, in order, each once: the stops of the slider. */
export function knownDays(history: readonly HistoryEvent[], zone: string): readonly string[] {
  return [...new Set(history.map((event) => dayIn(event.at, zone)))].sort();
}

/** Whether something recorded at an instant was known at the end of a day; null: as known now, so everything is. */
export function wasKnown(recordedAt: string, known: string | null, zone: string): boolean {
  return known === null || dayIn(recordedAt, zone) <= known;
}
