import type { CorrectionEffect, RecordedCorrection } from '../domain/correction.ts';
import type { Story } from '../domain/grouping.ts';
import { editPartition, membersToFind, type PartitionEdit } from './correct-partition.ts';
import type { ComparedReport } from './report-text.ts';
import { storiesOf } from './stories.ts';

/** Stories as people corrected them: linked, unlinked, merged, split. Without corrections they are returned as they are. */
export function correctStories(
  stories: readonly Story[],
  reports: readonly ComparedReport[],
  corrections: readonly RecordedCorrection[],
): { readonly stories: readonly Story[]; readonly effects: readonly CorrectionEffect[] } {
  const there = new Set<string>(stories.flatMap((s) => s.reports));
  const edits = corrections.flatMap((c) => editOf(c, stories, (report) => there.has(report)));
  if (edits.length === 0) return { stories, effects: [] };
  const { groups, effects } = editPartition(
    stories.map((s) => s.reports),
    edits,
  );
  const byId = new Map<string, ComparedReport>(reports.map((r) => [r.report.id, r]));
  return {
    stories: storiesOf(groups.map((members) => members.flatMap((id) => byId.get(id) ?? []))),
    effects,
  };
}

function editOf(
  recorded: RecordedCorrection,
  stories: readonly Story[],
  isThere: (report: string) => boolean,
): PartitionEdit[] {
  const { entry, correction } = recorded;
  const anchorOf = (story: string): string => {
    const members = membersToFind(recorded, story);
    return members.length === 0
      ? (stories.find((s) => s.id === story)?.reports[0] ?? '')
      : (members.find(isThere) ?? '');
  };
  switch (correction.action) {
    case 'link':
      return [{ entry, kind: 'move', anchor: anchorOf(correction.story), member: correction.report }];
    case 'unlink':
      return [{ entry, kind: 'split', anchor: anchorOf(correction.story), members: [correction.report] }];
    case 'merge-stories':
      return [{ entry, kind: 'merge', anchors: correction.stories.map(anchorOf) }];
    case 'split-story':
      return [{ entry, kind: 'split', anchor: anchorOf(correction.story), members: correction.reports }];
    default:
      return [];
  }
}
