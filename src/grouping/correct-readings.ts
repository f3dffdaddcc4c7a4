import {
  incidentTypes,
  targetKinds,
  type Allegation,
  type AllegationField,
  type TargetKind,
} from '../domain/allegation.ts';
import type { ActorMention, Side } from '../domain/actor.ts';
import type { CorrectionEffect, RecordedCorrection } from '../domain/correction.ts';
import type { IsoDate, ToldDate } from '../domain/date.ts';
import type { ReportExtraction } from '../domain/extraction.ts';
import { fieldWords } from '../domain/field-words.ts';
import type { ActorId } from '../domain/ids.ts';
import type { Place } from '../domain/place.ts';
import type { TollRange } from '../domain/toll.ts';
import { dayNumberOf, daysInMonth } from '../extraction/dates/calendar.ts';
import { correctionsInForce } from './corrections-in-force.ts';
import { fieldText } from './incidents.ts';
import { createTellingFinder } from './tellings.ts';

/** Looks up the names that a person writes. */
export interface KnownNames {
  /** The place that a name means in a country (ISO 3166-1; null: anywhere); null where it is none or unclear. */
  readonly place: (name: string, country: string | null) => Place | null;
  /** Who goes by a name, and whose side that is on a day; null where it is nobody known. */
  readonly actor: (name: string, on: IsoDate | null) => { readonly id: ActorId; readonly side: Side } | null;
}

/**
 * Readings as people corrected them: fields of tellings replaced, tellings dismissed. Takes and gives extractions in the
 * same order; those that nothing was corrected in are the same objects.
 */
export function correctReadings(
  extractions: readonly ReportExtraction[],
  corrections: readonly RecordedCorrection[],
  names: KnownNames,
): { readonly extractions: readonly ReportExtraction[]; readonly effects: readonly CorrectionEffect[] } {
  const inForce = correctionsInForce(corrections);
  if (!inForce.some((c) => c.correction.action === 'reread' || c.correction.action === 'dismiss'))
    return { extractions, effects: [] };
  const find = createTellingFinder(
    extractions.flatMap((e) => e.allegations),
    (a) => a.evidence,
  );
  const corrected = new Map<string, Allegation | null>();
  const effects: CorrectionEffect[] = [];
  for (const { entry, correction, tellings, was } of inForce) {
    if (correction.action !== 'reread' && correction.action !== 'dismiss') continue;
    const read = find(correction.allegation, tellings[correction.allegation]);
    if (!read) continue;
    const present = corrected.get(read.id) ?? read;
    if (correction.action === 'dismiss') {
      corrected.set(read.id, null);
      effects.push({ entry, effect: 'changed', now: null });
      continue;
    }
    const now = fieldText(read, correction.field);
    const value = readValue(correction.field, correction.value);
    const effect = now === value ? 'same' : now === was ? 'changed' : 'other';
    effects.push({ entry, effect, now });
    if (effect === 'same' || corrected.get(read.id) === null) continue;
    corrected.set(read.id, reread(present, correction.field, correction.value, entry, names));
  }
  return { extractions: extractions.map((e) => withAllegations(e, corrected)), effects };
}

function withAllegations(
  extraction: ReportExtraction,
  corrected: ReadonlyMap<string, Allegation | null>,
): ReportExtraction {
  if (!extraction.allegations.some((a) => corrected.has(a.id))) return extraction;
  const allegations = extraction.allegations.flatMap((a) => {
    const now = corrected.get(a.id);
    return now === undefined ? [a] : now === null ? [] : [now];
  });
  return { ...extraction, allegations };
}

/** What is wrong with a value that a person gives for a field; null where it can be read. */
export function valueProblem(field: AllegationField, value: string | null): string | null {
  if (value === null) return field === 'type' ? 'A telling is always of some type.' : null;
  switch (field) {
    case 'type':
      return isOneOf(incidentTypes, value) ? null : `"${value}" is no type: ${incidentTypes.join(', ')}.`;
    case 'target':
      return targetsOf(value).length > 0 ? null : `"${value}" names no target: ${targetKinds.join(', ')}.`;
    case 'date':
      return toldDate(value) ? null : `"${value}" is no date: write 2030, 2030-05 or 2030-05-06.`;
    case 'killed':
    case 'injured':
      return tollOf(value)
        ? null
        : `"${value}" is no number of people: write 12, "10 or more" or "10 to 15".`;
    default:
      return value.trim() === '' ? 'The value is empty.' : null;
  }
}

