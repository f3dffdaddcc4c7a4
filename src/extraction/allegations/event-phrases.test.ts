import { describe, expect, it } from 'vitest';
import type { Token, Upos } from '../../language/analysis.ts';
import { compilePhrases, findPhrases } from './event-phrases.ts';

/** "fired/VERB/fire rockets/NOUN/rocket" as tokens of one sentence. */
function tokensOf(tagged: string): Token[] {
  let at = 0;
  return tagged.split(' ').map((word) => {
    const [text = '', upos = 'X', lemma = text.toLowerCase()] = word.split('/');
    const start = at;
    at += text.length + 1;
    // The tests write only tags that there are.
    return {
      text,
      lemma,
      upos: upos as Upos,
      feats: '',
      head: -1,
      deprel: 'dep',
      sentence: 0,
      start,
      end: start + text.length,
    };
  });
}

function found(phrases: readonly string[], tagged: string): string[] {
  const tokens = tokensOf(tagged);
  const index = compilePhrases(phrases.map((p) => [p, true] as const));
  return findPhrases(index, tokens, 0, tokens.length).map((h) =>
    tokens
      .slice(h.first, h.end)
      .map((t) => t.text)
      .join(' '),
  );
}

describe('event phrases', () => {
  it('match forms and lemmas in any case', () => {
    expect(found(['car bomb'], 'A/DET Car/NOUN bombs/NOUN/bomb burnt/VERB')).toEqual(['Car bombs']);
  });

  it('take the longest of those that start together', () => {
    expect(found(['suicide bomb', 'suicide bomb attack'], 'suicide/NOUN bomb/NOUN attack/NOUN')).toEqual([
      'suicide bomb attack',
    ]);
  });

  it('tell verbs from nouns', () => {
    expect(found(['shell/V'], 'shell/NOUN fell/VERB')).toEqual([]);
    expect(found(['shell/V'], 'they/PRON shell/VERB it/PRON')).toEqual(['shell']);
    expect(found(['shelled/V'], 'SHELLED/PROPN town/NOUN')).toEqual(['SHELLED']);
  });

  it('bridge a gap of four words, not of five', () => {
    const phrase = ['foil ~ attack'];
    expect(found(phrase, 'foil/VERB one/NUM two/NUM three/NUM four/NUM attack/NOUN')).toHaveLength(1);
    expect(found(phrase, 'foil/VERB one/NUM two/NUM three/NUM four/NUM five/NUM attack/NOUN')).toHaveLength(
      0,
    );
  });

  it('do not overlap', () => {
    expect(found(['a b', 'b c'], 'a/X b/X c/X')).toEqual(['a b']);
  });

  it('do not mind a hyphen, in the phrase or in the text', () => {
    expect(found(['small arms fire'], 'small/ADJ -/PUNCT arms/NOUN fire/NOUN')).toEqual([
      'small - arms fire',
    ]);
    expect(found(['truce|cease-fire'], 'a/DET cease/NOUN -/PUNCT fire/NOUN')).toEqual(['cease - fire']);
    expect(found(['cease-fire'], 'cease-fire/NOUN')).toEqual(['cease-fire']);
    expect(found(['small arms fire'], 'small/ADJ ,/PUNCT arms/NOUN fire/NOUN')).toEqual([]);
  });

  it('know the regular forms of a verb, whatever its lemma was guessed to be', () => {
    for (const form of ['strafed/VERB/straf', 'strafing/VERB/straf', 'strafes/VERB/straf'])
      expect(found(['strafe/V'], form)).toHaveLength(1);
    expect(found(['rob/V'], 'robbed/VERB/robb')).toEqual(['robbed']);
    expect(found(['strafe'], 'strafed/VERB/straf')).toEqual([]);
  });
});
