import type { Allegation } from '../domain/allegation.ts';
import type { Copy, Story } from '../domain/grouping.ts';
import { asId } from '../domain/ids.ts';
import type { StoryId } from '../domain/ids.ts';
import { allegationLikeness, comparedAllegation, incidentThreshold } from './allegation-likeness.ts';
import type { ComparedAllegation } from './allegation-likeness.ts';
import { visitCandidates } from './candidates.ts';
import { averageLinkage } from './clustering.ts';
import type { Edge } from './clustering.ts';
import { contentId } from './content-id.ts';
import { cosine } from './features.ts';
import type { Features } from './features.ts';
import { byCode } from './report-text.ts';
import type { ComparedReport } from './report-text.ts';

/** Reports of the same news are printed within so many days: on the open stories 99% within 2. */
export const storyWindow = 3;

/** How much each likeness of two reports counts. Shares are cosines (0–1); the rest is added as it stands. */
interface Weights {
  readonly lead: number;
  readonly body: number;
  readonly names: number;
  /** Per day between the reports' own dates. */
  readonly gap: number;
  /** Both leads name a weekday, and it is the same day, or another. */
  readonly sameDay: number;
  readonly otherDay: number;
  /** One is a copy of the other: times the share that is. */
  readonly copy: number;
  /** What they tell first can be one happening, cannot be, or one of them alleges none. */
  readonly sameIncident: number;
  readonly otherIncident: number;
  readonly noIncident: number;
  /** Clusters join from this average on. */
  readonly threshold: number;
}

/**
 * Rounded by hand from what a logistic regression makes of the open stories. The threshold is that of the best pair F1 of
 * the 491 (.86 with allegations, .79 without); without allegations it comes to 1.8, best on ECB+ too (.84).
 * Neighbouring values are alike: a threshold .2 higher or lower changes either by less than .04.
 */
const weights = {
  lead: 6,
  body: 1,
  names: 2.5,
  gap: -1,
  sameDay: 1.2,
  otherDay: -1.2,
  copy: 2,
  sameIncident: 1.5,
  otherIncident: -1,
  noIncident: -0.4,
  threshold: 1.4,
} satisfies Weights;

/** Reports that cannot tell the same news. */
const never = -9;

/** How alike two reports' news is by their words and dates. */
function textScore(a: Features, b: Features): number {
  const gap = a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day);
  if (gap > storyWindow) return never;
  return (
    weights.lead * cosine(a.lead, b.lead) +
    weights.body * cosine(a.body, b.body) +
    weights.names * cosine(a.names, b.names) +
    weights.gap * gap +
    toldDays(a, b)
  );
}

function toldDays(a: Features, b: Features): number {
  if (a.told.size === 0 || b.told.size === 0) return 0;
  for (const day of a.told) if (b.told.has(day)) return weights.sameDay;
  return weights.otherDay;
}

/** What pairs of reports are asked when clustering: features and copies, by index. */
export interface NewsGraph {
  readonly features: readonly Features[];
  /** What each report alleges first: the incidents it is about. */
  readonly alleged: readonly (readonly ComparedAllegation[])[];
  /** `a * n + b` (a < b) -> share copied. */
  readonly copied: ReadonlyMap<number, number>;
}

export function newsGraph(
  reports: readonly ComparedReport[],
  features: readonly Features[],
  copies: readonly Copy[],
  allegations: readonly Allegation[],
): NewsGraph {
  const indexOf = new Map<string, number>(reports.map((r, index) => [r.report.id, index]));
  const copied = new Map<number, number>();
  for (const { reports: pair, share } of copies) {
    const a = indexOf.get(pair[0]);
    const b = indexOf.get(pair[1]);
    if (a !== undefined && b !== undefined) copied.set(pairKey(a, b, reports.length), share);
  }
  const alleged = reports.map((): Allegation[] => []);
  for (const allegation of allegations) {
    if (allegation.general || allegation.hypothetical || allegation.negated) continue;
    alleged[indexOf.get(allegation.report) ?? -1]?.push(allegation);
  }
  for (const told of alleged) {
    told.sort((a, b) => a.evidencePassage.start - b.evidencePassage.start || byCode(a.id, b.id));
    told.splice(firstTold);
  }
  return { features, copied, alleged: alleged.map((told) => told.map(comparedAllegation)) };
}

