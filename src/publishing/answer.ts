import type { CommitmentGroup } from '../domain/grouping.ts';
import type { FindingOutcome } from '../domain/finding.ts';
import type { Origin } from '../domain/origin.ts';
import {
  storiesBySize,
  commitmentsOf,
  compare,
  dayOf,
  speakingStatement,
  tellers,
  type BriefingIndex,
  type NumberedReport,
} from './briefing-index.ts';
import { mostTold, outcomeOrder, summariseIncidents, type IncidentSummary } from './incident-summary.ts';
import { dateWords, toldDateWords } from '../domain/date-words.ts';
import { actVerb, counted, listed, shortened, sideWords } from './wording.ts';

export type AnswerLabel =
  'What happened' | 'Who says so' | 'Origins' | 'Contradicted' | 'Due' | 'Under the truce' | 'Not read';

/** One entry of the answer, in two pieces, so that a narrow screen can shorten the one and keep the other. */
export interface AnswerItem {
  readonly text: string;
  /** What must stay: how many tell it, in which reports, how many more there are; may be empty. */
  readonly tail: string;
  /** Lines of a terminal that it may take. */
  readonly lines: number;
}

export interface AnswerLine {
  readonly label: AnswerLabel;
  readonly items: readonly AnswerItem[];
}

/** The briefing in a few lines: what somebody in a hurry must know. */
export interface Answer {
  readonly headline: string;
  readonly lines: readonly AnswerLine[];
}

/** What is not named is counted, behind the last that is: a line of its own would push something off the first screen. */
function withMore(items: readonly AnswerItem[], more: number): readonly AnswerItem[] {
  return more > 0
    ? items.map((item, i) =>
        i === items.length - 1 ? { ...item, tail: `${item.tail} (+${more} more)`.trim() } : item,
      )
    : items;
}

function entry(text: string, tail = '', lines = 1): AnswerItem {
  return { text, tail, lines };
}

/** How much of each the answer names; the tables below it hold the rest. */
const named = 2;

export function answerOf(index: BriefingIndex): Answer {
  const incidents = summariseIncidents(index);
  const lines: AnswerLine[] = [
    { label: 'What happened', items: whatHappened(index, incidents) },
    { label: 'Who says so', items: whoSaysSo(index) },
    { label: 'Origins', items: originItems(index) },
    { label: 'Contradicted', items: contradictionItems(index) },
    { label: 'Due', items: dueItems(index) },
    { label: 'Under the truce', items: underTheTruce(index, incidents) },
    { label: 'Not read', items: notRead(index) },
  ];
  return { headline: headlineOf(index), lines: lines.filter((line) => line.items.length > 0) };
}

function headlineOf(index: BriefingIndex): string {
  const { reports } = index.briefing;
  const days = reports
    .map(dayOf)
    .filter((day) => day !== '9999')
    .sort(compare);
  const [first, last] = [days[0], days.at(-1)];
  const span = first === undefined || last === undefined ? 'no date told' : spanWords(first, last);
  const outlets = new Set(reports.map((r) => r.outlet?.value ?? null).filter((o) => o !== null)).size;
  const known = outlets === 0 ? 'outlets not named' : counted(outlets, 'named outlet');
  return `${counted(reports.length, 'report')}, ${known}, ${span}`;
}

function spanWords(first: string, last: string): string {
  if (first === last) return dateWords(first);
  const [a, b] = [dateWords(first), dateWords(last)];
  const shared = first.slice(0, 4) === last.slice(0, 4) ? a.replace(/ \d{4}$/, '') : a;
  return `${shared} to ${b}`;
}

/** The most told news first, then what is said to have been done, gravest under the agreement first. */
function whatHappened(index: BriefingIndex, incidents: readonly IncidentSummary[]): readonly AnswerItem[] {
  const told = incidents.filter((i) => i.status === 'told');
  const story = storiesBySize(index)[0];
  const items =
    story && (story.reports.length > 1 || told.length === 0)
      ? [entry(story.title, `(${counted(story.reports.length, 'report')})`)]
      : [];
  items.push(
    ...told
      .slice(0, named)
      .map((i, rank) => entry(incidentLine(i), references(i.reports), rank === 0 ? 3 : 2)),
  );
  return told.length > 0
    ? withMore(items, told.length - named)
    : [...items, entry('No dated, located incident is told')];
}

