import type { Allegation, AllegationField } from '../domain/allegation.ts';
import type { Contradiction, ContradictionField } from '../domain/contradiction.ts';
import type { Incident } from '../domain/grouping.ts';
import type { StoryId } from '../domain/ids.ts';
import type { TollRange } from '../domain/toll.ts';
import { daysOf, tollsMeet } from '../grouping/allegation-likeness.ts';
import { kilometres, namesAgree } from '../grouping/place-likeness.ts';
import { tollText } from '../grouping/incidents.ts';
import { matchNames } from '../grouping/names.ts';
import { byCode } from '../grouping/report-text.ts';
import { aboutIncident, contradiction, sidesOf } from './contradiction-sides.ts';

/** How one field of an incident is told, and when two tellings of it cannot both be true. */
interface FieldRule {
  readonly field: ContradictionField;
  readonly says: AllegationField;
  readonly about: string;
  readonly value: (a: Allegation) => string | null;
  readonly clash: (a: Allegation, b: Allegation) => boolean;
  /** True for two wordings of one value ("Orlen", "Orleyn"); equal wordings where absent. */
  readonly same?: (a: Allegation, b: Allegation) => boolean;
}

const rules: readonly FieldRule[] = [
  {
    field: 'how many',
    says: 'killed',
    about: 'how many were killed',
    value: (a) => a.killed && tollText(a.killed),
    clash: (a, b) => samePlace(a, b) && tollsClash(a.killed, b.killed),
  },
  {
    field: 'how many',
    says: 'injured',
    about: 'how many were injured',
    value: (a) => a.injured && tollText(a.injured),
    clash: (a, b) => samePlace(a, b) && tollsClash(a.injured, b.injured),
  },
  {
    field: 'where',
    says: 'place',
    about: 'where it happened',
    value: (a) => a.place,
    clash: placesClash,
    same: isPlaceTheSame,
  },
  {
    field: 'when',
    says: 'date',
    about: 'when it happened',
    value: (a) => a.date,
    clash: datesClash,
  },
  {
    field: 'who',
    says: 'perpetrator',
    about: 'who did it',
    value: (a) => a.perpetrator,
    clash: perpetratorsClash,
    same: isPerpetratorTheSame,
  },
];

/** Fields on which the reports of one incident tell what cannot all be true. */
export function incidentContradictions(
  incident: Incident,
  allegations: readonly Allegation[],
  story: StoryId | null,
): Contradiction[] {
  const told = allegations.filter((a) => !a.negated);
  const found: Contradiction[] = [];
  for (const rule of rules) {
    const having = told.filter((a) => rule.value(a) !== null);
    if (!clashes(having, rule.clash)) continue;
    const sides = sidesOf(
      having.map((a) => ({
        value: commonValue(having, a, rule),
        passages: a.passages[rule.says] ?? [a.evidencePassage],
        allegation: a.id,
      })),
    );
    found.push(
      contradiction(
        { field: rule.field, ...naming(rule.about, incident, told), story, incident: incident.id },
        sides,
      ),
    );
  }
  const denied = denial(incident, allegations, story);
  return denied ? [...found, denied] : found;
}

/** The most told wording of what an allegation tells. */
function commonValue(having: readonly Allegation[], of: Allegation, { value, same }: FieldRule): string {
  const own = value(of) ?? '';
  const counts = new Map<string, number>();
  for (const other of having.slice(0, comparedAtMost)) {
    const wording = value(other) ?? '';
    if (wording === own || same?.(of, other) === true) counts.set(wording, (counts.get(wording) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || byCode(a[0], b[0]))[0]?.[0] ?? own;
}

function isPlaceTheSame(a: Allegation, b: Allegation): boolean {
  return a.place !== null && b.place !== null && samePlace(a, b);
}

function isPerpetratorTheSame(a: Allegation, b: Allegation): boolean {
  const x = a.perpetratorMention;
  const y = b.perpetratorMention;
  return x !== null && y !== null && matchNames(x, y) === 'same';
}

/** Tellings of one incident that are held against each other. */
const comparedAtMost = 100;

function clashes(told: readonly Allegation[], clash: FieldRule['clash']): boolean {
  const some = told.slice(0, comparedAtMost);
  return some.some((a, i) => some.slice(i + 1).some((b) => a.report !== b.report && clash(a, b)));
}

function tollsClash(a: TollRange | null, b: TollRange | null): boolean {
  return a !== null && b !== null && !tollsMeet(a, b);
}

function placesClash(a: Allegation, b: Allegation): boolean {
  const x = a.placeMention?.place;
  const y = b.placeMention?.place;
  if (!x || !y || x.id === y.id || a.place === null || b.place === null) return false;
  if (namesAgree(a.place, b.place) || kilometres(x, y) <= apartFrom) return false;
  // A town and its province are two precisions of one place.
  return x.precision <= 2 && y.precision <= 2 && x.kind === y.kind;
}

/** Kilometres: nearer places are a town and its quarter, or quarters that one attack all hit. */
const apartFrom = 15;

/** A toll is of a place: the dead of a town are not those of its neighbour. */
function samePlace(a: Allegation, b: Allegation): boolean {
  const x = a.placeMention?.place?.id;
  if (a.place === null || b.place === null) return a.place === b.place;
  return (x !== undefined && x === b.placeMention?.place?.id) || namesAgree(a.place, b.place);
}

/** Only days that the texts name: a day taken from a report's own date is no telling. */
function datesClash(a: Allegation, b: Allegation): boolean {
  if (!namesDay(a) || !namesDay(b)) return false;
  const x = daysOf(a);
  const y = daysOf(b);
  return x !== null && y !== null && (x.from > y.to || y.from > x.to);
}

function namesDay({ dateTold, passages, caption }: Allegation): boolean {
  // A caption dates the picture, which is often of the day after.
  return !caption && dateTold?.precision === 1 && (passages.date ?? []).length > 0;
}

/** One kind of event at one place by two known bodies on two sides; "militants" and "rebels" may be one. */
function perpetratorsClash(a: Allegation, b: Allegation): boolean {
  const x = a.perpetratorMention;
  const y = b.perpetratorMention;
  if (x === null || y === null || x.actor === null || y.actor === null) return false;
  if (a.perpetratorSide === 'unknown' || b.perpetratorSide === 'unknown') return false;
  if (a.type !== b.type || !samePlace(a, b)) return false;
  return a.perpetratorSide !== b.perpetratorSide && matchNames(x, y) === 'different';
}

/** Somebody says that it happened, somebody that it did not. */
function denial(
  incident: Incident,
  allegations: readonly Allegation[],
  story: StoryId | null,
): Contradiction | null {
  const denials = allegations.filter((a) => a.negated);
  const asserted = allegations.filter((a) => !a.negated);
  if (denials.length === 0 || asserted.length === 0) return null;
  const sides = sidesOf([
    ...asserted.map((a) => ({ value: 'happened', passages: [a.evidencePassage], allegation: a.id })),
    ...denials.map((a) => ({ value: 'denied', passages: [a.evidencePassage], allegation: a.id })),
  ]);
  const about = naming('whether it happened', incident, asserted);
  return contradiction({ field: 'happened', ...about, story, incident: incident.id }, sides);
}

/** What is told differently of an incident, which is named by what the first telling that has it says. */
function naming(
  what: string,
  { type }: Incident,
  told: readonly Allegation[],
): ReturnType<typeof aboutIncident> {
  return aboutIncident(what, told[0]?.type ?? type, {
    place: told.find((a) => a.place !== null)?.place ?? null,
    date: told.find((a) => a.date !== null)?.date ?? null,
  });
}
