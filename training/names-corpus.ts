import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWeights } from '../src/language/weights.ts';
import type { SentenceModel } from '../src/language/sentences.ts';
import type { NameLists } from '../src/language/name-document.ts';
import { copyOf, type CopyKind } from './names-copies.ts';
import type { NamedText } from './names-data.ts';
import { readGumNames } from './names-gum.ts';
import { townNames } from './names-towns.ts';
import { COUNTRIES, NATIONALITIES, readList } from './names-lists.ts';
import { featurise, type FeatureSet, type TurnedText } from './names-perceptron.ts';
import { confirmedStrings, learnable, readRe3d, type Re3dDocument } from './names-re3d.ts';
import { readReferenceNames } from './names-reference.ts';
import { synthesise } from './names-synthetic.ts';
import { readUner } from './names-uner.ts';

/** Everything that names are learnt from. */
export interface NameCorpus {
  readonly general: readonly NamedText[];
  readonly re3d: readonly Re3dDocument[];
  /** Divides re3d into sentences, as at run time. */
  readonly sentences: SentenceModel;
}

/** Size of the feature table: 2^18. One bit fewer costs 1 point of F1, one more gains nothing. */
export const TABLE_BITS = 18;
/** Made-up documents of ten carrier sentences. */
const SYNTHETIC = 200;
/** One general document in so many is read again beside re3d, so that what the base knows is kept. */
const KEPT_GENERAL = 3;
const COPIES: readonly CopyKind[] = ['capitals', 'lower', 'stripped'];

/** Reads the data folder's GUM train, UNER and re3d, and makes the synthetic documents. */
export async function readNameCorpus(dataDir: string, root: URL): Promise<NameCorpus> {
  const read = (path: string): string => readFileSync(join(dataDir, path), 'utf8');
  const synthetic = synthesise(await fillings(root), SYNTHETIC, 5);
  const general = [
    ...readGumNames(read('trees/gum-train.conllu')),
    ...readUner(read('names/uner-dev.iob2')),
    ...synthetic,
  ];
  return { general, re3d: readRe3dFolder(dataDir), sentences: readSentenceModel(root) };
}

/** The re3d documents of a data folder, by file name; none where it has no such files. */
export function readRe3dFolder(dataDir: string): Re3dDocument[] {
  const folder = join(dataDir, 'names');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.startsWith('re3d') && file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => readRe3d(readFileSync(join(folder, file), 'utf8')));
}

function readSentenceModel(root: URL): SentenceModel {
  const bytes = readFileSync(new URL('models/sentences.bin', root));
  return openWeights(bytes, 'models/sentences.bin', 'sentences').integers('weights');
}

async function fillings(root: URL): Promise<Parameters<typeof synthesise>[0]> {
  const capitalised = (words: Iterable<string>): string[] =>
    [...words].map((word) =>
      word.replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase()).replace(/^Al-/, 'al-'),
    );
  const { bodies } = readReferenceNames(root);
  const towns = await townNames();
  return {
    given: capitalised(readList('given-names')),
    surnames: capitalised([...readList('surnames'), ...readList('given-names')]),
    places: towns.map(([name]) => name).filter((name) => /^\p{Lu}/u.test(name)),
    countries: capitalised(COUNTRIES),
    bodies: bodies.filter((name) => /^\p{Lu}|^al-/u.test(name)),
    nationalities: capitalised([...NATIONALITIES].filter((word) => !word.endsWith('s'))),
  };
}

/** The first lesson: everything but re3d. */
export function generalLesson(corpus: NameCorpus, lists: NameLists): FeatureSet {
  return featurise(withCopies(corpus.general), lists, TABLE_BITS);
}

/** The second lesson: the given re3d documents, beside a share of the general ones. */
export function re3dLesson(
  corpus: NameCorpus,
  documents: readonly Re3dDocument[],
  lists: NameLists,
): FeatureSet {
  const confirmed = confirmedStrings(documents);
  const kept = corpus.general.filter((_, at) => at % KEPT_GENERAL === 0);
  return featurise(
    withCopies([...documents.map((document) => learnable(document, confirmed, corpus.sentences)), ...kept]),
    lists,
    TABLE_BITS,
  );
}

function withCopies(texts: readonly NamedText[]): TurnedText[] {
  const copies = COPIES.flatMap((kind, at) =>
    texts.map((text) => ({ text: copyOf(text, kind), turn: at + 1 })),
  );
  return [...texts.map((text) => ({ text, turn: 0 })), ...copies];
}
