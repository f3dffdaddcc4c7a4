import type { Commitment } from '../../../domain/commitment.ts';
import type { StatementGroup } from '../../../domain/grouping.ts';
import type { Statement } from '../../../domain/statement.ts';
import { speakingStatement } from '../../../publishing/briefing-index.ts';
import type { DerivedRow } from '../derivation/derived-rows.ts';
import { historyOf } from './project-history.ts';
import { corroborationView } from './project-origins.ts';
import {
  actorView,
  actorViewOrNull,
  dateView,
  firstDay,
  outletOf,
  passageView,
  reportDay,
  reportOf,
  type Projected,
} from './project-parts.ts';
import type { CommitmentView, StatementView } from '../views/statement-views.ts';

export function statementView(statement: Statement, projected: Projected): StatementView {
  return {
    id: statement.id,
    report: statement.report,
    outlet: outletOf(statement.report, projected),
    group: projected.groupOf.get(statement.id) ?? null,
    story: projected.storyOf.get(statement.report) ?? null,
    speaker: actorView(statement.speaker),
    role: statement.role,
    act: statement.act,
    about: statement.about,
    addressee: actorViewOrNull(statement.addressee),
    quoted: statement.quoted,
    when: dateView(statement.when),
    toldOn: reportDay(statement.report, projected),
    via: statement.via?.name ?? null,
    occasion: statement.occasion,
    evidence: statement.evidence,
    speakerPassage: passageView(statement.speakerPassage, projected),
    passages: statement.contentPassages.map((p) => passageView(p, projected)),
    confidence: statement.confidence,
    weight: statement.weight,
    reason: statement.reason,
  };
}

export function projectStatement(statement: Statement, projected: Projected): DerivedRow {
  const view = statementView(statement, projected);
  const outlet = reportOf(statement.report, projected.index)?.outlet ?? null;
  return {
    kind: 'statement',
    id: statement.id,
    windowKey: projected.windowKey,
    report: view.report,
    story: view.story,
    subject: view.group,
    day: firstDay(view.when?.from ?? null) ?? reportDay(statement.report, projected),
    dayTo: firstDay(view.when?.to ?? null) ?? reportDay(statement.report, projected),
    side: view.speaker.side,
    outlet: outlet?.id ?? outlet?.value ?? null,
    type: view.act,
    status: view.quoted ? 'quoted' : 'paraphrased',
    setAside: projected.setAside.has(statement.report),
    facets: {
      actor: [view.speaker.actor, view.speaker.name, view.addressee?.actor ?? null],
      outlet: [outlet?.value ?? null],
    },
    summary: view,
    document: {},
    words: { title: view.speaker.name, text: `${view.role ?? ''} ${view.about} ${view.evidence}` },
  };
}

export function commitmentView(commitment: Commitment, projected: Projected): CommitmentView {
  return {
    id: commitment.id,
    report: commitment.report,
    outlet: outletOf(commitment.report, projected),
    statement: commitment.statement,
    group: projected.commitmentGroupOf.get(commitment.id) ?? null,
    kind: commitment.kind,
    by: actorView(commitment.by),
    content: commitment.content,
    due: {
      value: commitment.due.value,
      from: commitment.due.from,
      to: commitment.due.to,
      precision: commitment.due.precision,
      wording: commitment.due.wording,
    },
    sense: commitment.sense,
    // "due" and "past" depend on the day that is asked from: the service says them.
    status: projected.settled.get(commitment.id) ?? 'open',
    passages: commitment.passages.map((p) => passageView(p, projected)),
    confidence: commitment.confidence,
  };
}

export function projectCommitment(commitment: Commitment, projected: Projected): DerivedRow {
  const view = commitmentView(commitment, projected);
  const outlet = reportOf(commitment.report, projected.index)?.outlet ?? null;
  return {
    kind: 'commitment',
    id: commitment.id,
    windowKey: projected.windowKey,
    report: view.report,
    story: projected.storyOf.get(commitment.report) ?? null,
    subject: view.group,
    day: firstDay(view.due.from),
    dayTo: firstDay(view.due.to),
    side: view.by.side,
    outlet: outlet?.id ?? outlet?.value ?? null,
    type: view.kind,
    status: view.status,
    setAside: projected.setAside.has(commitment.report),
    facets: { actor: [view.by.actor, view.by.name], outlet: [outlet?.value ?? null] },
    summary: view,
    document: {},
    words: { title: view.by.name, text: view.content },
  };
}

/** A statement as several reports tell it: the one that speaks for all, and all of them. */
export function projectStatementGroup(group: StatementGroup, projected: Projected): DerivedRow | null {
  const { index } = projected;
  const speaking = speakingStatement(group, index);
  if (!speaking) return null;
  const members = group.statements.flatMap((id) => index.statement.get(id) ?? []);
  const view = statementView(speaking, projected);
  const corroboration = index.corroboration({ kind: 'statement group', id: group.id });
  const days = members
    .flatMap((s) => firstDay(s.when?.from ?? null) ?? reportDay(s.report, projected) ?? [])
    .sort();
  const reports = new Set(members.map((s) => s.report));
  const corrections = projected.touched.of('statement-group', group.id, [...group.statements, ...reports]);
  const summary = {
    id: group.id,
    story: group.story,
    speaker: view.speaker,
    act: view.act,
    about: view.about,
    reports: reports.size,
    independent: corroboration?.independent ?? 1,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    corrected: corrections.some((c) => c.corrects),
  };
  return {
    kind: 'statement-group',
    id: group.id,
    windowKey: projected.windowKey,
    story: group.story,
    day: summary.from,
    dayTo: summary.to,
    side: view.speaker.side,
    type: view.act,
    reports: summary.reports,
    independent: summary.independent,
    facets: { actor: members.flatMap((s) => [s.speaker.actor, s.speaker.name]) },
    summary,
    document: {
      statements: members.map((s) => statementView(s, projected)),
      corroboration: corroboration ? corroborationView(corroboration) : null,
      history: historyOf([...reports], corrections, projected),
    },
    words: null,
  };
}
