import type { Briefing } from '../../../domain/briefing.ts';
import type { Incident, StatementGroup, Story } from '../../../domain/grouping.ts';

/** A member that a window's story, group or incident holds of another window's reports. */
export interface Claim {
  /** The window that holds it, and the one whose report it stands in. */
  readonly windowKey: string;
  readonly inWindow: string;
  readonly kind: 'report' | 'statement' | 'allegation';
  readonly member: string;
  /** The story, statement group or incident. */
  readonly owner: string;
}

/** What begins in a window: it alone shows it. */
export interface Kept {
  readonly stories: readonly Story[];
  readonly groups: readonly StatementGroup[];
  readonly incidents: readonly Incident[];
}

/** Of what was grouped, that of which a member stands in the window itself. What earlier windows claimed is in none of it. */
export function keptBy(
  key: string,
  briefing: Briefing,
  windowKeyOf: ReadonlyMap<string, string>,
  claimed: readonly Claim[],
): Kept {
  const reportOf = reportsOf(briefing);
  const isOwn = (member: string): boolean => windowKeyOf.get(reportOf.get(member) ?? member) === key;
  const ownerOf = new Map(claimed.map((c) => [c.member, c.owner]));
  const stories = briefing.stories.filter((story) => story.reports.some(isOwn));
  const storyOf = new Map<string, string>(stories.flatMap((s) => s.reports.map((r) => [r, s.id] as const)));
  const homeOf = (statement: string): string | null => {
    const report = reportOf.get(statement) ?? '';
    return storyOf.get(report) ?? ownerOf.get(report) ?? null;
  };
  return {
    stories,
    groups: briefing.statementGroups
      .filter((g) => g.statements.some(isOwn))
      .map((g) => {
        const homes = new Set(g.statements.map(homeOf));
        const [home = null] = homes;
        return { ...g, story: homes.size === 1 ? (home as StatementGroup['story']) : null }; // a story's id, its own or the claiming one's
      }),
    incidents: briefing.incidents.filter((i) => i.allegations.some(isOwn)),
  };
}

/** What the kept hold of later windows' reports. */
export function claimsOf(
  key: string,
  { stories, groups, incidents }: Kept,
  briefing: Briefing,
  windowKeyOf: ReadonlyMap<string, string>,
): readonly Claim[] {
  const reportOf = reportsOf(briefing);
  const claims: Claim[] = [];
  const add = (kind: Claim['kind'], members: readonly string[], owner: string): void => {
    for (const member of members) {
      const inWindow = windowKeyOf.get(reportOf.get(member) ?? member);
      if (inWindow !== undefined && inWindow !== key)
        claims.push({ windowKey: key, inWindow, kind, member, owner });
    }
  };
  for (const story of stories) add('report', story.reports, story.id);
  for (const group of groups) add('statement', group.statements, group.id);
  for (const incident of incidents) add('allegation', incident.allegations, incident.id);
  return claims.sort((a, b) => order(a.kind, b.kind) || order(a.member, b.member));
}

function reportsOf({ statements, allegations }: Briefing): ReadonlyMap<string, string> {
  return new Map([...statements, ...allegations].map((item) => [item.id, item.report]));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