function incidentLine(incident: IncidentSummary): string {
  const toll = [
    incident.killed.length === 0 ? null : `killed ${eitherWords(incident.killed)}`,
    incident.injured.length === 0 ? null : `injured ${eitherWords(incident.injured)}`,
  ].filter((part) => part !== null);
  const blamed = incident.blamed === 'not told' ? 'nobody is blamed' : `blamed on ${incident.blamed}`;
  const head = `${incident.what}, ${incident.where}, ${incident.when}`;
  const outside = incident.outcome === 'outside the agreement' ? '; outside the agreement' : '';
  return `${head}: ${[...toll, blamed].join('; ')}${outside}`;
}

/** "6 or 14 (told differently)"; of many only the ends are named. */
function eitherWords(told: readonly string[]): string {
  const [first = '', last = ''] = [told[0], told.at(-1)];
  if (told.length <= 1) return first;
  return told.length === 2 ? `${first} or ${last}` : `${first} to ${last} (told ${told.length} ways)`;
}

/** "[1, 3]"; beyond five reports "[1, 3, 4, 6 and 12 more]". */
export function references(reports: readonly NumberedReport[]): string {
  const numbers = reports.map((r) => String(r.number));
  if (numbers.length <= 5) return `[${numbers.join(', ')}]`;
  return `[${numbers.slice(0, 4).join(', ')} and ${numbers.length - 4} more]`;
}

function whoSaysSo(index: BriefingIndex): readonly AnswerItem[] {
  const groups = [...storiesBySize(index).slice(0, 2), null]
    .flatMap((story) => index.groupsOf(story))
    .slice(0, named);
  return groups.flatMap((group) => {
    const statement = speakingStatement(group, index);
    if (!statement) return [];
    const members = group.statements.flatMap((id) => index.statement.get(id) ?? []);
    const told = tellers(members, index);
    const independent = index.corroboration({ kind: 'statement group', id: group.id })?.independent;
    const origins = independent === undefined ? '' : `, ${counted(independent, 'independent origin')}`;
    return [
      entry(
        `${statement.speaker.name} ${actVerb(statement.act)}: ${shortened(statement.about, 110)}`,
        `(${counted(told.length, 'report')}${origins})`,
        2,
      ),
    ];
  });
}

/** Origins of whole reports and of single claims are told apart: a quoted speaker is no source of the whole report. */
function originItems(index: BriefingIndex): readonly AnswerItem[] {
  const { origins, reports } = index.briefing;
  const known = origins.filter((o) => o.kind !== 'unknown');
  const whole = known
    .map((o) => ({ name: o.name, uses: usesOf(o, true) }))
    .filter(({ uses }) => uses.size > 0);
  const traced = new Set(whole.flatMap(({ uses }) => [...uses]));
  const untraced = reports.length - traced.size;
  const items = [
    whole.length === 0
      ? `Nothing tells where any of the ${counted(reports.length, 'report')} has its text from`
      : `Whole reports: ${namesBySize(whole)}${untraced > 0 ? `; not known for ${untraced}` : ''}`,
  ];
  const shared = known
    .map((o) => ({ name: o.name, uses: usesOf(o, false) }))
    .filter(({ uses }) => uses.size > 1);
  if (shared.length > 0) items.push(`single claims: ${namesBySize(shared)}`);
  return [entry(items.join('; '), '', 2)];
}

function usesOf(origin: Origin, whole: boolean): ReadonlySet<string> {
  return new Set(origin.uses.filter((u) => (u.claim === null) === whole).map((u) => u.report));
}

function namesBySize(
  origins: readonly { readonly name: string; readonly uses: ReadonlySet<string> }[],
): string {
  const names = [...origins]
    .sort((a, b) => b.uses.size - a.uses.size || compare(a.name, b.name))
    .map(({ name, uses }) => (uses.size > 1 ? `${name} (${counted(uses.size, 'report')})` : name));
  return listed(names, 3);
}

