import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NameModel } from '../../src/language/name-model.ts';
import { readModels } from '../../src/storage/model-files.ts';
import { readNameCorpus, readRe3dFolder } from '../../training/names-corpus.ts';
import { learnGeneral, modelWithout } from '../../training/names-train.ts';
import type { Re3dDocument } from '../../training/names-re3d.ts';
import {
  dropOf,
  f1,
  SCORED_KINDS,
  scoreNames,
  type NameScores,
  type Writing,
} from '../../training/names-score.ts';
import type { EvalContext, EvalRow, Task } from '../task.ts';

const root = new URL('../../', import.meta.url);

/**
 * Names of people, places and organisations on re3d: unique strings a document. Sources that the shipped model learnt from (its card
 * lists them) are scored by models made here and now from the other sources, with the same lists, data and settings, so that nothing has to be believed
 * or stored; that takes half a minute. Other sources are scored by the shipped model as it is.
 *
 * What counts as a name: re3d's Person, Location and Organisation, confirmed by annotators (confidence of 0.5 and more), if it is a proper
 * name: no pronouns, no descriptions, no titles, articles or possessives around it; "Town, State" is two places; the bare name of a country is a place also
 * where re3d has an organisation, as in the other corpora. What only the annotators' machine proposed counts neither way.
 */
export const namesTask: Task = {
  name: 'names',
  run: async ({ dataDir, log }) => {
    const { names: shipped, sentences } = readModels();
    const learnt = learntSources();
    const canTrain = existsSync(join(dataDir, 'trees/gum-train.conllu'));
    const documents = readRe3dFolder(dataDir).filter((document) => canTrain || !learnt.has(document.source));
    if (documents.length === 0 || shipped === undefined) return [];
    const modelFor = await foldModels(dataDir, documents, shipped, learnt, log);
    return rows(scoreNames(documents, sentences, modelFor));
  },
};

/** Sources that the shipped model learnt from, from its card. */
function learntSources(): ReadonlySet<string> {
  const card = readFileSync(new URL('models/names.md', root), 'utf8');
  return new Set([...card.matchAll(/^- re3d source: (.+)$/gm)].map((match) => match[1] ?? ''));
}

/** For a source that the shipped model learnt from, a model without it; without GUM to learn from such sources are left out. */
async function foldModels(
  dataDir: string,
  documents: readonly Re3dDocument[],
  shipped: NameModel,
  learnt: ReadonlySet<string>,
  log: EvalContext['log'],
): Promise<(source: string) => NameModel> {
  if (!documents.some((document) => learnt.has(document.source))) return () => shipped;
  const corpus = await readNameCorpus(dataDir, root);
  const quiet = (): void => undefined;
  const general = learnGeneral(corpus, shipped.lists, quiet);
  return (source) => {
    if (!learnt.has(source)) return shipped;
    log(`training without "${source}"`);
    return modelWithout(source, corpus, shipped.lists, general, quiet);
  };
}

function rows(scores: NameScores): EvalRow[] {
  const size = SCORED_KINDS.reduce((sum, kind) => sum + scores.asIs[kind].wanted, 0);
  const drop = (metric: string, writing: Writing): EvalRow => ({
    metric,
    score: dropOf(scores, writing),
    size,
    lowerIsBetter: true,
  });
  return [
    ...SCORED_KINDS.map((kind) => ({
      metric: `names.${kind}.re3d`,
      score: f1(scores.asIs[kind]),
      size: scores.asIs[kind].wanted,
    })),
    drop('names.capitals-drop.re3d', 'capitals'),
    drop('names.lowercase-drop.re3d', 'lower'),
  ];
}
