import { typeFamilies } from '../domain/allegation.ts';
import type { Allegation } from '../domain/allegation.ts';
import type { TollRange } from '../domain/toll.ts';
import { placeLikeness, placeWordsOf } from './place-likeness.ts';
import type { PlaceWords } from './place-likeness.ts';
import { dayNumber } from './report-text.ts';

/** Two allegations that cannot be of one happening. */
export const never = -9;

/** The days that an allegation allows, first and last. */
interface Days {
  readonly from: number;
  readonly to: number;
}

/** An allegation cut into what is compared; cut once where many are compared with many. */
export interface ComparedAllegation {
  readonly allegation: Allegation;
  readonly days: Days | null;
  readonly place: PlaceWords | null;
}

export function comparedAllegation(allegation: Allegation): ComparedAllegation {
  const { place } = allegation;
  return { allegation, days: daysOf(allegation), place: place === null ? null : placeWordsOf(place) };
}

/** How alike two allegations of different reports are; from `incidentThreshold` on they are of one happening. */
export function allegationLikeness(x: ComparedAllegation, y: ComparedAllegation, sameStory: boolean): number {
  const [a, b] = [x.allegation, y.allegation];
  const type = typeLikeness(a, b);
  if (type === never) return never;
  const date = dateLikeness(x.days, y.days, isSameToll(a, b));
  if (date === never) return never;
  // One event with one toll, told of two places by reports of the same news: a contradiction, not two events.
  const place = placeLikeness(a, b, x.place, y.place) ?? (sameStory && isSameToll(a, b) ? elsewhere : never);
  if (place === never) return never;
  return type + place + date + tollLikeness(a, b) + sideLikeness(a, b) + (sameStory ? 1.2 : -0.6);
}

/**
 * Found by reading: on the open reports lower values join raids on one town in one week, higher ones split tellings that
 * differ in place and toll.
 */
export const incidentThreshold = 2.6;

const elsewhere = -1;
/** Tolls below it are equal by chance too often. */
const tellingToll = 5;

function isSameToll({ killed: a }: Allegation, { killed: b }: Allegation): boolean {
  return a !== null && b !== null && a[0] === b[0] && a[0] >= tellingToll;
}

/** What one report calls a bombing another calls shelling; told apart by the rest. */
const confusable: ReadonlySet<string> = new Set([
  'air|ground-fire',
  'air|other',
  'air|violence',
  'bomb|ground-fire',
  'bomb|violence',
  'clash|ground-fire',
  'clash|territory',
  'clash|violence',
  'clash|bomb',
  'ground-fire|violence',
  'siege|air',
  'ground-fire|other',
]);

function typeLikeness(a: Allegation, b: Allegation): number {
  if (a.type === b.type) return 0.5;
  const x = typeFamilies[a.type];
  const y = typeFamilies[b.type];
  if (x === y) return 0.2;
  return confusable.has(`${x}|${y}`) || confusable.has(`${y}|${x}`) ? -1 : never;
}

/** First and last day an allegation allows, or null where it tells none. */
export function daysOf({ date, dateTold }: Allegation): Days | null {
  if (dateTold) {
    const from = dayNumber(dateTold.from);
    const to = dayNumber(dateTold.to);
    if (from !== null && to !== null) return { from, to };
  }
  const day = dayNumber(date);
  return day === null ? null : { from: day, to: day };
}

/** Days by which two dates told for one happening may miss each other: the night between, the day it was reported. */
const dateSlip = 1;

function dateLikeness(x: Days | null, y: Days | null, sameToll: boolean): number {
  if (!x || !y) return 0;
  const apart = Math.max(x.from - y.to, y.from - x.to, 0);
  if (apart > dateSlip) return never;
  if (apart > 0) return sameToll ? -0.3 : -1;
  const width = Math.max(x.to - x.from, y.to - y.from);
  return width === 0 ? 1 : width <= 7 ? 0.5 : 0;
}

function tollLikeness(a: Allegation, b: Allegation): number {
  const x = a.killed;
  const y = b.killed;
  if (x === null || y === null) return 0;
  if (x[0] === y[0] && x[0] > 0) return x[0] >= tellingToll ? 1.2 : 0.8;
  if (tollsMeet(x, y)) return 0.3;
  const ratio = Math.max(x[0], y[0]) / Math.max(1, Math.min(x[1] ?? x[0], y[1] ?? y[0]));
  return ratio <= 2 ? -0.3 : ratio <= 4 ? -1.2 : -3;
}

/** True when one number can be what both tell. */
export function tollsMeet(a: TollRange, b: TollRange): boolean {
  return (a[1] === null || b[0] <= a[1]) && (b[1] === null || a[0] <= b[1]);
}

function sideLikeness(a: Allegation, b: Allegation): number {
  if (a.perpetratorSide === 'unknown' || b.perpetratorSide === 'unknown') return 0;
  return a.perpetratorSide === b.perpetratorSide ? 0.4 : -0.5;
}
