import { describe, expect, it } from 'vitest';
import { learnLemmaRules } from '../../training/lemma-rules.ts';
import type { Upos } from './analysis.ts';
import { createLemmatiser } from './lemmas.ts';
import type { TreeToken } from '../../training/trees.ts';

const token = (form: string, lemma: string, upos: Upos, feats = ''): TreeToken => ({
  form,
  lemma,
  upos,
  feats,
  head: -1,
  deprel: 'root',
  start: 0,
  end: form.length,
});

const lemmatise = createLemmatiser(
  learnLemmaRules([
    token('towns', 'town', 'NOUN', 'Number=Plur'),
    token('cities', 'city', 'NOUN', 'Number=Plur'),
    token('parties', 'party', 'NOUN', 'Number=Plur'),
    token('guns', 'gun', 'NOUN', 'Number=Plur'),
    token('men', 'man', 'NOUN', 'Number=Plur'),
    token('said', 'say', 'VERB', 'Tense=Past'),
    token('killed', 'kill', 'VERB', 'Tense=Past'),
    token('shelled', 'shell', 'VERB', 'Tense=Past'),
    token('I', 'I', 'PRON'),
    token('Sept.', 'September', 'PROPN', 'Number=Sing'),
  ]),
);

describe('createLemmatiser', () => {
  it.each([
    ['men', 'NOUN', 'Number=Plur', 'man'],
    ['Enemies', 'NOUN', 'Number=Plur', 'enemy'],
    ['rebels', 'NOUN', 'Number=Plur', 'rebel'],
    ['said', 'VERB', 'Tense=Past', 'say'],
    ['attacked', 'VERB', 'Tense=Past', 'attack'],
    ['i', 'PRON', '', 'I'],
    ['Sept.', 'PROPN', 'Number=Sing', 'September'],
    // Abbreviated names are learnt whole: the ending "pt." says nothing of a rank.
    ['Capt.', 'PROPN', 'Number=Sing', 'Capt.'],
    ['', 'X', '', ''],
  ] as const)('%s as %s %s: %s', (form, upos, feats, lemma) => {
    expect(lemmatise(form, upos, feats)).toBe(lemma);
  });
});
