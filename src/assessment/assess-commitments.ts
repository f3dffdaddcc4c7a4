import type { ActorMention } from '../domain/actor.ts';
import type { Agreement, Clause } from '../domain/agreement.ts';
import type { Commitment } from '../domain/commitment.ts';
import { dateWords } from '../domain/date-words.ts';
import type { Finding, FindingStep } from '../domain/finding.ts';
import { asId, type ReportId } from '../domain/ids.ts';
import { overlaps, type Passage } from '../domain/passage.ts';
import { isBound, isExcluded } from './actor-standing.ts';
import type { AssessmentInput } from './assessment-input.ts';
import { describedByNonAdherence } from './named-scope.ts';
import { inForce } from './period.ts';

type Texts = ReadonlyMap<ReportId, string>;

/** Threats and offers of force with a date, held against the clause that would forbid the force. A word is no deed: to be watched. */
export function assessCommitments(input: AssessmentInput, texts: Texts): readonly Finding[] {
  const byId = new Map(input.commitments.map((c) => [c.id, c]));
  return input.commitmentGroups.flatMap((group) => {
    const members = group.commitments.flatMap((id) => byId.get(id) ?? []);
    const first = members[0];
    if (!first || !members.some((m) => m.kind === 'threat' || m.kind === 'offer')) return [];
    const clause = clauseAgainst(input.agreement, first.by);
    if (!clause) return [];
    const steps = stepsOf(input, members, first, texts);
    const scope = steps.find((s) => s.question === 'excluded');
    return [
      {
        id: asId(`finding:${input.agreement.id}:${clause.id}:${first.id}`),
        agreement: asId(input.agreement.id),
        clause: asId(clause.id),
        subject: { kind: 'commitment', id: first.id },
        steps,
        outcome: 'to be watched',
        summary:
          `A declared intent is not a violation; to be watched from ${dateWords(first.due.value)}. ${scope?.reason ?? ''}`.trim(),
      } satisfies Finding,
    ];
  });
}

/** The prohibition of attacks that binds the one who speaks. */
function clauseAgainst(agreement: Agreement, by: ActorMention): Clause | undefined {
  return agreement.clauses.find(
    (c) =>
      c.kind === 'prohibition' &&
      c.prohibits?.includes('airstrike') &&
      (!c.binds || c.binds.includes(by.side)),
  );
}

function stepsOf(
  input: AssessmentInput,
  members: readonly Commitment[],
  first: Commitment,
  texts: Texts,
): readonly FindingStep[] {
  const { agreement, actors } = input;
  const passages = members.flatMap((m) => m.passages);
  const force = inForce(agreement, first.due);
  const bound = isBound(agreement, first.by, first.by.side, first.due.from, actors);
  const guarantor = agreement.guarantors.find(
    (g) => first.by.actor && actors.lineage(first.by.actor, first.due.from).includes(g.actor),
  );
  return [
    { question: 'in force', ...force, passages },
    {
      question: 'party bound',
      answer: bound.answer,
      reason: guarantor ? `${bound.reason} It is also a guarantor of the agreement.` : bound.reason,
      passages: members.map((m) => m.by.passage),
    },
    scopeStep(input, members, first, texts),
    {
      question: 'in the zone',
      answer: 'cannot tell',
      reason: 'A declared intent has no place yet.',
      passages: [],
    },
    {
      question: 'prohibited',
      answer: 'no',
      reason: 'A declared intent is not an attack; the deed, if it comes, is judged by whom it hits.',
      passages,
    },
    {
      question: 'exception',
      answer: 'cannot tell',
      reason: 'Nothing has happened that an exception could cover.',
      passages: [],
    },
  ];
}

/** Whom it is aimed at: those the agreement excludes by name, or a description that is wider than its list. */
function scopeStep(
  { agreement, extractions, actors }: AssessmentInput,
  members: readonly Commitment[],
  first: Commitment,
  texts: Texts,
): FindingStep {
  const wider = members.flatMap((m) => m.passages.flatMap((p) => widerThanList(p, texts)));
  const named = membersNamed(extractions, members).filter(
    (a) => isExcluded(agreement, a, a.side, first.due.from, actors).answer === 'yes',
  );
  const names = namesOf(named);
  const passages = [...named.map((a) => a.passage), ...wider];
  const excludedList = agreement.excluded.map((e) => e.name).join(', ');
  if (wider.length > 0) {
    return {
      question: 'excluded',
      answer: 'cannot tell',
      reason: `It is aimed at those who did not join or observe the truce${names ? ` besides ${names}` : ''}. That is wider than the excluded list (${excludedList}): strikes on the excluded are outside the agreement, strikes on parties that joined it are inside.`,
      passages,
    };
  }
  if (names)
    return {
      question: 'excluded',
      answer: 'yes',
      reason: `Only the excluded are named: ${names}.`,
      passages,
    };
  return {
    question: 'excluded',
    answer: 'cannot tell',
    reason: 'Whom it is aimed at is not told.',
    passages,
  };
}

/** One name for each known actor, the shortest told; a bare "fighters" names nobody. */
function namesOf(mentions: readonly ActorMention[]): string {
  const byActor = new Map<string, string>();
  for (const { actor, name } of mentions) {
    if (actor === null) continue;
    const known = byActor.get(actor);
    if (known === undefined || name.length < known.length || (name.length === known.length && name < known))
      byActor.set(actor, name);
  }
  return [...byActor.values()].sort().join(', ');
}

function widerThanList(passage: Passage, texts: Texts): Passage[] {
  const found = describedByNonAdherence((texts.get(passage.report) ?? '').slice(passage.start, passage.end));
  return found
    ? [{ report: passage.report, start: passage.start + found.start, end: passage.start + found.end }]
    : [];
}

function membersNamed(
  extractions: AssessmentInput['extractions'],
  members: readonly Commitment[],
): readonly ActorMention[] {
  const passages = members.flatMap((m) => m.passages);
  const reports = new Set(passages.map((p) => p.report));
  return extractions
    .filter((e) => reports.has(e.report))
    .flatMap((e) =>
      e.actors.filter((a) => passages.some((p) => p.report === a.passage.report && overlaps(p, a.passage))),
    );
}
