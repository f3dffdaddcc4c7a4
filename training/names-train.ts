import { writeFileSync } from 'node:fs';
import { encodeNameModel, type NameModel } from '../src/language/name-model.ts';
import { HashTable } from '../src/language/name-lexicon.ts';
import type { NameLists } from '../src/language/name-document.ts';
import { nameCard } from './names-card.ts';
import { scoreNames } from './names-score.ts';
import { generalLesson, re3dLesson, readNameCorpus, TABLE_BITS, type NameCorpus } from './names-corpus.ts';
import { clusterWords } from './names-clusters.ts';
import { packPhrases, packWords } from './names-lexicon.ts';
import { average, learnNames, type Learner, type NameTraining } from './names-perceptron.ts';
import { packModel, quantised } from './names-quantise.ts';
import type { Re3dDocument } from './names-re3d.ts';
import { readReferenceNames } from './names-reference.ts';
import { packWeights } from './pack-weights.ts';

/** Rounds over everything but re3d, then over re3d beside a share of the rest: more of either lowers F1 cross-validated by source. */
const GENERAL_ROUNDS = 3;
const RE3D_ROUNDS = 5;
/** Fine and coarse word clusters. */
const CLUSTERS = [1000, 100] as const;

export const SETTINGS: NameTraining = { seed: 1, tableBits: TABLE_BITS, dropout: 0 };

/** What `npm run train` gives a trainer. */
export interface NameTrainingContext {
  readonly dataDir: string;
  /** The project's root, with a slash at the end. */
  readonly root: URL;
  readonly log: (line: string) => void;
}

/** Learns names from all files; writes models/names.bin and its card with cross-validated scores. About two minutes on one core. */
export async function trainNames({ dataDir, root, log }: NameTrainingContext): Promise<void> {
  const words = packWords(clusterWords(...CLUSTERS, log));
  const phrases = await packPhrases(readReferenceNames(root));
  const lists: NameLists = {
    words: new HashTable(words.keys, words.values),
    phrases: new HashTable(phrases.keys, phrases.values),
  };
  const corpus = await readNameCorpus(dataDir, root);
  const general = learnGeneral(corpus, lists, log);
  const learner = learnRe3d(corpus, corpus.re3d, lists, general, log);
  const bytes = encodeNameModel(packModel(average(learner), TABLE_BITS, words, phrases));
  const file = packWeights('names', {
    model: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  });
  writeFileSync(new URL('models/names.bin', root), file);
  const scores = scoreNames(corpus.re3d, corpus.sentences, (source) => {
    log(`cross-validation without "${source}"`);
    return modelWithout(source, corpus, lists, general, () => undefined);
  });
  const date = new Date().toISOString().slice(0, 10);
  const card = nameCard({
    corpus,
    scores,
    date,
    seed: SETTINGS.seed,
    bytes: file.byteLength,
    settings: CARD_SETTINGS,
  });
  writeFileSync(new URL('models/names.md', root), card);
  log(`models/names.bin, ${String(file.byteLength)} bytes`);
}

const CARD_SETTINGS = {
  'averaged structured perceptron, rounds over GUM, UNER and made-up sentences': GENERAL_ROUNDS,
  'then rounds over re3d beside a third of those': RE3D_ROUNDS,
  'feature table, bits of address': TABLE_BITS,
  'fine word clusters': CLUSTERS[0],
  'coarse word clusters': CLUSTERS[1],
};

/** The first lesson, shared by all folds. */
export function learnGeneral(corpus: NameCorpus, lists: NameLists, log: (line: string) => void): Learner {
  return learnNames([{ set: generalLesson(corpus, lists), rounds: GENERAL_ROUNDS }], SETTINGS, log);
}

/** The second lesson, on the given documents. */
export function learnRe3d(
  corpus: NameCorpus,
  documents: readonly Re3dDocument[],
  lists: NameLists,
  general: Learner,
  log: (line: string) => void,
): Learner {
  return learnNames(
    [{ set: re3dLesson(corpus, documents, lists), rounds: RE3D_ROUNDS }],
    SETTINGS,
    log,
    general,
  );
}

/** A model that never saw the documents of one source, for cross-validation; as quantised as the one that ships. */
export function modelWithout(
  source: string,
  corpus: NameCorpus,
  lists: NameLists,
  general: Learner,
  log: (line: string) => void,
): NameModel {
  const others = corpus.re3d.filter((document) => document.source !== source);
  return {
    ...quantised(average(learnRe3d(corpus, others, lists, general, log))),
    tableBits: TABLE_BITS,
    lists,
  };
}
