import { typeFamilies } from '../domain/allegation.ts';
import type { Allegation } from '../domain/allegation.ts';
import type { Place } from '../domain/place.ts';
import type { TollRange } from '../domain/toll.ts';
import { dayNumber } from './report-text.ts';
import { wordsOf } from './words.ts';

/** Two allegations that cannot be of one happening. */
export const never = -9;

/** Words of place names that do not tell places apart. */
const placeWords: ReadonlySet<string> = new Set(
  'the al el city town village province governorate area countryside district neighborhood neighbourhood suburb region rural of in near'.split(
    ' ',
  ),
);

/** Kilometres within which two settlements may be told for each other ("near …"). */
const nearby = 12;

/** How alike two allegations of different reports are; from `incidentThreshold` on they are of one happening. */
export function allegationLikeness(a: Allegation, b: Allegation, sameStory: boolean): number {
  const type = typeLikeness(a, b);
  const date = dateLikeness(a, b);
  const near = placeLikeness(a, b);
  // One event with one toll, told of two places by reports of the same news: a contradiction, not two events.
  const place = near === never && sameStory && isSameToll(a, b) ? elsewhere : near;
  if (type === never || place === never || date === never) return never;
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

function placeLikeness(a: Allegation, b: Allegation): number {
  if (a.place === null || b.place === null) return 0;
  const x = a.placeMention?.place ?? null;
  const y = b.placeMention?.place ?? null;
  if (x && y && x.id === y.id) return isBroad(x) ? 0.9 : 1.8;
  if (namesAgree(a.place, b.place)) return 1.6;
  if (x && y) {
    if (isBroad(x) !== isBroad(y)) return sameProvince(a, b) ? 0.6 : never;
    if (!isBroad(x) && kilometres(x, y) <= nearby) return 0.7;
    return never;
  }
  // One is unknown to the reference data: a quarter or a village, perhaps inside the other.
  return sameProvince(a, b) ? 0.1 : a.admin1 !== null && b.admin1 !== null ? never : -0.4;
}

/** True for what is no single town. */
function isBroad(place: Place): boolean {
  return place.kind === 'province' || place.kind === 'country' || place.kind === 'area';
}

function sameProvince(a: Allegation, b: Allegation): boolean {
  return a.admin1 !== null && a.admin1 === b.admin1;
}

/** Equal after folding, or one holding the other. */
export function namesAgree(a: string, b: string): boolean {
  const x = placeKey(a);
  const y = placeKey(b);
  if (x === '' || y === '') return false;
  return ` ${x} `.includes(` ${y} `) || ` ${y} `.includes(` ${x} `) || skeleton(x) === skeleton(y);
}

/** Consonants without doubles: transliterations differ in vowels and doubles, "Hasakeh" and "Hassakah" do in nothing else. */
function skeleton(key: string): string {
  const consonants = key.replace(/[aeiouy]/g, '').replace(/(\p{L})\1+/gu, '$1');
  return consonants.length >= 3 ? consonants : key;
}

/** A place's name without what does not tell places apart. */
export function placeKey(name: string): string {
  return wordsOf(name)
    .map((w) => w.text)
    .filter((w) => !placeWords.has(w))
    .join(' ');
}

/** Great-circle distance in kilometres (haversine, mean Earth radius). */
export function kilometres(a: Place, b: Place): number {
  const rad = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * rad;
  const dLon = (b.longitude - a.longitude) * rad;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** First and last day an allegation allows, or null where it tells none. */
export function daysOf({ date, dateTold }: Allegation): { from: number; to: number } | null {
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

function dateLikeness(a: Allegation, b: Allegation): number {
  const x = daysOf(a);
  const y = daysOf(b);
  if (!x || !y) return 0;
  const apart = Math.max(x.from - y.to, y.from - x.to, 0);
  if (apart > dateSlip) return never;
  if (apart > 0) return isSameToll(a, b) ? -0.3 : -1;
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
