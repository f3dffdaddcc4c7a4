import type { Briefing } from '../domain/briefing.ts';
import type { Passage } from '../domain/passage.ts';
import type { Place } from '../domain/place.ts';
import type { Report } from '../domain/report.ts';
import { maskRanges, maskSensitive, sensitiveRanges, type SensitiveKind } from './sensitive-text.ts';

/** Something that a release does not show, and why. */
export interface Withheld {
  readonly kind: SensitiveKind | 'place coordinates';
  /** Where it stood in a report's text; null where it was a place's coordinates. */
  readonly passage: Passage | null;
  /** The place whose coordinates were made coarser. */
  readonly place: string | null;
  readonly reason: string;
}

declare const gated: unique symbol;

/** A briefing that has passed the harm gate. Renderers take nothing else, so nothing is published around the gate. */
export interface Release {
  readonly briefing: Briefing;
  readonly withheld: readonly Withheld[];
  readonly [gated]: true;
}

const reasons: Readonly<Record<Withheld['kind'], string>> = {
  'phone number': 'Source protection: a phone number leads to a person',
  'e-mail address': 'Source protection: an e-mail address leads to a person',
  'street address': 'Source protection: a street address is finer than a named place',
  coordinates: 'Precision: coordinates in a text are finer than a named place',
  'place coordinates': 'Precision: a quarter or site is shown at the precision of its town',
};

/**
 * How fine a place's coordinates may be, in decimals of a degree (2 decimals are about 1 km, 1 decimal about 10 km,
 * 0 decimals about 100 km). A settlement's are those of its centre; a quarter or a site (a base, a hospital) is moved
 * to the precision of its town; wider places need no more than what puts a mark on a map.
 */
const decimals: Readonly<Record<Place['kind'], number>> = {
  settlement: 2,
  quarter: 1,
  site: 1,
  district: 1,
  province: 1,
  area: 1,
  country: 0,
};

/** Keys whose strings are made by the program or are the agreement's public words: masking would only break links. */
const untouched = new Set([
  'id',
  'report',
  'reports',
  'contentHash',
  'agreement',
  'statement',
  'statements',
  'allegations',
]);

/**
 * The one gate that everything published goes through. It makes coordinates no finer than the named place, holds back
 * what leads to a person or an exact spot (phone numbers, e-mail and street addresses, coordinates in a text), keeping
 * the length of every text so that passages stay true, and lists what it held back with reasons. Positions of units
 * never reach it: a briefing has coordinates of named places of incidents only. Times need no delay of their own,
 * because a briefing tells only what others have published already.
 */
export function passHarmGate(briefing: Briefing): Release {
  const withheld: Withheld[] = [];
  const reports = briefing.reports.map((report) => gateReport(report, withheld));
  const places = new Map<string, Place>();
  const rest = coarsenAndMask({ ...briefing, reports: [] }, places) as Briefing; // same shape: only strings and numbers change
  for (const [name] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
    withheld.push({
      kind: 'place coordinates',
      passage: null,
      place: name,
      reason: reasons['place coordinates'],
    });
  }
  return { briefing: { ...rest, agreement: briefing.agreement, reports }, withheld } as unknown as Release; // the brand exists in types only
}

function gateReport(report: Report, withheld: Withheld[]): Report {
  const ranges = sensitiveRanges(report.text);
  for (const { start, end, kind } of ranges) {
    withheld.push({ kind, passage: { report: report.id, start, end }, place: null, reason: reasons[kind] });
  }
  const { text, ...metadata } = report;
  const masked = coarsenAndMask(metadata, new Map()) as Omit<Report, 'text'>; // same shape
  return { ...masked, text: maskRanges(text, ranges) };
}

function coarsenAndMask(value: unknown, moved: Map<string, Place>): unknown {
  if (typeof value === 'string') return maskSensitive(value);
  if (Array.isArray(value)) return mapArray(value, moved);
  if (typeof value !== 'object' || value === null) return value;
  if (isPlace(value)) return coarsened(value, moved);
  let changed: Record<string, unknown> | null = null;
  for (const [key, before] of Object.entries(value)) {
    if (untouched.has(key) && !holdsObjects(before)) continue;
    const after = coarsenAndMask(before, moved);
    if (after !== before) (changed ??= { ...value })[key] = after;
  }
  return changed ?? value;
}

/** `statements` is a list of ids in a group, and of statements in a briefing: only ids are left alone. */
function holdsObjects(value: unknown): boolean {
  return typeof (Array.isArray(value) ? (value as unknown[])[0] : value) === 'object';
}

function mapArray(values: readonly unknown[], moved: Map<string, Place>): readonly unknown[] {
  const mapped = values.map((value) => coarsenAndMask(value, moved));
  return mapped.every((value, i) => value === values[i]) ? values : mapped;
}

function isPlace(value: object): value is Place {
  return 'latitude' in value && 'longitude' in value && 'precision' in value && 'kind' in value;
}

function coarsened(place: Place, moved: Map<string, Place>): Place {
  const scale = 10 ** decimals[place.kind];
  const fine = place.kind === 'quarter' || place.kind === 'site';
  const gatedPlace: Place = {
    ...place,
    latitude: Math.round(place.latitude * scale) / scale,
    longitude: Math.round(place.longitude * scale) / scale,
    precision: fine && place.precision < 2 ? 2 : place.precision,
  };
  if (fine) moved.set(place.name, place);
  return gatedPlace;
}