function contradictionItems(index: BriefingIndex): readonly AnswerItem[] {
  const { contradictions } = index.briefing;
  const items = contradictions.slice(0, named).map((c) => {
    const sides = c.sides.slice(0, 4).map((s) => shortened(sideWords(c.field, s.value), 36));
    // "killed: …": the values beside it show that it is numbers.
    const about = shortened(c.about.replace(/^how many were /, ''), 64);
    return entry(`${about}: ${sides.join(' / ')}`);
  });
  return withMore(items, contradictions.length - named);
}

/** Commitment groups that are still to come on the briefing's day, soonest first. */
export function upcoming(index: BriefingIndex): readonly CommitmentGroup[] {
  const { asOf, commitmentGroups } = index.briefing;
  const dueOf = (group: CommitmentGroup) => commitmentsOf(group, index)[0]?.due;
  return commitmentGroups
    .filter((group) => {
      const due = dueOf(group);
      return due !== undefined && (asOf === null || due.to >= asOf);
    })
    .sort(
      (a, b) =>
        compare(dueOf(a)?.from ?? '', dueOf(b)?.from ?? '') ||
        compare(a.commitments[0] ?? '', b.commitments[0] ?? ''),
    );
}

function dueItems(index: BriefingIndex): readonly AnswerItem[] {
  const groups = upcoming(index);
  const items = groups.slice(0, named).flatMap((group) => {
    const members = commitmentsOf(group, index);
    const first = members[0];
    if (!first) return [];
    const by = mostTold(members.map((c) => c.by.name))[0] ?? first.by.name;
    const head = `${first.sense} ${withoutYear(toldDateWords(first.due), index)}: ${by} (${first.kind})`;
    return [entry(`${head}: ${shortened(first.content, 110)}`, references(tellers(members, index)), 2)];
  });
  return withMore(items, groups.length - named);
}

/** What is due in the briefing's own year needs no year. */
function withoutYear(date: string, { briefing: { asOf } }: BriefingIndex): string {
  const year = asOf?.slice(0, 4);
  return year !== undefined && /^\w{3} \d/.test(date) && date.endsWith(` ${year}`) ? date.slice(0, -5) : date;
}

const outcomeWords: Readonly<Record<FindingOutcome, string>> = {
  'would be a violation if true': 'would be a violation if true',
  'to be watched': 'to be watched',
  undeterminable: 'cannot tell',
  'not prohibited': 'not prohibited',
  'outside the agreement': 'outside the agreement',
};
export function outcomeName(outcome: FindingOutcome): string {
  return outcomeWords[outcome];
}

function underTheTruce(index: BriefingIndex, incidents: readonly IncidentSummary[]): readonly AnswerItem[] {
  const { agreement, findings } = index.briefing;
  if (!agreement)
    return [
      entry(
        'No agreement was named, so nothing is held against one (trucewatch agreements lists those there are)',
        '',
        2,
      ),
    ];
  if (findings.length === 0)
    return [entry(`${agreement.title}: nothing in these reports could be held against it`, '', 2)];
  const subjects = new Map<string, FindingOutcome>();
  for (const { subject, outcome } of findings) {
    const key = `${subject.kind}\0${subject.id}`;
    const before = subjects.get(key);
    if (!before || outcomeOrder.indexOf(outcome) < outcomeOrder.indexOf(before)) subjects.set(key, outcome);
  }
  const counts = outcomeOrder
    .map((outcome) => [outcome, [...subjects.values()].filter((o) => o === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${count} ${outcomeName(outcome)}`);
  const gravest = incidents.find((i) => i.outcome === 'would be a violation if true');
  const first = gravest === undefined ? '' : `; first: ${gravest.what}, ${gravest.where}, ${gravest.when}`;
  return [entry(`${agreement.title}: ${counts.join(', ')}${first}`, '', 2)];
}

function notRead({ briefing: { problems } }: BriefingIndex): readonly AnswerItem[] {
  if (problems.length === 0) return [];
  const first = problems[0];
  return withMore(first ? [entry(`${first.source}: ${first.message}`)] : [], problems.length - 1);
}
