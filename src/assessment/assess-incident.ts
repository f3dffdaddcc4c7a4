import type { Side } from '../domain/actor.ts';
import type { Agreement, Clause } from '../domain/agreement.ts';
import type { Allegation } from '../domain/allegation.ts';
import type { ToldDate } from '../domain/date.ts';
import type { Answer, Finding, FindingOutcome, FindingQuestion, FindingStep } from '../domain/finding.ts';
import type { Incident } from '../domain/grouping.ts';
import { incidentWords } from '../domain/incident-names.ts';
import { asId, type ReportId } from '../domain/ids.ts';
import type { Passage } from '../domain/passage.ts';
import { isBound, isExcluded, type ActorKnowledge, type Judged } from './actor-standing.ts';
import { findingSummary } from './finding-summary.ts';
import { inForce } from './period.ts';

type Texts = ReadonlyMap<ReportId, string>;

/** One finding for each clause that speaks of this kind of incident by this side; none where no clause does. */
export function assessIncident(
  incident: Incident,
  tellings: readonly Allegation[],
  agreement: Agreement,
  actors: ActorKnowledge,
  texts: Texts,
): readonly Finding[] {
  return clausesFor(agreement, incident, tellings).map((clause) => {
    const steps: readonly FindingStep[] = [
      agree('in force', tellings, (t) => inForce(agreement, t.dateTold), fieldPassages('date')),
      agree(
        'party bound',
        tellings,
        (t) => isBound(agreement, t.perpetratorMention, t.perpetratorSide, dayOf(t), actors),
        fieldPassages('perpetrator'),
      ),
      agree(
        'excluded',
        tellings,
        (t) => exclusion(agreement, t, actors),
        (t) => [...fieldPassages('perpetrator')(t), ...fieldPassages('target')(t)],
      ),
      agree('in the zone', tellings, (t) => inZone(agreement, t), fieldPassages('place')),
      {
        question: 'prohibited',
        answer: 'yes',
        reason: `The clause covers incidents of this type (${incidentWords(incident.type)}): ${clause.text}`,
        passages: tellings.map((t) => t.evidencePassage),
      },
      exceptionStep(agreement, clause, tellings, texts),
    ];
    const outcome = outcomeOf(steps);
    return {
      id: asId(`finding:${agreement.id}:${clause.id}:${incident.id}`),
      agreement: asId(agreement.id),
      clause: asId(clause.id),
      subject: { kind: 'incident', id: incident.id },
      steps,
      outcome,
      summary: findingSummary(outcome, steps),
    };
  });
}

/** Clauses that forbid this type to one of the sides named; where no side is named, every clause that forbids the type to anybody. */
function clausesFor(
  agreement: Agreement,
  incident: Incident,
  tellings: readonly Allegation[],
): readonly Clause[] {
  const sides = new Set<Side>(tellings.map((t) => t.perpetratorSide).filter((s) => s !== 'unknown'));
  const forbidding = agreement.clauses.filter((c) => c.prohibits?.includes(incident.type));
  const bound = forbidding.filter((c) => !c.binds || sides.size === 0 || c.binds.some((s) => sides.has(s)));
  return bound.length > 0 ? bound : forbidding.slice(0, 1);
}

/** Asks the question of every telling. One answer where all agree; "cannot tell" where they do not, saying so. */
function agree(
  question: FindingQuestion,
  tellings: readonly Allegation[],
  ask: (telling: Allegation) => Judged,
  passagesOf: (telling: Allegation) => readonly Passage[],
): FindingStep {
  const judged = tellings.map(ask);
  const passages = tellings.flatMap(passagesOf);
  const known = judged.filter((j) => j.answer !== 'cannot tell');
  const answers = new Set<Answer>(known.map((j) => j.answer));
  const first = known[0] ?? judged[0];
  if (!first) return { question, answer: 'cannot tell', reason: 'No telling speaks of it.', passages };
  if (answers.size > 1) {
    const reasons = [...new Set(known.map((j) => j.reason))].sort();
    return {
      question,
      answer: 'cannot tell',
      reason: `The tellings differ. ${reasons.join(' / ')}`,
      passages,
    };
  }
  return { question, answer: first.answer, reason: first.reason, passages };
}

