import { dateWords } from '../../../domain/date-words.ts';
import type { Observation, ObserverForm } from './observer-form-schema.ts';
import { shownNote } from './observer-note.ts';

type Weapon = Observation['weapon'];
type Sign = Observation['sign'];

/** How what fired is told, in words that a reader of reports knows: the beginning of a sentence that goes on with where and when. */
const openings: Readonly<Record<Exclude<Weapon, 'undetermined'>, string>> = {
  mortar: 'There was mortar fire',
  artillery: 'There was artillery fire',
  rockets: 'There was rocket fire',
  tank: 'There was tank fire',
  cannon: 'There was cannon fire',
  'anti-tank-missile': 'There was missile fire with anti-tank missiles',
  'grenade-launcher': 'There was grenade-launcher fire',
  'heavy-machine-gun': 'There was heavy-machine-gun fire',
  'small-arms': 'There was small-arms fire',
  sniper: 'There was sniper fire',
  aircraft: 'There was an air strike',
  drone: 'There was a drone strike',
  mine: 'A mine exploded',
};

/** What is counted: one, several. Null where "it was heard three times" says it without telling of the same thing twice. */
const counted: Readonly<Record<Sign, readonly [string, string] | null>> = {
  explosion: null,
  strike: null,
  impact: ['impact', 'impacts'],
  outgoing: ['outgoing round', 'outgoing rounds'],
  burst: ['burst', 'bursts'],
  shot: ['shot', 'shots'],
  projectile: ['projectile', 'projectiles'],
};

const sensed: Readonly<Record<Observation['how'], string>> = {
  seen: 'seen',
  heard: 'heard',
  camera: 'recorded by a camera of the mission',
};

/**
 * The form as plain English, one paragraph an observation, so that it is read like any report of the mission. Positions are named places
 * only; distances are told in whole kilometres. Notes are masked.
 */
export function observerText(form: ObserverForm): { readonly title: string; readonly text: string } {
  const mission = withArticle(form.mission);
  const lines = form.observations.map((one) => sentence(one, mission, form));
  const note = form.note === undefined || form.note === '' ? [] : [shownNote(form.note, form.observer)];
  return {
    title: `Observations of ${mission} on ${spanInWords(form.observations.map((o) => o.date))}`,
    text: [...lines, ...note].join('\n\n'),
  };
}

function sentence(one: Observation, mission: string, { observer, position }: ObserverForm): string {
  const from = position.place;
  const when = `on ${dateWords(one.date)}`;
  const first = `${opening(one)} ${whereabouts(one, from)} ${when}, ${mission} said.`;
  const clock =
    one.time === undefined ? '' : ` at ${one.time}${one.zone === undefined ? '' : ` (${one.zone})`}`;
  const second = `${count(one)} ${sensed[one.how]} from ${from}${clock}.`;
  const note = one.note === undefined || one.note === '' ? [] : [shownNote(one.note, observer)];
  return [first, second, ...note].join(' ');
}

function opening({ weapon, number }: Observation): string {
  if (weapon !== 'undetermined') return openings[weapon];
  return number === 1 ? 'There was an undetermined explosion' : 'There were undetermined explosions';
}

function whereabouts({ place, distance, bearing }: Observation, from: string): string {
  if (place !== undefined) return `in ${place}`;
  if (distance === undefined) return bearing === undefined ? `near ${from}` : `${bearing} of ${from}`;
  return `${kilometres(distance)} ${bearing === undefined ? 'from' : `${bearing} of`} ${from}`;
}

function kilometres({ from, to = from }: NonNullable<Observation['distance']>): string {
  const [near, far] = [Math.round(from), Math.round(to)];
  if (far < 1) return 'less than 1 kilometre';
  if (near === far) return `about ${far} ${far === 1 ? 'kilometre' : 'kilometres'}`;
  return `${near} to ${far} kilometres`;
}

function count({ sign, number }: Observation): string {
  const unit = counted[sign];
  if (number === undefined) return 'It was';
  if (unit === null) return number === 1 ? 'It was, once,' : `It was, ${number} times,`;
  return number === 1 ? `One ${unit[0]} was` : `${number} ${unit[1]} were`;
}

/** "Karvelia Monitoring Mission" takes an article in a sentence; a name that brings its own keeps it. */
function withArticle(mission: string): string {
  return /^the /i.test(mission) ? `the ${mission.slice(4)}` : `the ${mission}`;
}

/** Days in order, once each, as "3 May 2016" or "3 May 2016 to 5 May 2016". */
function spanInWords(days: readonly string[]): string {
  const ordered = [...new Set(days)].sort();
  const first = dateWords(ordered[0] ?? '');
  const last = dateWords(ordered.at(-1) ?? '');
  return first === last ? first : `${first} to ${last}`;
}
