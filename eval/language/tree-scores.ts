import type { Analyse } from '../../src/language/analysis.ts';
import type { LanguageModels } from '../../src/language/analyse.ts';
import type { Upos } from '../../src/language/analysis.ts';
import type { Tree, TreeDocument } from '../../training/trees.ts';
import { Confusions, HitCount } from './counts.ts';

/** Scores on own sentences and tokens. */
export interface TextScores {
  readonly sentences: HitCount;
  readonly tokens: HitCount;
  /** A token counts where both its range and its part of speech are right, as in the CoNLL shared tasks. */
  readonly upos: HitCount;
}

/** Scores on given tokens, with own tags. */
export interface TreeScores {
  readonly upos: HitCount;
  readonly uas: HitCount;
  readonly las: HitCount;
  readonly lemmas: HitCount;
  readonly labels: Confusions;
  readonly tags: Confusions;
}

const rangeKey = (range: { readonly start: number; readonly end: number }): string =>
  `${range.start}-${range.end}`;

/** Analyses the documents' texts and compares sentences, tokens and parts of speech by offsets. */
export function scoreTexts(
  analyse: Analyse,
  documents: readonly TreeDocument[],
  oneParagraph = false,
): TextScores {
  const scores = { sentences: new HitCount(), tokens: new HitCount(), upos: new HitCount() };
  for (const { text, trees } of documents) {
    const analysis = analyse(oneParagraph ? text.replaceAll('\n', ' ') : text);
    const sentences = new Set(trees.map(rangeKey));
    const own = analysis.sentences.filter((sentence) => sentences.has(rangeKey(sentence)));
    scores.sentences.add(own.length, analysis.sentences.length, sentences.size);
    const gold = new Map(
      trees.flatMap((tree) => tree.tokens.map((token): [string, string] => [rangeKey(token), token.upos])),
    );
    const found = analysis.tokens.filter((token) => gold.has(rangeKey(token)));
    scores.tokens.add(found.length, analysis.tokens.length, gold.size);
    scores.upos.add(
      found.filter((t) => gold.get(rangeKey(t)) === t.upos).length,
      analysis.tokens.length,
      gold.size,
    );
  }
  return scores;
}

/** Tags, parses and lemmatises the trees' own tokens. `change` alters the forms first (capitals, lower case). */
export function scoreTrees(
  models: LanguageModels,
  trees: readonly Tree[],
  change: (form: string) => string,
): TreeScores {
  const scores: TreeScores = {
    upos: new HitCount(),
    uas: new HitCount(),
    las: new HitCount(),
    lemmas: new HitCount(),
    labels: new Confusions(),
    tags: new Confusions(),
  };
  const { tags, labels, annotate } = models.syntax;
  for (const { tokens } of trees) {
    const forms = tokens.map((token) => change(token.form));
    const tree = annotate(forms, [{ first: 0, endToken: forms.length }]);
    tokens.forEach((token, i) => {
      const [upos = '', feats = ''] = (tags[tree.tags[i] ?? 0] ?? '').split(':');
      const label = labels[tree.labels[i] ?? 0] ?? '';
      const attached = tree.heads[i] === token.head;
      scores.upos.add(Number(upos === token.upos), 1, 1);
      scores.uas.add(Number(attached), 1, 1);
      scores.las.add(Number(attached && label === token.deprel), 1, 1);
      // The tags' parts of speech are the trees'.
      const lemma = models.lemmatise(forms[i] ?? '', upos as Upos, feats);
      scores.lemmas.add(Number(lemma === token.lemma), 1, 1);
      scores.tags.add(token.upos, upos);
      if (attached) scores.labels.add(token.deprel, label);
      else scores.labels.add(`${token.deprel} (elsewhere)`, label);
    });
  }
  return scores;
}
