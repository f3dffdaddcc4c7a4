import { describe, expect, it } from 'vitest';
import { readSpeech } from '../../../test/made-up-speech.ts';
import { byImportance } from './statement-weights.ts';

/** Speaker and first words of each statement. */
function told(body: string): string[] {
  return readSpeech(body).statements.map(
    (s) => `${s.speaker.name}: ${s.about.split(' ').slice(0, 4).join(' ')}`,
  );
}

describe('the words that name a speaker', () => {
  it('a place that a preposition governs stays outside, with its commas lost', () => {
    expect(told('Shells fell on houses in the town of Tarnby military sources said on Monday.')[0]).toMatch(
      /^military sources:/,
    );
  });

  it('a count after the source opens what is said', () => {
    expect(told('According to the latest toll 44 civilians were killed in Quillon.')).toEqual([
      'latest toll: 44 civilians were killed',
    ]);
  });

  it('a name between commas after the office is the speaker, the office the role', () => {
    const [first] = readSpeech(
      'The spokesman for the Red Hill Brigade, Edric Thorne, said the road was closed.',
    ).statements;
    expect(first?.speaker.name).toBe('Edric Thorne');
    expect(first?.role).toContain('Red Hill Brigade');
  });

  it('a participle’s speaker is read where its own clause names one', () => {
    const { report, statements } = readSpeech(
      'Edric Thorne spoke on Monday. Thorne said the road was closed, adding that the bridge was down.',
    );
    const { start = 0, end = 0 } = statements[1]?.speakerPassage ?? {};
    expect(start).toBeGreaterThan(report.text.indexOf('Monday'));
    expect(report.text.slice(start, end)).toBe('Thorne');
  });
});

describe('what is said', () => {
  it('a quotation that ends with its own mark stands in the sentence before the verb', () => {
    expect(told('"The road to Quillon is closed!" Edric Thorne said.')).toEqual([
      'Edric Thorne: The road to Quillon',
    ]);
  });

  it('keeps the mark that closes a quotation inside it', () => {
    const [first] = readSpeech(
      'Edric Thorne said the road was closed, "because nobody guards it".',
    ).statements;
    expect(first?.about).toBe('the road was closed, "because nobody guards it"');
  });

  it('an "is not" tells how a truce stands and denies nothing', () => {
    const [first] = readSpeech(
      '"The truce is bent, and it is not broken," minister Edric Thorne said.',
    ).statements;
    expect(first?.act).toBe('assert');
  });
});

describe('how sure a statement is', () => {
  it('a stance is read and stays out of a report’s best', () => {
    const { statements } = readSpeech('The Velmian army believes that the bridge is down.');
    expect(statements).toHaveLength(1);
    expect(byImportance(statements)).toEqual([]);
  });

  it('a state does not pass on what another says', () => {
    const { statements } = readSpeech('Sarvia said that Velmia had rejected the offer of talks.');
    expect(statements.every((s) => s.via === null)).toBe(true);
  });
});
