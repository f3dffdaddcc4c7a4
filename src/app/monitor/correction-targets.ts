import type { Correction } from '../../domain/correction.ts';
import type { ReportExtraction } from '../../domain/extraction.ts';
import { fieldText } from '../../grouping/incidents.ts';
import { reportOfTelling } from '../../grouping/tellings.ts';
import { originsText } from '../../weighing/correct-origins.ts';
import type { Query } from './database.ts';
import type { ReportDetail } from './views/report-views.ts';

/** What a correction is about, as the store has it now. */
export interface CorrectionTargets {
  /** The member that each story or incident is named after. */
  readonly anchors: Readonly<Record<string, string>>;
  /** The words of each telling. */
  readonly tellings: Readonly<Record<string, string>>;
  /** What the machine says in the place of what is corrected. */
  readonly was: string | null;
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
  const tellings = new Map([...allegations, ...commitments].map(([id, telling]) => [id, telling.words]));
  return {
    anchors: Object.fromEntries([...stories, ...incidents]),
    tellings: {
      ...Object.fromEntries(tellings),
      ...Object.fromEntries(await wordsOfAnchors(query, [...incidents.values()])),
    },
    was: await wordBefore(query, correction, allegations),
    windows: await windowsOf(query, named, [...stories.values()], [...incidents.values()]),
    problems:
      problems.length > 0 ? problems : await membershipProblems(query, correction, stories, incidents),
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

async function wordsOfAnchors(query: Query, members: readonly string[]): Promise<[string, string][]> {
  const found = await tellingsOf(query, 'allegation', members);
  return [...found].map(([id, { words }]) => [id, words]);
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
  if (correction.action === 'set-origin') return originBefore(query, correction.report);
  if (correction.action !== 'reread') return null;
  const telling = allegations.get(correction.allegation);
  const allegation = telling?.extraction.allegations.find((a) => a.id === correction.allegation);
  return allegation ? fieldText(allegation, correction.field) : null;
}

async function originBefore(query: Query, report: string): Promise<string | null> {
  const [row] = await query<{ document: Partial<Pick<ReportDetail, 'origins'>> }>(
    `select document from shown where kind = 'report' and id = $1`,
    [report],
  );
  return originsText((row?.document.origins ?? []).filter((use) => use.claim === null));
}

/** Every window that holds one of them now, or that holds a member which one of them is named after. */
async function windowsOf(
  query: Query,
  named: Named,
  firstReports: readonly string[],
  firstTellings: readonly string[],
): Promise<readonly string[]> {
  const reports = [...named.reports, ...firstReports];
  const tellings = [...named.allegations, ...named.commitments, ...firstTellings];
  const rows = await query<{ window_key: string | null }>(
    `select window_key from derived
       where (kind = 'report' and id = any($1::text[])) or (kind in ('allegation', 'commitment') and id = any($2::text[]))
          or (kind = 'story' and id = any($3::text[])) or (kind = 'incident' and id = any($4::text[]))
          or (kind = 'report' and outlet = any($5::text[]))
     union select window_key from derivation where report = any($6::text[])`,
    [
      reports,
      tellings,
      named.stories,
      named.incidents,
      named.outlets,
      [...new Set([...reports, ...tellings.map(reportOfTelling)])],
    ],
  );
  return [...new Set(rows.flatMap((row) => row.window_key ?? []))].sort();
}

/** Whether what is to leave something is in it. */
async function membershipProblems(
  query: Query,
  correction: Correction,
  stories: ReadonlyMap<string, string>,
  incidents: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  if (correction.action === 'unlink' || correction.action === 'split-story') {
    const members = correction.action === 'unlink' ? [correction.report] : correction.reports;
    const anchor = stories.get(correction.story) ?? '';
    const homes = await homesOf(query, 'report', 'story', [anchor, ...members]);
    return notIn('report', members, `story ${correction.story}`, homes, homes.get(anchor));
  }
  if (correction.action === 'split-incident') {
    const anchor = incidents.get(correction.incident) ?? '';
    const homes = await homesOf(query, 'allegation', 'incident', [anchor, ...correction.allegations]);
    return notIn(
      'allegation',
      correction.allegations,
      `incident ${correction.incident}`,
      homes,
      homes.get(anchor),
    );
  }
  return [];
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

function notIn(
  kind: string,
  members: readonly string[],
  what: string,
  homes: ReadonlyMap<string, string | null>,
  home: string | null | undefined,
): readonly string[] {
  return members
    .filter((id) => home === null || home === undefined || homes.get(id) !== home)
    .map((id) => `The ${kind} ${id} is not in the ${what}.`);
}
