import type { Correction, StoodIn } from '../../../domain/correction.ts';
import type { ReportExtraction } from '../../../domain/extraction.ts';
import { fieldText } from '../../../grouping/incidents.ts';
import { reportOfTelling } from '../../../grouping/tellings.ts';
import { originsText } from '../../../weighing/correct-origins.ts';
import type { Query } from '../database.ts';
import { thingsStoodIn, wholeOrigins } from './stood-in.ts';

/** What a correction is about, as the store has it now. */
export interface CorrectionTargets {
  /** The member that each story or incident is named after. */
  readonly anchors: Readonly<Record<string, string>>;
  /** The words of each telling. */
  readonly tellings: Readonly<Record<string, string>>;
  /** What the machine says in the place of what is corrected. */
  readonly was: string | null;
  /** What it touches: the things that the corrected stands in. */
  readonly stoodIn: readonly StoodIn[];
  /** Windows that are to be grouped again. */
  readonly windows: readonly string[];
  /** What is not there, or not so: one sentence each. */
  readonly problems: readonly string[];
}

/** What a correction names, by kind. */
interface Named {
  readonly reports: readonly string[];
  readonly stories: readonly string[];
  readonly incidents: readonly string[];
  readonly allegations: readonly string[];
  readonly commitments: readonly string[];
  readonly outlets: readonly string[];
}

/** Looks up everything that the correction names. A withdrawal names nothing: the correction that it takes back does. */
export async function findTargets(query: Query, correction: Correction): Promise<CorrectionTargets> {
  const named = namesIn(correction);
  const stories = await anchorsOf(query, 'story', named.stories);
  const incidents = await anchorsOf(query, 'incident', named.incidents);
  const allegations = await tellingsOf(query, 'allegation', named.allegations);
  const commitments = await tellingsOf(query, 'commitment', named.commitments);
  const reports = await versionsOf(query, named.reports);
  const outlets = await outletsOf(query, named.outlets);
  const problems = [
    ...missing('report', named.reports, reports),
    ...missing('story', named.stories, new Set(stories.keys())),
    ...missing('incident', named.incidents, new Set(incidents.keys())),
    ...missing('allegation', named.allegations, new Set(allegations.keys())),
    ...missing('commitment', named.commitments, new Set(commitments.keys())),
    ...missing('outlet', named.outlets, outlets),
  ];
  const stoodIn = await thingsStoodIn(query, correction);
  const words = new Map([...allegations, ...commitments].map(([id, telling]) => [id, telling.words]));
  const members = stoodIn.flatMap((thing) => (thing.kind === 'story' ? [] : thing.with));
  const others = await wordsOf(query, [...incidents.values(), ...members]);
  return {
    anchors: Object.fromEntries([...stories, ...incidents]),
    tellings: Object.fromEntries([...words, ...others]),
    was: await wordBefore(query, correction, allegations),
    stoodIn,
    windows: await windowsOf(query, named, [
      ...stories.values(),
      ...incidents.values(),
      ...stoodIn.flatMap((thing) => thing.with),
    ]),
    problems:
      problems.length > 0
        ? problems
        : await membershipProblems(query, correction, stories, incidents, stoodIn),
  };
}

function namesIn(correction: Correction): Named {
  const none = { reports: [], stories: [], incidents: [], allegations: [], commitments: [], outlets: [] };
  switch (correction.action) {
    case 'link':
    case 'unlink':
      return { ...none, reports: [correction.report], stories: [correction.story] };
    case 'merge-stories':
      return { ...none, stories: correction.stories };
    case 'split-story':
      return { ...none, stories: [correction.story], reports: correction.reports };
    case 'merge-incidents':
      return { ...none, incidents: correction.incidents };
    case 'split-incident':
      return { ...none, incidents: [correction.incident], allegations: correction.allegations };
    case 'set-origin':
    case 'set-aside':
    case 'take-back':
      return { ...none, reports: [correction.report] };
    case 'reread':
    case 'dismiss':
      return { ...none, allegations: [correction.allegation] };
    case 'grade-outlet':
      return { ...none, outlets: [correction.outlet] };
    case 'settle-commitment':
      return { ...none, commitments: [correction.commitment] };
    case 'withdraw':
      return none;
  }
}

function missing(kind: string, named: readonly string[], there: ReadonlySet<string>): string[] {
  return named.filter((id) => !there.has(id)).map((id) => `There is no ${kind} ${id}.`);
}

/** Id → the member that it stands for, of those that ever were. */
async function anchorsOf(
  query: Query,
  kind: 'story' | 'incident',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; member: string }>(
    'select id, member from anchor where kind = $1 and id = any($2::text[])',
    [kind, ids],
  );
  return new Map(rows.map((row) => [row.id, row.member]));
}

interface Telling {
  readonly words: string;
  readonly extraction: ReportExtraction;
}

/** Tellings that are read now, from the newest derivation of their reports. */
async function tellingsOf(
  query: Query,
  kind: 'allegation' | 'commitment',
  ids: readonly string[],
): Promise<ReadonlyMap<string, Telling>> {
  const found = new Map<string, Telling>();
  const reports = [...new Set(ids.map(reportOfTelling))];
  for (const extraction of await newestExtractions(query, reports)) {
    const words =
      kind === 'allegation'
        ? extraction.allegations.map((a) => [a.id, a.evidence] as const)
        : extraction.commitments.map((c) => [c.id, c.content] as const);
    const wanted = new Set(ids);
    for (const [id, said] of words) if (wanted.has(id)) found.set(id, { words: said, extraction });
  }
  return found;
}

