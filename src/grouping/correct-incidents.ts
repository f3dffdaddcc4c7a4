import type { Allegation } from '../domain/allegation.ts';
import type { CorrectionEffect, RecordedCorrection } from '../domain/correction.ts';
import type { Incident } from '../domain/grouping.ts';
import { editPartition, membersToFind, type PartitionEdit } from './correct-partition.ts';
import { incidentsOf } from './incidents.ts';
import { byCode, inOrder } from './report-text.ts';
import { createTellingFinder } from './tellings.ts';

/** Incidents as people corrected them: merged, split. Without corrections they are returned as they are. */
export function correctIncidents(
  incidents: readonly Incident[],
  allegations: readonly Allegation[],
  corrections: readonly RecordedCorrection[],
): { readonly incidents: readonly Incident[]; readonly effects: readonly CorrectionEffect[] } {
  if (!corrections.some((c) => isOfIncidents(c))) return { incidents, effects: [] };
  const find = createTellingFinder(allegations, (a) => a.evidence);
  const edits = corrections.flatMap((c) =>
    editOf(c, incidents, (id) => find(id, c.tellings[id])?.id ?? null),
  );
  const before = new Map<readonly string[], Incident>(incidents.map((i) => [i.allegations, i]));
  const { groups, effects } = editPartition([...before.keys()], edits);
  const byId = new Map<string, Allegation>(allegations.map((a) => [a.id, a]));
  const corrected = groups.flatMap((members) => {
    const untouched = before.get(members);
    return untouched ? [untouched] : incidentsOf(inOrder(members.flatMap((id) => byId.get(id) ?? [])));
  });
  return {
    incidents: corrected.sort((a, b) => byCode(a.allegations[0] ?? '', b.allegations[0] ?? '')),
    effects,
  };
}

function isOfIncidents({ correction: { action } }: RecordedCorrection): boolean {
  return action === 'merge-incidents' || action === 'split-incident';
}

function editOf(
  recorded: RecordedCorrection,
  incidents: readonly Incident[],
  nowOf: (allegation: string) => string | null,
): PartitionEdit[] {
  const { entry, correction } = recorded;
  const anchorOf = (incident: string): string => {
    const members = membersToFind(recorded, incident);
    return members.length === 0
      ? (incidents.find((i) => i.id === incident)?.allegations[0] ?? '')
      : (members.flatMap((member) => nowOf(member) ?? [])[0] ?? '');
  };
  switch (correction.action) {
    case 'merge-incidents':
      return [{ entry, kind: 'merge', anchors: correction.incidents.map(anchorOf) }];
    case 'split-incident':
      return [
        {
          entry,
          kind: 'split',
          anchor: anchorOf(correction.incident),
          members: correction.allegations.map((id) => nowOf(id) ?? ''),
        },
      ];
    default:
      return [];
  }
}
