import { describe, expect, it } from 'vitest';
import { readEvents } from '../made-up-events.ts';

/** Who did what a text tells, each as "name/side"; what is told without anybody is "–". */
function doers(text: string): string[] {
  return readEvents(text)
    .filter((a) => !a.general)
    .map((a) => (a.perpetrator === null ? '–' : `${a.perpetrator}/${a.perpetratorSide}`));
}

describe('who does what a noun names', () => {
  it.each([
    [
      'The Velmian air force carried out a wave of air strikes on Tarnby on Monday.',
      'Velmian air force/government',
    ],
    [
      'The Red Hill Brigade has launched three heavy mortar attacks on Quillon.',
      'Red Hill Brigade/opposition',
    ],
    ['The Black Oath committed a mass execution in Dravik on Monday.', 'Black Oath/excluded'],
    [
      'The Velmian Watch accused the Velmian army of launching air strikes on Tarnby on Monday.',
      'Velmian army/government',
    ],
    [
      'The Red Hill Brigade said it had carried out rocket attacks on Tarnby on Monday.',
      'Red Hill Brigade/opposition',
    ],
    [
      'Rocket attacks performed by the Red Hill Brigade killed two people in Tarnby on Monday.',
      'Red Hill Brigade/opposition',
    ],
  ])('is the subject of the verb that carries it out: %s', (text, doer) => {
    expect(doers(text)).toEqual([doer]);
  });

  it.each([
    ['whom something else is told of', 'The Velmian army condemned air strikes on Tarnby on Monday.'],
    ['who asks for it', 'The Red Hill Brigade urged pilots to carry out air strikes on Tarnby on Monday.'],
    [
      'whom the doer supports',
      'Jets which are supporting the Red Hill Brigade on the ground have conducted 20 air raids on Tarnby.',
    ],
    ['who looks into it', 'The Velmian army launched an inquiry into air strikes on Tarnby on Monday.'],
  ])('is not %s', (_, text) => {
    expect(readEvents(text).map((a) => a.perpetrator)).toEqual([null]);
  });
});

describe('who backs the doer', () => {
  it('did not do it', () => {
    const text = 'Rebel fighters backed by the Black Oath captured the town of Dravik on Monday.';
    expect(doers(text)).toEqual(['Rebel fighters/opposition']);
  });
});

describe('who is told to be behind it', () => {
  it.each([
    ['A car bomb claimed by the Black Oath killed six people in Tarnby on Monday.', 'Black Oath/excluded'],
    [
      'Six people were killed in Tarnby on Monday by a car bomb that was blamed on the Black Oath.',
      'Black Oath/excluded',
    ],
    ['Villagers accused armed rebels of an air attack on Tarnby on Monday.', 'rebels/opposition'],
  ])('%s', (text, doer) => {
    expect(doers(text)).toEqual([doer]);
  });

  it('is not who claimed other attacks', () => {
    const text =
      'A car bomb killed six people in Tarnby on Monday after attacks including those claimed by the Black Oath.';
    expect(doers(text)).toEqual(['–']);
  });
});

describe('a country that says where', () => {
  it.each([
    'Velmia air strikes killed six people in Tarnby on Monday.',
    'Air strikes in Tarnby, northern Velmia, killed six people on Monday.',
  ])('did nothing: %s', (text) => {
    expect(doers(text)).toEqual(['–']);
  });

  it('did it where it strikes in another', () => {
    expect(doers('Turkey air strikes killed six people in Tarnby on Monday.')).toEqual(['Turkey/turkey']);
  });

  it('is no place where it leads: "-led"', () => {
    const [raid] = readEvents('US-led raids killed six people in Tarnby on Monday.');
    expect(raid?.perpetratorSide).toBe('coalition');
  });
});

describe('what is frequent', () => {
  it('is no incident', () => {
    const text = 'The Velmian air force has conducted frequent air raids on Tarnby.';
    expect(readEvents(text).map((a) => a.general)).toEqual([true]);
  });
});
