import { describe, expect, it } from 'vitest';
import { readEvents } from '../made-up-events.ts';

/** The types of the incidents that a text tells. */
function told(text: string): string[] {
  return readEvents(text)
    .filter((a) => !a.general)
    .map((a) => a.type);
}

describe('a deed that names whom it was done to', () => {
  it.each([
    ['other', 'The bishops condemned the murder of the mayor.'],
    ['other', "The bishops mourned the mayor's assassination."],
    ['other', 'Two judges were assassinated by masked men.'],
    ['other', 'Masked men murdered a teacher and his wife.'],
    ['abduction', 'The union protested against the kidnapping of the headmaster.'],
    ['destruction', 'Masked men set fire to two buses.'],
    ['destruction', 'A church was set on fire.'],
    ['bomb', 'Masked men placed a bomb in the cinema.'],
  ])('is told without a place or a day: %s, "%s"', (type, text) => {
    expect(told(text)).toEqual([type]);
  });

  it.each([
    'Murders of judges are a plague, the bishop said.',
    'The police kidnap and murder whom they like, the union said.',
    'Judges are kidnapped there, the union said.',
    'The gang wanted to murder the judge, the union said.',
    'Judges were to be murdered, the union said.',
  ])('is none where it is anybody, at any time, or not yet: "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('is told once, however often it is named', () => {
    const text =
      'The bishops condemned the murder of the mayor. The party said little. The union asked who gained. Nobody answered. ' +
      'The murder of the mayor must be cleared up, the union said.';
    expect(told(text)).toEqual(['other']);
  });

  it('is what a weapon did, where a weapon is named', () => {
    expect(told('Fighter jets hit a depot near Quillon on Tuesday and set it on fire.')).toEqual([
      'airstrike',
    ]);
  });
});

describe('a killing that nothing tells how', () => {
  it('is an incident with a day and a figure', () => {
    expect(told('Three traders were killed in Tarnby on Tuesday.')).toEqual(['other']);
    expect(told('A lawyer was shot to death in Tarnby on Tuesday.')).toEqual(['shooting']);
  });

  it('is none where an accident killed, or a year is counted', () => {
    expect(told('Three officers were killed on Tuesday when their lorry crashed near Tarnby.')).toEqual([]);
    expect(told('In 2015, 64 mayors were killed.')).toEqual([]);
  });
});

describe('what belongs to whom in a sentence', () => {
  it('adds no appositive to the figure before it', () => {
    const [incident] = readEvents(
      'Three rebels one identified as Oskar Brandt were killed in an ambush near Quillon on Monday.',
    );
    expect(incident?.killed).toEqual([3, 3]);
  });

  it("leaves a weekday's own noun its day", () => {
    const strike = readEvents(
      "Tuesday's losses came after an air strike on Quillon on Monday when at least 15 people were killed.",
    ).find((a) => a.type === 'airstrike');
    expect(strike?.dateTold?.wording).toContain('Monday');
  });

  it('takes those who come in for who did it', () => {
    const [incident] = readEvents(
      'The army reported the infiltration of some 50 gunmen into Dravik on Monday.',
    );
    expect(incident?.perpetrator).toBe('gunmen');
  });
});
