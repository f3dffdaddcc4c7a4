import { readFileSync } from 'node:fs';
import type { Analyse } from '../../src/language/analysis.ts';
import { foldWord } from '../../src/language/name-hash.ts';
import { PRONOUNS } from '../../src/language/coreference-words.ts';
import { headOf, readGum, type GumDocument } from '../../training/gum-reader.ts';
import { scoredFile } from '../data-files.ts';
import type { EvalRow, Task } from '../task.ts';

interface Counts {
  right: number;
  given: number;
  wanted: number;
  /** Of the wanted, those rightly linked. */
  found: number;
}

const TYPES = new Set(['person', 'organization', 'place']);

/**
 * Coreference on GUM, news and all genres: of the names, third-person pronouns and definite nouns that the core links back, how many are linked to the right one
 * (precision: the mention before it in its chain is of the same entity in GUM), and of GUM's names and third-person pronouns of people, bodies and
 * places that refer back to such a one, how many are rightly linked (recall). Own tokens, names and trees; mentions meet at their head words.
 */
export const coreferenceTask: Task = {
  name: 'coreference',
  run: async ({ dataDir, analyse }) => {
    const file = scoredFile(dataDir, 'trees', 'gum-', '.conllu');
    if (file === null) return [];
    const run = await analyse();
    const documents = readGum(readFileSync(file, 'utf8'));
    const news = documents.filter((document) => document.id.includes('_news_'));
    return [...rows('gum-news', news, run), ...rows('gum', documents, run)];
  },
};

function count(counts: Counts, document: GumDocument, run: Analyse): void {
  const { text, starts } = textOf(document);
  const gold = goldEntities(document, starts);
  const analysis = run(text);
  const linked = new Set<number>();
  for (const chain of analysis.chains) {
    const heads = chain.mentions.map((mention) => analysis.tokens[mention.headToken]?.start ?? -1);
    heads.forEach((head, at) => {
      const before = heads[at - 1];
      if (before === undefined) return;
      counts.given++;
      const entity = gold.entityAt.get(head);
      if (entity === undefined || gold.entityAt.get(before) !== entity) return;
      counts.right++;
      linked.add(head);
    });
  }
  counts.wanted += gold.anaphors.length;
  counts.found += gold.anaphors.filter((head) => linked.has(head)).length;
}

/** The text as spaced by GUM, with each word's offset; sentences end lines where a paragraph would. */
function textOf(document: GumDocument): { text: string; starts: readonly number[] } {
  let text = '';
  const starts = document.words.map((word, at) => {
    const start = text.length;
    const ends = document.words[at + 1]?.sentence !== word.sentence;
    text += word.text + (word.spaceAfter || ends ? ' ' : '');
    return start;
  });
  return { text, starts };
}

/** Entities by the offset of a mention's head word (the longest mention's where two share it), and the heads that refer back. */
function goldEntities(
  document: GumDocument,
  starts: readonly number[],
): { entityAt: ReadonlyMap<number, string>; anaphors: readonly number[] } {
  const entityAt = new Map<number, string>();
  const anaphors: number[] = [];
  const seen = new Set<string>();
  for (const mention of document.mentions) {
    if (!TYPES.has(mention.type)) continue;
    const head = headOf(document.words, mention.first, mention.end);
    const start = starts[head] ?? -1;
    if (entityAt.has(start)) continue;
    entityAt.set(start, mention.entity);
    const word = document.words[head];
    const counted = word?.upos === 'PROPN' || PRONOUNS.has(foldWord(word?.text ?? ''));
    if (!counted) continue;
    if (seen.has(mention.entity)) anaphors.push(start);
    seen.add(mention.entity);
  }
  return { entityAt, anaphors };
}

function rows(name: string, documents: readonly GumDocument[], run: Analyse): EvalRow[] {
  const counts: Counts = { right: 0, given: 0, wanted: 0, found: 0 };
  for (const document of documents) count(counts, document, run);
  const { right, given, wanted, found } = counts;
  if (wanted === 0) return [];
  return [
    { metric: `language.coreference.${name}-precision`, score: given === 0 ? 0 : right / given, size: given },
    { metric: `language.coreference.${name}-recall`, score: found / wanted, size: wanted },
  ];
}
