import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser, loadLanguageModels, type LanguageModels } from './analyse.ts';
import type { Analysis } from './analysis.ts';

/** The models that ship, read afresh. */
function readModels(): LanguageModels {
  const read = (name: string): Uint8Array =>
    readFileSync(new URL(`../../models/${name}.bin`, import.meta.url));
  return loadLanguageModels({ sentences: read('sentences'), syntax: read('syntax'), names: read('names') });
}

const models = readModels();
const analyse = createAnalyser(models);

const sentencesOf = (text: string): string[] =>
  analyse(text).sentences.map(({ start, end }) => text.slice(start, end));

/** The arcs of some words as "word relation head". */
function arcs(analysis: Analysis, ...words: string[]): string[] {
  return analysis.tokens
    .filter((token) => words.includes(token.text))
    .map((token) => `${token.text} ${token.deprel} ${analysis.tokens[token.head]?.text ?? '-'}`);
}

describe('sentences', () => {
  it.each([
    ['The U.S. sent aid. Capt. J. Reed of Norland arrived at 5 p.m. The talks went on.', 3],
    ['“We agree,” she said. “It is time.” He left.', 3],
    ['Keldia broke the truce, they said.”Norland answered with artillery.', 2],
    ['Orsk (AP) – Rebels left the town [of Orsk ... and its hills] on Friday. Nobody was hurt.', 2],
    ['NORLAND SAYS TRUCE HOLDS. KELDIA DENIES IT.', 2],
    ['Gen. Orsk said: "We wont leave." Keldias army did.', 2],
    ["The talks went on. ''We agree,'' she said. ''It is time.'' He left.", 4],
    ['Truce holds\n\nThe guns of Orsk were silent on Monday', 2],
    ['Did they sign? "Yes!" he said. They did...', 3],
  ])('%s', (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });

  it('never crosses a range', () => {
    const text = 'Rebels left Keldia and went home.';
    const found = analyse(text, [
      { start: 0, end: 18 },
      { start: 19, end: text.length },
    ]);
    expect(found.sentences.map(({ start, end }) => [start, end])).toEqual([
      [0, 18],
      [19, text.length],
    ]);
  });
});

describe('trees', () => {
  it('tells who did what to whom', () => {
    const found = analyse('The army of Norland shelled the town of Orsk on Monday.');
    expect(arcs(found, 'army', 'town', 'Monday', 'shelled')).toEqual([
      'army nsubj shelled',
      'shelled root -',
      'town obj shelled',
      'Monday obl shelled',
    ]);
  });

  it('tells the agent of a passive', () => {
    const found = analyse('Twelve people were killed by government forces in Orsk.');
    expect(arcs(found, 'people', 'were', 'forces')).toEqual([
      'people nsubj:pass killed',
      'were aux:pass killed',
      'forces obl:agent killed',
    ]);
    expect(found.tokens.find((token) => token.text === 'killed')).toMatchObject({
      lemma: 'kill',
      upos: 'VERB',
    });
    expect(found.tokens.find((token) => token.text === 'killed')?.feats).toContain('Voice=Pass');
  });

  it('hangs reported speech on the verb of saying, with and without marks', () => {
    expect(
      arcs(
        analyse('The minister said that the rebels attacked the village.'),
        'minister',
        'rebels',
        'attacked',
      ),
    ).toEqual(['minister nsubj said', 'rebels nsubj attacked', 'attacked ccomp said']);
    expect(
      arcs(analyse('The rebels attacked the village the minister said.'), 'rebels', 'attacked', 'minister'),
    ).toEqual(['rebels nsubj attacked', 'attacked ccomp said', 'minister nsubj said']);
  });

  it('reads capitals', () => {
    expect(arcs(analyse('REBELS ATTACKED THE VILLAGE.'), 'REBELS', 'VILLAGE')).toEqual([
      'REBELS nsubj ATTACKED',
      'VILLAGE obj ATTACKED',
    ]);
  });

  it('gives every sentence one root and no cycle, whatever the text', () => {
    const word = fc.constantFrom(
      'the',
      'Norland',
      'said',
      ',',
      '"',
      'killed',
      '.',
      'and',
      '(',
      '12',
      'by',
      'ORSK',
      '’s',
      '\n',
      'of',
      '—',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 80 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary', maxLength: 120 }),
    );
    fc.assert(
      fc.property(text, (given) => {
        const { tokens, sentences } = analyse(given);
        expect(tokens.filter((token) => token.head === -1)).toHaveLength(sentences.length);
        tokens.forEach((token, i) => {
          let at = i;
          for (let steps = 0; at !== -1 && steps <= tokens.length; steps++) at = tokens[at]?.head ?? -1;
          expect(at).toBe(-1);
          expect(given.slice(token.start, token.end)).toBe(token.text);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same for the same text, whatever was read before', () => {
    const text = 'Norland`s army said 12 people were killed near the U.S.-led base. Keldia denies it.';
    const first = analyse(text);
    analyse(Array.from({ length: 5000 }, (_, i) => `word${i}`).join(' '));
    expect(analyse(text)).toEqual(first);
    expect(createAnalyser(readModels())(text)).toEqual(first);
  });

  it('parses a run-on of a thousand words', () => {
    const { tokens, sentences } = analyse('rebels said '.repeat(500));
    expect(tokens).toHaveLength(1000);
    expect(sentences.length).toBeGreaterThan(1);
  });
});

describe('annotate', () => {
  it('parses given words, and longer sentences than the network takes at once', () => {
    const forms = Array.from({ length: 700 }, (_, i) => (i % 3 === 0 ? 'troops' : 'left'));
    const { heads } = models.syntax.annotate(forms, [{ first: 0, endToken: 700 }]);
    expect([...heads].filter((head) => head === -1)).toHaveLength(1);
  });
});