/** The value as the field's text would show it, so that the two can be compared. */
function readValue(field: AllegationField, value: string | null): string | null {
  return value !== null && field === 'target' ? targetsOf(value).join(', ') : value;
}

/** The telling with one field as a person says it is. A value that cannot be read leaves it as it was. */
function reread(
  allegation: Allegation,
  field: AllegationField,
  value: string | null,
  entry: number,
  names: KnownNames,
): Allegation {
  if (valueProblem(field, value) !== null) return allegation;
  const changed = { ...allegation, ...fieldsOf(allegation, field, value, names) };
  const isFixed = (field === 'date' || field === 'place') && value !== null;
  return {
    ...changed,
    general: isFixed ? false : changed.general,
    passages: { ...allegation.passages, [field]: value === null ? [] : [allegation.evidencePassage] },
    reason: `${allegation.reason}; ${fieldWords(field)} corrected by a person (entry ${entry})`,
  };
}

function fieldsOf(
  allegation: Allegation,
  field: AllegationField,
  value: string | null,
  names: KnownNames,
): Partial<Allegation> {
  switch (field) {
    case 'type':
      return isOneOf(incidentTypes, value) ? { type: value } : {};
    case 'date': {
      const told = value === null ? null : toldDate(value);
      return { date: told?.value ?? null, dateTold: told };
    }
    case 'place':
      return placeFields(allegation, value, names);
    case 'perpetrator': {
      const mention = mentionOf(allegation, value, names);
      return {
        perpetrator: value,
        perpetratorMention: mention,
        perpetratorSide: mention?.side ?? 'unknown',
        attribution: mention
          ? allegation.attribution === 'none'
            ? 'claimed'
            : allegation.attribution
          : 'none',
      };
    }
    case 'saidBy':
      return { saidBy: value, saidByMention: mentionOf(allegation, value, names) };
    case 'target':
      return { target: value === null ? [] : targetsOf(value), targetMention: null };
    case 'killed':
      return { killed: tollOf(value), killedTold: toldToll(value) };
    case 'injured':
      return { injured: tollOf(value), injuredTold: toldToll(value) };
  }
}

function placeFields(allegation: Allegation, value: string | null, names: KnownNames): Partial<Allegation> {
  if (value === null) return { place: null, placeMention: null, admin1: null };
  const country = allegation.placeMention?.place?.country ?? null;
  const place = names.place(value, country);
  return {
    place: value,
    placeMention: { name: value, place, passage: allegation.evidencePassage },
    admin1: place?.admin1 ?? null,
  };
}

function mentionOf(allegation: Allegation, name: string | null, names: KnownNames): ActorMention | null {
  if (name === null) return null;
  const known = names.actor(name, allegation.date);
  return {
    name,
    actor: known?.id ?? null,
    side: known?.side ?? 'unknown',
    passage: allegation.evidencePassage,
  };
}

function targetsOf(value: string): readonly TargetKind[] {
  return value
    .split(',')
    .map((kind) => kind.trim())
    .filter((kind): kind is TargetKind => isOneOf(targetKinds, kind));
}

/** "12", "10 or more", "10 to 15": as incidents show them. */
function tollOf(value: string | null): TollRange | null {
  const match = /^(\d{1,7})(?: (or more)| to (\d{1,7}))?$/.exec(value?.trim() ?? '');
  if (!match) return null;
  const low = Number(match[1]);
  if (match[2] !== undefined) return [low, null];
  const high = match[3] === undefined ? low : Number(match[3]);
  return high < low ? null : [low, high];
}

function toldToll(value: string | null) {
  const range = tollOf(value);
  return range && value !== null ? { range, wording: value } : null;
}

/** A date of that precision; null where there is no such day. */
function toldDate(value: string): ToldDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (dayNumberOf(year, month ?? 1, day ?? 1) === null) return null;
  const lastMonth = month ?? 12;
  const last = day ?? daysInMonth(year, lastMonth);
  const iso = (m: number, d: number): IsoDate =>
    `${match[1] ?? ''}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as IsoDate; // checked above
  return {
    value: value as IsoDate, // checked above
    from: iso(month ?? 1, day ?? 1),
    to: iso(lastMonth, last),
    precision: day !== null ? 1 : month !== null ? 4 : 5,
    wording: value,
  };
}

function isOneOf<const Value extends string>(values: readonly Value[], value: string | null): value is Value {
  return value !== null && (values as readonly string[]).includes(value);
}