/** Excluded is who strikes or who is struck: attacks by the excluded bind nobody, attacks on them are not forbidden. */
function exclusion(agreement: Agreement, telling: Allegation, actors: ActorKnowledge): Judged {
  const day = dayOf(telling);
  const by = isExcluded(agreement, telling.perpetratorMention, telling.perpetratorSide, day, actors);
  if (by.answer === 'yes') return by;
  if (!telling.targetMention) {
    return telling.target.includes('combatants')
      ? { answer: 'cannot tell', reason: 'It is not told which armed group was hit.' }
      : { answer: by.answer, reason: `${by.reason} No armed group is named as its target.` };
  }
  const on = isExcluded(agreement, telling.targetMention, telling.targetMention.side, day, actors);
  if (on.answer === 'yes') return { answer: 'yes', reason: `It was aimed at the excluded. ${on.reason}` };
  return on.answer === 'cannot tell' ? on : by;
}

function inZone(agreement: Agreement, { placeMention }: Allegation): Judged {
  const { zone } = agreement;
  if (!placeMention) return { answer: 'cannot tell', reason: 'No place is named.' };
  const place = placeMention.place;
  if (!place) return { answer: 'cannot tell', reason: `It is not known where ${placeMention.name} is.` };
  if (!zone.countries.includes(place.country))
    return { answer: 'no', reason: `${place.name} is outside the zone. ${zone.note}` };
  if (zone.admin1 && (place.admin1 === null || place.precision > 4))
    return {
      answer: 'cannot tell',
      reason: `${place.name} is too wide a place to tell whether it was in the zone.`,
    };
  if (zone.admin1 && place.admin1 !== null && !zone.admin1.includes(place.admin1))
    return { answer: 'no', reason: `${place.name} is in ${place.admin1}, outside the zone.` };
  return { answer: 'yes', reason: `${place.name} lies in the zone.` };
}

/** An exception is asked for where a telling uses its words; whether it holds is for people. */
function exceptionStep(
  agreement: Agreement,
  clause: Clause,
  tellings: readonly Allegation[],
  texts: Texts,
): FindingStep {
  const exceptions = agreement.clauses.filter((c) => clause.exceptions?.includes(c.id));
  if (exceptions.length === 0)
    return { question: 'exception', answer: 'no', reason: 'The clause has no exception.', passages: [] };
  for (const exception of exceptions) {
    const passages = tellings.flatMap((t) => {
      const words = (texts.get(t.report) ?? '')
        .slice(t.evidencePassage.start, t.evidencePassage.end)
        .toLowerCase();
      return exception.words?.some((w) => words.includes(w)) ? [t.evidencePassage] : [];
    });
    if (passages.length > 0)
      return {
        question: 'exception',
        answer: 'cannot tell',
        reason: `A telling speaks of an answer to an attack: ${exception.text}`,
        passages,
      };
  }
  return {
    question: 'exception',
    answer: 'no',
    reason: 'No telling claims one; the party accused has not been asked.',
    passages: [],
  };
}

function outcomeOf(steps: readonly FindingStep[]): FindingOutcome {
  const answer = (q: FindingQuestion): Answer | undefined => steps.find((s) => s.question === q)?.answer;
  if (
    answer('in force') === 'no' ||
    answer('in the zone') === 'no' ||
    answer('excluded') === 'yes' ||
    answer('party bound') === 'no'
  )
    return 'outside the agreement';
  if (answer('prohibited') === 'no') return 'not prohibited';
  const open = steps.some((s) => s.answer === 'cannot tell');
  return open ? 'undeterminable' : 'would be a violation if true';
}

function fieldPassages(
  field: 'date' | 'perpetrator' | 'target' | 'place',
): (telling: Allegation) => readonly Passage[] {
  return (telling) => telling.passages[field] ?? [];
}

function dayOf(telling: Allegation): ToldDate['from'] | null {
  return telling.dateTold?.from ?? null;
}
