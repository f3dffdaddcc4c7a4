import { join } from 'node:path';
import { findBlocks } from '../src/language/lines.ts';
import { SENTENCE_FEATURES, SENTENCE_TABLE } from '../src/language/sentence-features.ts';
import { SentenceWalk } from '../src/language/sentences.ts';
import { findTokens } from '../src/language/tokens.ts';
import { packWeights } from './pack-weights.ts';
import { seededRandom, shuffle } from './random.ts';
import { readTrees, type TreeDocument } from './trees.ts';

interface Gap {
  readonly addresses: Int32Array;
  readonly ends: boolean;
}

/** Passes over the gaps; more gain nothing on a tenth of the training documents held back. */
const EPOCHS = 8;
const RATE = 0.15;
/** Pulls weights towards nothing, so that rare words do not decide. */
const DECAY = 2e-6;

/** Learns where sentences end: a logistic classifier over hashed features (AdaGrad), as the bytes of models/sentences.bin. */
export function trainSentences(dataDir: string, seed: number): Uint8Array {
  const random = seededRandom(seed);
  const gaps: Gap[] = [];
  for (const corpus of ['ewt', 'gum']) {
    for (const document of readTrees(join(dataDir, 'trees', `${corpus}-train.conllu`))) {
      for (const copy of copiesOf(document, random)) gaps.push(...gapsOf(copy));
    }
  }
  const weights = fit(gaps, random);
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  return packWeights('sentences', {
    weights: Int8Array.from(weights, (w) => Math.round((w / largest) * 127)),
  });
}

interface Copy {
  readonly text: string;
  /** Offsets where a sentence ends. */
  readonly ends: ReadonlySet<number>;
}

/** The document as it is, and as other archives would have it: all in one paragraph, without commas and marks, in one case. */
function copiesOf(document: TreeDocument, random: () => number): Copy[] {
  const ends = new Set(document.trees.map((tree) => tree.end));
  const plain: Copy = { text: document.text, ends };
  const copies = [plain];
  if (random() < 0.35) copies.push({ text: document.text.replaceAll('\n', ' '), ends });
  if (random() < 0.5) copies.push(without(plain, /[,'’`]/));
  if (random() < 0.3) copies.push(without(plain, /[,"'“”’`;:]/));
  if (random() < 0.3) copies.push(glued(plain, random));
  if (random() < 0.08) copies.push({ text: sameLength(document.text, document.text.toUpperCase()), ends });
  if (random() < 0.08) copies.push({ text: sameLength(document.text, document.text.toLowerCase()), ends });
  return copies;
}

function sameLength(text: string, changed: string): string {
  return changed.length === text.length ? changed : text;
}

/** Without the space after some sentences' closing marks, as pages lose it where paragraphs were joined. */
function glued(copy: Copy, random: () => number): Copy {
  return leaveOut(copy, (i) => copy.ends.has(i) && /[.!?”"]/.test(copy.text.charAt(i - 1)) && random() < 0.3);
}

function without(copy: Copy, pattern: RegExp): Copy {
  return leaveOut(copy, (i) => pattern.test(copy.text.charAt(i)));
}

/** Leaves out characters; ends move along. */
function leaveOut({ text, ends }: Copy, isLeftOut: (at: number) => boolean): Copy {
  let kept = '';
  const moved = new Set<number>();
  for (let i = 0; i <= text.length; i++) {
    if (ends.has(i)) moved.add(kept.length);
    if (!isLeftOut(i)) kept += text.charAt(i);
  }
  return { text: kept, ends: moved };
}

function gapsOf({ text, ends }: Copy): Gap[] {
  const gaps: Gap[] = [];
  for (const block of findBlocks(text, { start: 0, end: text.length })) {
    const tokens = findTokens(text, block.start, block.end);
    const walk = new SentenceWalk(text, tokens, 0, tokens.length);
    tokens.forEach((token, at) => {
      walk.take(at);
      const addresses = new Int32Array(SENTENCE_FEATURES);
      const count = walk.features(at, addresses);
      const isEnd = ends.has(token.end);
      if (count > 0) gaps.push({ addresses, ends: isEnd });
      if (isEnd) walk.startAfter(at);
    });
  }
  return gaps;
}

function fit(gaps: Gap[], random: () => number): Float64Array {
  const weights = new Float64Array(SENTENCE_TABLE);
  const squares = new Float64Array(SENTENCE_TABLE).fill(1e-6);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(gaps, random);
    for (const { addresses, ends } of gaps) {
      let sum = 0;
      for (const address of addresses) sum += weights[address] ?? 0;
      const slope = 1 / (1 + Math.exp(-sum)) - (ends ? 1 : 0);
      if (Math.abs(slope) < 1e-4) continue;
      for (const address of addresses) {
        const gradient = slope + DECAY * (weights[address] ?? 0);
        squares[address] = (squares[address] ?? 0) + gradient * gradient;
        weights[address] = (weights[address] ?? 0) - (RATE * gradient) / Math.sqrt(squares[address] ?? 1);
      }
    }
  }
  return weights;
}
