import { hangMarks } from './punctuation.ts';
import { CHUNK, KernelMemory } from './kernel-memory.ts';
import { Encoder, type NetworkMeta } from './network.ts';
import type { TokenSpan } from './sentences.ts';
import { TreeReader, type Annotation } from './tree-reader.ts';
import { WordVectors } from './word-vectors.ts';
import type { Weights } from './weights.ts';

/** The tagger and parser: one network, two tasks. */
export interface Syntax {
  /** "VERB:Tense=Past|VerbForm=Fin": part of speech, then the features that show in the form. */
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  /** Tags and parses given words; the spans are the sentences and cover the words. Linear in the number of words for sentences of usual length. */
  readonly annotate: (forms: readonly string[], sentences: readonly TokenSpan[]) => Annotation;
}

/** Longer stretches are parsed in pieces, which hang on the first piece as "parataxis". */
const LONGEST_PARSED = CHUNK - 6;

/** Builds the tagger and parser from opened weights. */
export function createSyntax(weights: Weights): Syntax {
  // Written by our own trainer; the file's checksum has been checked.
  const meta = JSON.parse(weights.text('meta')) as NetworkMeta;
  const room = new KernelMemory();
  const encoder = new Encoder(room, weights, meta);
  const words = new WordVectors(room, encoder, weights, meta);
  const reader = new TreeReader(room, encoder, weights, meta);
  room.settle();
  const numbers = new Int32Array(CHUNK);
  const annotate = (forms: readonly string[], sentences: readonly TokenSpan[]): Annotation => {
    const annotation = {
      tags: new Uint8Array(forms.length),
      heads: new Int32Array(forms.length).fill(-1),
      labels: new Uint8Array(forms.length),
    };
    for (const chunk of chunksOf(sentences)) {
      const first = chunk[0]?.first ?? 0;
      const end = chunk.at(-1)?.endToken ?? first;
      words.lookUp(forms, first, end, numbers);
      const local = chunk.map((piece): readonly [number, number] => [
        piece.first - first,
        piece.endToken - first,
      ]);
      encoder.run(numbers, end - first, local);
      reader.read(first, end - first, local, annotation);
    }
    hangPieces(sentences, annotation, meta.labels.indexOf('parataxis'));
    for (const sentence of sentences) hangMarksOf(sentence, forms, annotation, meta.labels.indexOf('punct'));
    return annotation;
  };
  return { tags: meta.tags, labels: meta.labels, annotate };
}

/** Rehangs a sentence's marks by rule: the network finds 81% of their heads, the rule 83% (EWT dev); see `hangMarks`. */
function hangMarksOf(
  { first, endToken }: TokenSpan,
  forms: readonly string[],
  { heads, labels }: Annotation,
  punct: number,
): void {
  const n = endToken - first;
  const isMark = new Uint8Array(n);
  const own = new Int32Array(n);
  let marks = 0;
  for (let i = 0; i < n; i++) {
    const head = heads[first + i] ?? -1;
    own[i] = head < 0 ? -1 : head - first;
    if (labels[first + i] !== punct) continue;
    isMark[i] = 1;
    marks++;
  }
  if (marks === 0) return;
  hangMarks(forms.slice(first, endToken), isMark, own);
  for (let i = 0; i < n; i++) {
    const head = own[i] ?? -1;
    if (head >= 0) heads[first + i] = head + first;
  }
}

/** Sentences, cut where too long, in groups of at most CHUNK words. */
function chunksOf(sentences: readonly TokenSpan[]): TokenSpan[][] {
  const chunks: TokenSpan[][] = [];
  let chunk: TokenSpan[] = [];
  let size = 0;
  for (const sentence of sentences) {
    for (let first = sentence.first; first < sentence.endToken; first += LONGEST_PARSED) {
      const piece = { first, endToken: Math.min(sentence.endToken, first + LONGEST_PARSED) };
      const length = piece.endToken - piece.first;
      if (size + length > CHUNK) {
        chunks.push(chunk);
        chunk = [];
        size = 0;
      }
      chunk.push(piece);
      size += length;
    }
  }
  if (chunk.length > 0) chunks.push(chunk);
  return chunks;
}

function hangPieces(sentences: readonly TokenSpan[], annotation: Annotation, parataxis: number): void {
  for (const { first, endToken } of sentences) {
    if (endToken - first <= LONGEST_PARSED) continue;
    const root = annotation.heads.indexOf(-1, first);
    for (let i = root + 1; i < endToken; i++) {
      if (annotation.heads[i] !== -1) continue;
      annotation.heads[i] = root;
      annotation.labels[i] = parataxis;
    }
  }
}
