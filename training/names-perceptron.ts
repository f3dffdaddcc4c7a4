import { createRoom, decode, enlarge, type DecoderRoom } from '../src/language/name-decoder.ts';
import { readNameDocument, type NameLists } from '../src/language/name-document.ts';
import { FEATURES_PER_WORD, nameFeatures } from '../src/language/name-features.ts';
import { LABEL_COUNT } from '../src/language/name-labels.ts';
import type { NamedText } from './names-data.ts';
import { seededRandom, shuffle } from './random.ts';

/** Settings of the learner; found on re3d cross-validated by source and GUM dev. */
export interface NameTraining {
  readonly seed: number;
  /** Size of the feature table, a power of two. */
  readonly tableBits: number;
  /** Share of words whose features are read with some missing, so that none is leant on alone. */
  readonly dropout: number;
}

/** Words of many documents with the addresses of their features. */
export interface FeatureSet {
  readonly addresses: Int32Array;
  /** First feature of each word, and the count at the end. */
  readonly offsets: Int32Array;
  readonly allowed: Uint32Array;
  readonly sentenceFirst: Int32Array;
  /** Of each sentence: 0 if it is read in every round, else in which of `COPY_TURNS` rounds. */
  readonly turns: Uint8Array;
}

export interface NameWeights {
  /** By feature address, then label. */
  readonly features: Float32Array;
  /** By label, then next label. */
  readonly steps: Float64Array;
}

/** Altered copies of a text take turns: each is read in one round of so many, so that they weigh less than the text itself. */
export const COPY_TURNS = 3;

/** A text with its turn (0: every round). */
export interface TurnedText {
  readonly text: NamedText;
  readonly turn: number;
}

export function featurise(texts: readonly TurnedText[], lists: NameLists, tableBits: number): FeatureSet {
  const count = texts.reduce((sum, text) => sum + text.text.words.length, 0);
  const addresses = new Int32Array(count * FEATURES_PER_WORD);
  const offsets = new Int32Array(count + 1);
  const allowed = new Uint32Array(count);
  const sentenceFirst: number[] = [];
  const turns: number[] = [];
  let word = 0;
  let used = 0;
  for (const { text, turn } of texts) {
    const firsts = Int32Array.from(text.sentenceFirst);
    const document = readNameDocument(text.words, firsts, lists);
    for (let sentence = 0; sentence + 1 < firsts.length; sentence++) {
      const first = firsts[sentence] ?? 0;
      const end = firsts[sentence + 1] ?? 0;
      if (end <= first) continue;
      sentenceFirst.push(word);
      turns.push(turn);
      for (let at = first; at < end; at++) {
        offsets[word] = used;
        allowed[word] = text.allowed[at] ?? 1;
        used += nameFeatures(document, at, first, end, (1 << tableBits) - 1, addresses, used);
        word++;
      }
    }
  }
  offsets[word] = used;
  return {
    addresses: addresses.slice(0, used),
    offsets,
    allowed,
    sentenceFirst: Int32Array.from([...sentenceFirst, word]),
    turns: Uint8Array.from(turns),
  };
}

/** One step of training: some texts, read in some rounds. */
export interface Lesson {
  readonly set: FeatureSet;
  readonly rounds: number;
}

/**
 * Learns weights with an averaged structured perceptron, lesson after lesson; where several labels are allowed, the best allowed path
 * is the target. `from` goes on from an earlier state, which is left as it was.
 */
export function learnNames(
  lessons: readonly Lesson[],
  settings: NameTraining,
  log: (line: string) => void,
  from?: Learner,
): Learner {
  const learner = from === undefined ? createLearner(settings) : copyLearner(from);
  const random = seededRandom(settings.seed);
  for (const { set, rounds } of lessons) {
    const order = Array.from({ length: set.sentenceFirst.length - 1 }, (_, at) => at);
    for (let round = 0; round < rounds; round++) {
      shuffle(order, random);
      const wrong = readRound(learner, set, order, round, settings.dropout, random);
      log(`round ${String(round + 1)} of ${String(rounds)}, ${String(wrong)} words corrected`);
    }
  }
  return learner;
}

