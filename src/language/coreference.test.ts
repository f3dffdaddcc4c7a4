import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyser, loadLanguageModels, type LanguageModels } from './analyse.ts';
import type { Name, Token, Upos } from './analysis.ts';
import { findChains } from './coreference.ts';

function readModels(): LanguageModels {
  const read = (name: string): Uint8Array =>
    readFileSync(new URL(`../../models/${name}.bin`, import.meta.url));
  return loadLanguageModels({ sentences: read('sentences'), syntax: read('syntax'), names: read('names') });
}

const analyse = createAnalyser(readModels());

function chains(text: string): string[][] {
  return analyse(text).chains.map((chain) =>
    chain.mentions.map((mention) => text.slice(mention.start, mention.end)),
  );
}

describe('findChains', () => {
  it('joins a surname to the full name', () => {
    expect(chains('Pavel Orlan arrived in Velm. Orlan spoke for an hour.')).toContainEqual([
      'Pavel Orlan',
      'Orlan',
    ]);
  });

  it('refuses a surname that two people share', () => {
    const found = chains('Pavel Orlan met Anna Orlan in Geneva. Orlan spoke for an hour.');
    expect(found.flat()).not.toContain('Orlan');
  });

  it('links a pronoun to the only person before it', () => {
    expect(
      chains('Defense Minister Pavel Orlan rejected the offer. He said the talks were over.'),
    ).toContainEqual(['Pavel Orlan', 'He']);
  });

  it('refuses a pronoun where two people could be meant', () => {
    const found = chains('Pavel Orlan and John Carter met on Monday. He said the talks were over.');
    expect(found.flat()).not.toContain('He');
  });

  it('takes no subject for the object of its own verb', () => {
    expect(chains('John Carter warned him.').flat()).not.toContain('him');
  });

  it('keeps gender: a courtesy speaks against the other pronoun', () => {
    expect(chains('Mrs Carter left early. He stayed.').flat()).not.toContain('He');
  });

  it('links an office to the person who was given it', () => {
    const found = chains(
      'Russian Defense Minister Pavel Orlan rejected the offer. Nobody was surprised. The minister left Geneva.',
    );
    expect(found).toContainEqual(['Pavel Orlan', 'The minister']);
  });

  it('refuses an office that nobody was given, or that two were', () => {
    expect(chains('Pavel Orlan rejected the offer. The minister left.').flat()).not.toContain('The minister');
    const two =
      'Foreign Minister Pavel Orlan met Defense Minister John Carter in Geneva. Nobody was surprised. Nothing came of it. The minister left.';
    expect(chains(two).flat()).not.toContain('The minister');
  });

  it('heeds the nation of an office', () => {
    const told = (rest: string): string[] =>
      chains(
        `Defense Minister Pavel Orlan met French Foreign Minister John Carter in Geneva. ${rest}`,
      ).flat();
    expect(told('The French minister left.')).toContain('The French minister');
    expect(
      chains('Russian Defense Minister Pavel Orlan left. The German minister stayed.').flat(),
    ).not.toContain('The German minister');
  });

  it('links a body to its short forms', () => {
    const found = chains(
      'The Ostran Observatory for Human Rights counted ten dead. The Observatory said the shelling went on.',
    );
    expect(
      found.some(
        (chain) => chain.length === 2 && chain.some((mention) => mention.includes('Observatory for')),
      ),
    ).toBe(true);
  });

  it('gives chains of two and more mentions in text order, each with a name, on any text', () => {
    const sentence = fc.constantFrom(
      'Pavel Orlan left.',
      'He said so.',
      'The group denied it.',
      'Velm fell.',
      '"They lied," Carter said.',
      'Its army fled',
      '(',
      '\n\n',
    );
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), (sentences) => {
        for (const { mentions } of analyse(sentences.join(' ')).chains) {
          expect(mentions.length).toBeGreaterThan(1);
          expect(mentions.some((mention) => mention.kind === 'name')).toBe(true);
          mentions.slice(1).forEach((mention, at) => {
            expect(mention.start).toBeGreaterThanOrEqual(mentions[at]?.end ?? 0);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('works on hand-made trees without a model', () => {
    const tokens = [
      token('Orlan', 0, 1, 'PROPN', 'nsubj', 0),
      token('left', 6, -1, 'VERB', 'root', 0),
      token('He', 11, 3, 'PRON', 'nsubj', 1),
      token('slept', 14, -1, 'VERB', 'root', 1),
    ];
    const names: Name[] = [{ start: 0, end: 5, kind: 'person', firstToken: 0, endToken: 1, score: 1 }];
    expect(findChains(tokens, names, [])).toEqual([
      {
        mentions: [
          { start: 0, end: 5, headToken: 0, kind: 'name' },
          { start: 11, end: 13, headToken: 2, kind: 'pronoun' },
        ],
      },
    ]);
  });
});

function token(
  text: string,
  start: number,
  head: number,
  upos: Upos,
  deprel: string,
  sentence: number,
): Token {
  return {
    text,
    start,
    end: start + text.length,
    lemma: text.toLowerCase(),
    upos,
    feats: '',
    head,
    deprel,
    sentence,
  };
}
