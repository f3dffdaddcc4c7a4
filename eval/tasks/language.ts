import { existsSync } from 'node:fs';
import { readModels } from '../../src/storage/model-files.ts';
import { readTrees, type TreeDocument } from '../../training/trees.ts';
import { scoredFile } from '../data-files.ts';
import type { HitCount } from '../language/counts.ts';
import { scoreTexts, scoreTrees } from '../language/tree-scores.ts';
import type { EvalContext, EvalRow, Task } from '../task.ts';

/** Sentences, tags, trees and lemmas against the treebanks. */
export const languageTask: Task = { name: 'language', run };

async function run(context: EvalContext): Promise<readonly EvalRow[]> {
  const analyse = await context.analyse();
  const rows: EvalRow[] = [];
  const news = documentsOf(context.dataDir, 'gum-').filter((document) => document.id.startsWith('GUM_news_'));
  if (news.length > 0) {
    const scores = scoreTexts(analyse, news);
    rows.push(
      row('language.sentences.gum-news', scores.sentences),
      row('language.upos.gum-news', scores.upos),
    );
  }
  const ewt = documentsOf(context.dataDir, 'ewt-');
  if (ewt.length === 0) return rows;
  const scores = scoreTexts(analyse, ewt);
  rows.push(
    row('language.sentences.ewt', scores.sentences),
    row('language.sentences-one-paragraph.ewt', scoreTexts(analyse, ewt, true).sentences),
    row('language.tokens.ewt', scores.tokens),
    row('language.upos.ewt', scores.upos),
  );
  rows.push(...treeRows(context, ewt, news));
  return rows;
}

function treeRows(
  context: EvalContext,
  ewt: readonly TreeDocument[],
  news: readonly TreeDocument[],
): EvalRow[] {
  const models = readModels();
  const trees = ewt.flatMap((document) => document.trees);
  const plain = scoreTrees(models, trees, (form) => form);
  context.log(`labels most often wrong: ${plain.labels.top(24).join('; ')}`);
  context.log(`parts of speech most often wrong: ${plain.tags.top(10).join('; ')}`);
  return [
    row('language.uas.ewt', plain.uas),
    row('language.las.ewt', plain.las),
    row('language.lemmas.ewt', plain.lemmas),
    row('language.las-capitals.ewt', scoreTrees(models, trees, (form) => form.toUpperCase()).las),
    row('language.las-lowercase.ewt', scoreTrees(models, trees, (form) => form.toLowerCase()).las),
    ...(news.length > 0
      ? [
          row(
            'language.las.gum-news',
            scoreTrees(
              models,
              news.flatMap((document) => document.trees),
              (form) => form,
            ).las,
          ),
        ]
      : []),
  ];
}

function row(metric: string, count: HitCount): EvalRow {
  return { metric, score: count.f1, size: count.asked };
}

function documentsOf(dataDir: string, prefix: string): readonly TreeDocument[] {
  const file = scoredFile(dataDir, 'trees', prefix, '.conllu');
  return file !== null && existsSync(file) ? readTrees(file) : [];
}
