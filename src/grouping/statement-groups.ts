import type { StatementGroup, Story } from '../domain/grouping.ts';
import { asId } from '../domain/ids.ts';
import type { StatementGroupId, StoryId } from '../domain/ids.ts';
import type { Report } from '../domain/report.ts';
import type { Statement, StatementAct } from '../domain/statement.ts';
import { averageLinkage } from './clustering.ts';
import type { Edge } from './clustering.ts';
import { contentId } from './content-id.ts';
import { matchParts } from './names.ts';
import { denseKeys, orderByDay, visitNeighbours } from './neighbours.ts';
import { byCode, inOrder } from './report-text.ts';
import { contentLikeness, contentsOf, sameWords } from './statement-content.ts';
import type { StatementContent } from './statement-content.ts';
import { storyWindow } from './stories.ts';

/**
 * From these likenesses on, two statements of one speaker in one story are one statement told twice; found by hand on
 * some hundred pairs. What was reported (tolls, happenings) is told in the same few words of different things; of one
 * speaker's proposals or threats in one story each report picks other parts.
 */
const sameAct = 0.2;
const sameWill = 0.12;
const sameReportedAct = 0.32;
const sameFamily = 0.3;
const otherAct = 0.42;
/** It takes so much more where the speakers only may be one ("the Pentagon", its spokesman), … */
const compatibleSpeaker = 0.08;
/** … where both stand in one report, … */
const inOneReport = 0.25;
const willInOneReport = 0.05;
/** … where the reports tell different news. */
const otherStory = 0.15;
/** The same words in two mouths: so many in a row, or fewer where the contents are alike all in all. */
export const wordsInARow = 8;
export const fewerInARow = 6;
const alikeAllInAll = 0.5;
/** Statements that share a key are compared with the next so many in order of date. */
const neighbours = 40;

const actFamilies: Readonly<Record<StatementAct, string>> = {
  assert: 'tell',
  report: 'tell',
  declare: 'tell',
  accuse: 'tell',
  condemn: 'tell',
  propose: 'will',
  promise: 'will',
  threaten: 'will',
  demand: 'will',
  accept: 'yes',
  deny: 'deny',
  reject: 'reject',
  decline: 'decline',
};

/** The same statement told by several reports; every statement is in exactly one group. */
export function groupStatements(
  statements: readonly Statement[],
  reports: ReadonlyMap<string, Report>,
  dayOf: (report: string) => number | null,
  stories: readonly Story[],
): StatementGroup[] {
  const contents = contentsOf(inOrder(statements), reports, dayOf);
  const storyOf = storyIndex(stories);
  const scoreOf = (a: number, b: number): number => {
    const x = contents[a];
    const y = contents[b];
    return x && y ? likeness(x, y, storyOf) : -1;
  };
  const edges: Edge[] = [];
  const order = orderByDay(contents.map((c) => c.day));
  const isTooFar = (a: number, b: number): boolean => isTooLate(contents[a], contents[b]);
  visitNeighbours(order, keysOf(contents), { next: neighbours, isTooFar }, (a, b) => {
    const score = scoreOf(a, b);
    if (score >= 0) edges.push({ a: Math.min(a, b), b: Math.max(a, b), score });
  });
  return averageLinkage(contents.length, edges, 0, scoreOf).map((cluster) => {
    const members = cluster.flatMap((index) => contents[index]?.statement ?? []);
    const ids = members.map((s) => s.id).sort(byCode);
    const told = new Set(members.map((s) => storyOf.get(s.report) ?? null));
    const [story] = told;
    return {
      id: asId<StatementGroupId>(contentId('statements', ids)),
      story: told.size === 1 ? (story ?? null) : null,
      statements: ids,
    };
  });
}

function storyIndex(stories: readonly Story[]): Map<string, StoryId> {
  return new Map(stories.flatMap((story) => story.reports.map((report) => [report, story.id] as const)));
}

/** How far two statements are over (or under) what makes them one. */
function likeness(a: StatementContent, b: StatementContent, storyOf: ReadonlyMap<string, StoryId>): number {
  if (a.day !== null && b.day !== null && Math.abs(a.day - b.day) > storyWindow) return -1;
  const same = sameWords(a.runs, b.runs);
  const like = Math.max(contentLikeness(a, b), same.words >= wordsInARow ? same.share : 0);
  const match = matchParts(a.speaker, b.speaker);
  const sameReport = a.statement.report === b.statement.report;
  const sameStory = storyOf.get(a.statement.report) === storyOf.get(b.statement.report);
  if (match === 'different') {
    const words =
      same.words >= wordsInARow || (same.words >= fewerInARow && like >= alikeAllInAll && sameStory);
    // Only quotation marks show that it is these words that somebody said.
    const quoted = a.statement.quoted && b.statement.quoted && !sameReport;
    return words && quoted ? like / 2 : Math.min(-0.01, Math.max(-0.3, like - alikeAllInAll));
  }
  return (
    like -
    leastLikeness(a.statement, b.statement) -
    (match === 'same' ? 0 : compatibleSpeaker) -
    (sameReport ? (isWill(a.statement) ? willInOneReport : inOneReport) : 0) -
    (sameStory ? 0 : otherStory)
  );
}

function isWill({ act }: Statement): boolean {
  return actFamilies[act] === 'will';
}

function leastLikeness({ act: a }: Statement, { act: b }: Statement): number {
  if (a === b) return a === 'report' ? sameReportedAct : actFamilies[a] === 'will' ? sameWill : sameAct;
  return actFamilies[a] === actFamilies[b] ? sameFamily : otherAct;
}

/** In order of date: no later one can be the same statement either. */
function isTooLate(a: StatementContent | undefined, b: StatementContent | undefined): boolean {
  const from = a?.day ?? null;
  const to = b?.day ?? null;
  return from !== null && to !== null && to - from > storyWindow;
}

/** A statement is looked up by the words and the id of its speaker, and by its runs of words. */
function keysOf(contents: readonly StatementContent[]): Int32Array[] {
  return denseKeys(
    contents.map(({ speaker, runs }) => [
      ...new Set(speaker.withRole),
      ...(speaker.actor === null ? [] : [`\0${speaker.actor}`]),
      ...runs.inOrder,
    ]),
  );
}
