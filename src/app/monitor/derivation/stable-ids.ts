import type { Grouping } from '../../../grouping/group.ts';
import { contentId } from '../../../grouping/content-id.ts';
import { asId, type IncidentId, type StatementGroupId, type StoryId } from '../../../domain/ids.ts';

/** What a story, incident or group is named after. */
export interface Anchor {
  readonly kind: 'story' | 'incident' | 'statement-group' | 'commitment-group';
  readonly id: string;
  readonly member: string;
}

/**
 * Names stories, incidents and groups after the member that was taken in first, so that their ids stay while members
 * join: addresses, corrections and subscriptions go on meaning the same. The pipeline's own ids name all members.
 * @param firstIn the order in which reports were taken in, by report id
 */
export function withStableIds(
  grouping: Grouping,
  reportOf: ReadonlyMap<string, string>,
  firstIn: ReadonlyMap<string, number>,
): {
  readonly grouping: Grouping;
  readonly anchors: readonly Anchor[];
  readonly commitmentGroups: readonly string[];
} {
  const anchors: Anchor[] = [];
  const orderOf = (member: string): number => firstIn.get(reportOf.get(member) ?? member) ?? Infinity;
  const nameAfter = (kind: Anchor['kind'], members: readonly string[]): string => {
    const member = [...members].sort((a, b) => orderOf(a) - orderOf(b) || byCount(a, b))[0] ?? '';
    const id = contentId(kind, [member]);
    anchors.push({ kind, id, member });
    return id;
  };
  const storyIds = new Map<string, StoryId>();
  const stories = grouping.stories.map((story) => {
    const id = asId<StoryId>(nameAfter('story', story.reports));
    storyIds.set(story.id, id);
    return { ...story, id };
  });
  const statementGroups = grouping.statementGroups.map((group) => ({
    ...group,
    id: asId<StatementGroupId>(nameAfter('statement-group', group.statements)),
    story: group.story === null ? null : (storyIds.get(group.story) ?? null),
  }));
  const incidents = grouping.incidents.map((incident) => ({
    ...incident,
    id: asId<IncidentId>(nameAfter('incident', incident.allegations)),
  }));
  const commitmentGroups = grouping.commitmentGroups.map((g) => nameAfter('commitment-group', g.commitments));
  return { grouping: { ...grouping, stories, statementGroups, incidents }, anchors, commitmentGroups };
}

/** "r-1:s2" before "r-1:s10": members of one report in the order of its text. */
function byCount(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
