import { describe, expect, it } from 'vitest';
import { readSpeech } from '../../../test/made-up-speech.ts';

/** Commitments as short lines: kind, who, sense and day. */
function lines(body: string): string[] {
  return readSpeech(body).commitments.map((c) => `${c.kind} ${c.by.name} ${c.sense} ${c.due.value}`);
}

describe('commitments', () => {
  it('an offer from a day on', () => {
    expect(
      lines('"We propose joint patrols with Velmia from June 20," Sarvian minister Orla Brandt said.'),
    ).toEqual(['offer Orla Brandt from 2024-06-20']);
  });

  it('a threat from next Wednesday', () => {
    expect(
      lines('Orla Brandt warned that starting from next Wednesday, Sarvia would feel free to strike.'),
    ).toEqual(['threat Orla Brandt from 2024-06-19']);
  });

  it('a deadline', () => {
    expect(
      lines('The foreign ministry demanded that the Red Hill Brigade leave Tarnby by Friday.')[0],
    ).toMatch(/^deadline .* by 2024-06-14$/);
  });

  it('a promise on a day', () => {
    expect(lines('Prime minister Aldo Fenn promised to open the road on June 21.')).toEqual([
      'promise Aldo Fenn on 2024-06-21',
    ]);
  });

  it('takes up the day that a statement points back to', () => {
    const found = readSpeech(
      'Defence minister Orla Brandt proposed joint patrols beginning June 20. Brandt said Sarvia reserves the right to strike alone as of that date.',
    ).commitments;
    expect(found.map((c) => `${c.kind} ${c.due.value}`)).toEqual(['offer 2024-06-20', 'threat 2024-06-20']);
    const threat = found[1];
    expect(threat?.sense).toBe('from');
    expect(threat?.passages).toHaveLength(2);
  });

  it('an offer goes on in the next sentence', () => {
    const found = lines(
      'Defence minister Orla Brandt proposed joint patrols with Velmia. Such patrols would begin as of June 20, Brandt said.',
    );
    expect(found).toEqual(['offer Orla Brandt from 2024-06-20']);
  });

  it.each([
    'Orla Brandt said the patrols began on June 3.',
    'Orla Brandt rejected talks on June 20.',
    'Velmian Watch said six people were killed on Monday.',
    'Orla Brandt promised to open the road.',
  ])('none in: %s', (text) => {
    expect(lines(text)).toEqual([]);
  });

  it('without a day of its own, a report does not resolve weekdays', () => {
    expect(readSpeech('Aldo Fenn promised to open the road on Friday.', null, null).commitments).toEqual([]);
  });
});