function readRound(
  learner: Learner,
  set: FeatureSet,
  order: readonly number[],
  round: number,
  dropout: number,
  random: () => number,
): number {
  const room = createRoom();
  const guess = new Uint8Array(set.allowed.length);
  const target = new Uint8Array(set.allowed.length);
  let wrong = 0;
  for (const sentence of order) {
    const turn = set.turns[sentence] ?? 0;
    if (turn !== 0 && (sentence + round) % COPY_TURNS !== turn - 1) continue;
    const first = set.sentenceFirst[sentence] ?? 0;
    const end = set.sentenceFirst[sentence + 1] ?? 0;
    learner.clock++;
    score(set, learner.features, first, end, room, dropout, random);
    decode(room, end - first, learner.steps, guess, first);
    if (isAllowedPath(set, guess, first, end)) continue;
    decode(room, end - first, learner.steps, target, first, set.allowed);
    wrong += update(learner, set, guess, target, first, end);
  }
  return wrong;
}

/** The learner's state between lessons. */
export interface Learner {
  readonly features: Float32Array;
  readonly featureSums: Float64Array;
  readonly steps: Float64Array;
  readonly stepSums: Float64Array;
  clock: number;
}

function createLearner(settings: NameTraining): Learner {
  const size = LABEL_COUNT << settings.tableBits;
  return {
    features: new Float32Array(size),
    featureSums: new Float64Array(size),
    steps: new Float64Array(LABEL_COUNT * LABEL_COUNT),
    stepSums: new Float64Array(LABEL_COUNT * LABEL_COUNT),
    clock: 1,
  };
}

function copyLearner(learner: Learner): Learner {
  return {
    features: learner.features.slice(),
    featureSums: learner.featureSums.slice(),
    steps: learner.steps.slice(),
    stepSums: learner.stepSums.slice(),
    clock: learner.clock,
  };
}

function score(
  set: FeatureSet,
  weights: Float32Array,
  first: number,
  end: number,
  room: DecoderRoom,
  dropout: number,
  random: () => number,
): void {
  enlarge(room, end - first);
  const { scores } = room;
  scores.fill(0, 0, (end - first) * LABEL_COUNT);
  for (let word = first; word < end; word++) {
    const row = (word - first) * LABEL_COUNT;
    const stop = set.offsets[word + 1] ?? 0;
    for (let at = set.offsets[word] ?? 0; at < stop; at++) {
      if (dropout > 0 && random() < dropout) continue;
      const weight = (set.addresses[at] ?? 0) * LABEL_COUNT;
      for (let label = 0; label < LABEL_COUNT; label++) {
        scores[row + label] = (scores[row + label] ?? 0) + (weights[weight + label] ?? 0);
      }
    }
  }
}

function isAllowedPath(set: FeatureSet, labels: Uint8Array, first: number, end: number): boolean {
  for (let at = first; at < end; at++) {
    if ((((set.allowed[at] ?? 0) >>> (labels[at] ?? 0)) & 1) === 0) return false;
  }
  return true;
}

function update(
  learner: Learner,
  set: FeatureSet,
  guess: Uint8Array,
  target: Uint8Array,
  first: number,
  end: number,
): number {
  let wrong = 0;
  for (let word = first; word < end; word++) {
    const bad = guess[word] ?? 0;
    const good = target[word] ?? 0;
    if (word > first) {
      move(learner, LABEL_COUNT * (target[word - 1] ?? 0) + good, 1);
      move(learner, LABEL_COUNT * (guess[word - 1] ?? 0) + bad, -1);
    }
    if (bad === good) continue;
    wrong++;
    const stop = set.offsets[word + 1] ?? 0;
    for (let at = set.offsets[word] ?? 0; at < stop; at++) {
      const row = (set.addresses[at] ?? 0) * LABEL_COUNT;
      moveFeature(learner, row + good, 1);
      moveFeature(learner, row + bad, -1);
    }
  }
  return wrong;
}

/** Sums hold clock times change, so that the average needs one pass at the end (Daumé's form). */
function moveFeature(learner: Learner, at: number, by: number): void {
  learner.features[at] = (learner.features[at] ?? 0) + by;
  learner.featureSums[at] = (learner.featureSums[at] ?? 0) + by * learner.clock;
}

function move(learner: Learner, at: number, by: number): void {
  learner.steps[at] = (learner.steps[at] ?? 0) + by;
  learner.stepSums[at] = (learner.stepSums[at] ?? 0) + by * learner.clock;
}

/** The average of the weights over all steps so far. */
export function average(learner: Learner): NameWeights {
  const { clock } = learner;
  return {
    features: learner.features.map((value, at) => value - (learner.featureSums[at] ?? 0) / clock),
    steps: learner.steps.map((value, at) => value - (learner.stepSums[at] ?? 0) / clock),
  };
}