async function newestExtractions(
  query: Query,
  reports: readonly string[],
): Promise<readonly ReportExtraction[]> {
  if (reports.length === 0) return [];
  const rows = await query<{ extraction: string }>(
    `select distinct on (report) extraction from derivation
     where report = any($1::text[]) and extraction is not null order by report, version_id desc`,
    [reports],
  );
  return rows.map((row) => JSON.parse(row.extraction) as ReportExtraction); // written by the derivation of this program
}

/** The words of allegations and statements that are read now. */
async function wordsOf(query: Query, members: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(members);
  const extractions = await newestExtractions(query, [...new Set(members.map(reportOfTelling))]);
  return new Map(
    extractions
      .flatMap((e) => [...e.allegations, ...e.statements])
      .flatMap(({ id, evidence }): [string, string][] => (wanted.has(id) ? [[id, evidence]] : [])),
  );
}

async function versionsOf(query: Query, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await query<{ report: string }>(
    'select distinct report from report_version where report = any($1::text[])',
    [ids],
  );
  return new Set(rows.map((row) => row.report));
}

async function outletsOf(query: Query, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  for (const id of ids) {
    const [row] = await query(`select 1 from derived where kind = 'report' and outlet = $1 limit 1`, [id]);
    if (row) there.add(id);
  }
  return there;
}

/** What the machine read, where a reading or an origin is corrected. */
async function wordBefore(
  query: Query,
  correction: Correction,
  allegations: ReadonlyMap<string, Telling>,
): Promise<string | null> {
  if (correction.action === 'set-origin') return originsText(await wholeOrigins(query, correction.report));
  if (correction.action !== 'reread') return null;
  const telling = allegations.get(correction.allegation);
  const allegation = telling?.extraction.allegations.find((a) => a.id === correction.allegation);
  return allegation ? fieldText(allegation, correction.field) : null;
}

/** Every window that holds one of them now, or one of these members. */
async function windowsOf(
  query: Query,
  { reports, allegations, commitments, stories, incidents, outlets }: Named,
  members: readonly string[],
): Promise<readonly string[]> {
  const rows = await query<{ window_key: string | null }>(
    `select window_key from derived
       where (kind = 'story' and id = any($1::text[])) or (kind = 'incident' and id = any($2::text[]))
          or (kind = 'report' and outlet = any($3::text[]))`,
    [stories, incidents, outlets],
  );
  const held = await windowsOfMembers(query, [...reports, ...allegations, ...commitments, ...members]);
  return [...new Set([...rows.flatMap((row) => row.window_key ?? []), ...held])].sort();
}

/** The windows that these reports, or the reports of these tellings, stand in or stood in with an older version. */
export async function windowsOfMembers(query: Query, members: readonly string[]): Promise<readonly string[]> {
  const rows = await query<{ window_key: string | null }>(
    `select window_key from derived where kind = 'report' and id = any($1::text[])
     union select window_key from derivation where report = any($1::text[])`,
    [[...new Set(members.map(reportOfTelling))]],
  );
  return rows.flatMap((row) => row.window_key ?? []);
}

/** Whether what is to leave something is in it, and others stay. */
async function membershipProblems(
  query: Query,
  correction: Correction,
  stories: ReadonlyMap<string, string>,
  incidents: ReadonlyMap<string, string>,
  stoodIn: readonly StoodIn[],
): Promise<readonly string[]> {
  switch (correction.action) {
    case 'unlink':
    case 'split-story': {
      const members = correction.action === 'unlink' ? [correction.report] : correction.reports;
      const anchor = stories.get(correction.story) ?? '';
      const homes = await homesOf(query, 'report', 'story', [anchor, ...members]);
      return leavingProblems(
        'report',
        members,
        `story ${correction.story}`,
        homes,
        homes.get(anchor),
        stoodIn,
      );
    }
    case 'split-incident': {
      const members = correction.allegations;
      const anchor = incidents.get(correction.incident) ?? '';
      const homes = await homesOf(query, 'allegation', 'incident', [anchor, ...members]);
      const what = `incident ${correction.incident}`;
      return leavingProblems('allegation', members, what, homes, homes.get(anchor), stoodIn);
    }
    default:
      return [];
  }
}

async function homesOf(
  query: Query,
  kind: 'report' | 'allegation',
  home: 'story' | 'incident',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await query<{ id: string; home: string | null }>(
    `select id, ${home} as home from derived where kind = $1 and id = any($2::text[])`,
    [kind, ids],
  );
  return new Map(rows.map((row) => [row.id, row.home]));
}

function leavingProblems(
  kind: string,
  members: readonly string[],
  what: string,
  homes: ReadonlyMap<string, string | null>,
  home: string | null | undefined,
  stoodIn: readonly StoodIn[],
): readonly string[] {
  const elsewhere = members.filter((id) => home === null || home === undefined || homes.get(id) !== home);
  if (elsewhere.length > 0) return elsewhere.map((id) => `The ${kind} ${id} is not in the ${what}.`);
  return stoodIn.some(({ id }) => id === home)
    ? []
    : [`Nothing else is in the ${what}: there is nothing to part.`];
}