/** Allegations at the head of a report that tell what it is about. */
const firstTold = 2;

function pairKey(a: number, b: number, n: number): number {
  return Math.min(a, b) * n + Math.max(a, b);
}

/** Clusters of report indices of the same news; every report is in exactly one. */
function clusterNews(graph: NewsGraph): number[][] {
  const { features, copied } = graph;
  const n = features.length;
  const edges: Edge[] = [];
  const visit = (a: number, b: number): void => {
    const score = newsScore(graph, a, b);
    if (score >= weights.threshold) edges.push({ a: Math.min(a, b), b: Math.max(a, b), score });
  };
  visitCandidates(features, storyWindow, visit);
  for (const key of copied.keys()) visit(Math.floor(key / n), key % n);
  const known = new Map<number, number>();
  return averageLinkage(n, edges, weights.threshold, (a, b) => {
    const key = pairKey(a, b, n);
    const score = known.get(key) ?? newsScore(graph, a, b);
    known.set(key, score);
    return score;
  });
}

/** How alike the news of two reports is, all in all. */
function newsScore({ features, copied, alleged }: NewsGraph, a: number, b: number): number {
  const x = features[a];
  const y = features[b];
  const text = x && y ? textScore(x, y) : never;
  if (text === never) return never;
  const copy = weights.copy * (copied.get(pairKey(a, b, features.length)) ?? 0);
  return text + copy + incidentScore(alleged[a] ?? [], alleged[b] ?? []);
}

/** From this likeness down, what two reports tell first is not one happening. */
const otherHappening = -3;

function incidentScore(a: readonly ComparedAllegation[], b: readonly ComparedAllegation[]): number {
  if (a.length === 0 || b.length === 0) return weights.noIncident;
  let best = -Infinity;
  for (const x of a) for (const y of b) best = Math.max(best, allegationLikeness(x, y, true));
  if (best >= incidentThreshold) return weights.sameIncident;
  return best <= otherHappening ? weights.otherIncident : 0;
}

/** Stories in order of their first day, then id; the title is that of the report printed first. */
export function findStories(reports: readonly ComparedReport[], graph: NewsGraph): Story[] {
  return storiesOf(clusterNews(graph).map((cluster) => cluster.flatMap((index) => reports[index] ?? [])));
}

/** The stories that these reports make, each list one. */
export function storiesOf(clusters: readonly (readonly ComparedReport[])[]): Story[] {
  const stories = clusters.map((members): Story & { day: number } => {
    const ids = members.map((m) => m.report.id).sort(byCode);
    const first = [...members].sort(
      (a, b) => (a.day ?? Infinity) - (b.day ?? Infinity) || byCode(a.report.id, b.report.id),
    )[0];
    return {
      id: asId<StoryId>(contentId('story', ids)),
      reports: ids,
      title: first ? titleOf(first) : '',
      day: first?.day ?? Infinity,
    };
  });
  return stories
    .sort((a, b) => (a.day === b.day ? 0 : a.day - b.day) || byCode(a.id, b.id))
    .map(({ id, reports: ids, title }) => ({ id, reports: ids, title }));
}

/** Characters of a title made from a report's first sentence. */
const longestTitle = 120;

function titleOf({ report, sentences }: ComparedReport): string {
  const told = report.title?.value.trim() ?? '';
  if (told !== '') return told;
  const first = sentences[0];
  return first
    ? report.text.slice(first.start, Math.min(first.end, first.start + longestTitle))
    : report.source;
}
