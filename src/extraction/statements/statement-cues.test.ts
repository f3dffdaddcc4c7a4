import { describe, expect, it } from 'vitest';
import { readSpeech } from '../../../test/made-up-speech.ts';

/** Speaker, act and content of each statement. */
function told(body: string): string[] {
  return readSpeech(body).statements.map((s) => `${s.speaker.name} | ${s.act} | ${s.about}`);
}

describe('where a cue is found', () => {
  it('a verb that leads to one of saying stands for it', () => {
    expect(told('Edric Thorne used the visit on Monday to accuse Sarvia of shelling the town.')).toEqual([
      'Edric Thorne | accuse | Sarvia of shelling the town',
    ]);
  });

  it('what was left undone, or not begun, is not said', () => {
    expect(told('Edric Thorne failed to accuse Sarvia of shelling the town.')).toEqual([]);
    expect(told('Edric Thorne did not continue to accuse Sarvia of shelling the town.')).toEqual([]);
  });

  it('a participle with "by" names who answers the noun before it', () => {
    expect(told('A proposal rejected by Edric Thorne was tabled again on Monday.')).toEqual([
      'Edric Thorne | reject | A proposal',
    ]);
  });

  it('a second clause with a speaker of its own ends what the first one tells', () => {
    const statements = told(
      'While Edric Thorne said the road was closed, he warned that the bridge was down.',
    );
    expect(statements[0]).toMatch(/\| the road was closed$/);
    expect(statements[1]).toMatch(/^Edric Thorne \| .* \| the bridge was down$/);
  });

  it('one word is enough for an act that is done by being said', () => {
    expect(told('The minister of Sarvia condemned Thorne.')[0]).toMatch(/\| condemn \| Thorne$/);
  });
});

describe('who may stand at a cue', () => {
  it('whoever the report leaves unnamed keeps their words from whoever spoke before', () => {
    const [, second] = readSpeech(
      '“The road is closed,” Edric Thorne said. Another said the bridge was down.',
    ).statements;
    expect(second?.speaker.name).toBe('Another');
    expect(second?.confidence).toBeLessThan(0.66);
  });

  it('whoever condemns or rejects something speaks, whether a list knows their kind or not', () => {
    expect(told('Critics rejected the plan for the border on Monday.')[0]).toMatch(/^Critics \| reject \|/);
  });

  it('whoever puts out a statement says what stands in it', () => {
    expect(told('The town released a statement on Monday saying the road was closed.')[0]).toMatch(
      /^town \| \w+ \| the road was closed$/,
    );
  });
});
