import { describe, expect, it } from 'vitest';
import { readSpeech } from '../../../test/made-up-speech.ts';

describe('readTruceTouch', () => {
  it.each([
    ['The Red Hill Brigade violated the truce by firing on Tarnby.', 'alleged-violation'],
    ['Velmia and Sarvia agreed on the terms of a ceasefire.', 'terms-or-talks'],
    ['Five people were killed in Tarnby.', 'none'],
  ])('%s → %s', (text, truce) => {
    expect(readSpeech(text).truce).toBe(truce);
  });

  it('is a mention where a truce only stands in the background', () => {
    const body =
      'A car burnt in Tarnby on Monday. Two people were hurt. The fire was put out. The town is quiet. ' +
      'It lies on the river. A truce holds there.';
    expect(readSpeech(body).truce).toBe('mention');
  });

  it('names whom somebody accuses', () => {
    expect(
      readSpeech('The Red Hill Brigade violated the truce by firing on Tarnby.').accused.map((a) => a.name),
    ).toEqual(['Red Hill Brigade']);
    expect(readSpeech('The ceasefire was violated by the Velmian army.').accused.map((a) => a.name)).toEqual([
      'Velmian army',
    ]);
  });

  it('accuses nobody where nothing is broken', () => {
    expect(readSpeech('The Velmian army keeps the truce.').accused).toEqual([]);
  });
});
