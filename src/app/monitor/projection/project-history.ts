import { maskSensitive } from '../../../publishing/sensitive-text.ts';
import { outletOf, reportOf, type Projected } from './project-parts.ts';
import type { TouchingCorrection } from '../corrections/touching-corrections.ts';
import type { HistoryEvent } from '../views/history-view.ts';

/** That reports tell it, and what people corrected, in the order of the log. */
export function historyOf(
  reports: readonly string[],
  corrections: readonly TouchingCorrection[],
  projected: Projected,
): readonly HistoryEvent[] {
  return [
    ...reports.map((report) => tellingEvent(report, projected)),
    ...corrections.map(correctionEvent),
  ].sort((a, b) => a.entry - b.entry || (a.what < b.what ? -1 : 1));
}

function tellingEvent(id: string, projected: Projected): HistoryEvent {
  const known = projected.taken.get(id);
  const name = outletOf(id, projected) ?? reportOf(id, projected.index)?.title?.value ?? id;
  return {
    at: known?.changedAt ?? '',
    entry: known?.entry ?? 0,
    kind: 'telling',
    what: `${name} tells it`,
    report: id,
    by: null,
    reason: null,
    undone: null,
  };
}

function correctionEvent({ at, entry, what, report, by, reason, undone }: TouchingCorrection): HistoryEvent {
  // A person's own words: what is stored to be shown goes through the gate, whoever wrote it.
  const gated = { what: maskSensitive(what), reason: maskSensitive(reason) };
  return { at, entry, kind: 'correction', report, by, undone, ...gated };
}

/** The instant of the last change: the newest telling's, or the newest correction's. */
export function lastChange(
  reports: readonly string[],
  corrections: readonly TouchingCorrection[],
  { taken }: Projected,
): string {
  const instants = [...reports.map((id) => taken.get(id)?.changedAt ?? ''), ...corrections.map((c) => c.at)];
  return instants.sort().at(-1) ?? '';
}
