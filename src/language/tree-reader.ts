import { decodeTree } from './decode-tree.ts';
import { ACTIVATION_SCALE } from './kernel.ts';
import { CHUNK, even, type KernelMemory, type Matrix } from './kernel-memory.ts';
import type { Encoder, NetworkMeta } from './network.ts';
import type { Weights } from './weights.ts';

/** Tags, heads and relations of a text's words, in step with its tokens. */
export interface Annotation {
  /** Numbers in `Syntax.tags`. */
  readonly tags: Uint8Array;
  /** Index of the head among all words given, -1 for a sentence's root. */
  readonly heads: Int32Array;
  /** Numbers in `Syntax.labels`. */
  readonly labels: Uint8Array;
}

/** Distances between a word and its head past this are all one. */
const FARTHEST = 10;

/** Reads tags, arcs and labels off the encoder's vectors. */
export class TreeReader {
  readonly #room: KernelMemory;
  readonly #encoder: Encoder;
  readonly #meta: NetworkMeta;
  readonly #out: Matrix;
  readonly #labelOut: Matrix;
  readonly #sums: number;
  readonly #scratch: number;
  readonly #dependents: number;
  readonly #headRows: number;
  readonly #arcUnit: number;
  readonly #arcBias: number;
  readonly #arcScores: number;
  readonly #labelInputs: number;
  readonly #labelScores: number;
  readonly #rootArc: Float32Array;
  readonly #rootLabel: Float32Array;
  readonly #headBias: Float32Array;
  readonly #distanceArc: Float32Array;
  readonly #distanceLabel: Float32Array;

  constructor(room: KernelMemory, encoder: Encoder, weights: Weights, meta: NetworkMeta) {
    this.#room = room;
    this.#encoder = encoder;
    this.#meta = meta;
    const unit = 1 / ACTIVATION_SCALE;
    const matrix = (name: string, bias: string): Matrix =>
      room.keepMatrix(weights.integers(name), weights.floats(`${name}.scale`), weights.floats(bias), unit);
    this.#out = matrix('out', 'out_bias');
    this.#labelOut = matrix('label_out', 'label_bias');
    const { arc, label } = meta.config;
    const rows = CHUNK + 6;
    this.#sums = room.reserve(rows * this.#out.outputs * 4);
    this.#scratch = room.reserve(2 * arc * 4);
    this.#dependents = room.reserve(rows * arc * 2);
    this.#headRows = room.reserve(rows * arc * 2);
    this.#arcUnit = room.keepFloats(new Float32Array(rows).fill(unit * unit));
    this.#arcBias = room.reserve(rows * 4);
    this.#arcScores = room.reserve(rows * rows * 4);
    this.#labelInputs = room.reserve(rows * label * 2);
    this.#labelScores = room.reserve(rows * this.#labelOut.outputs * 4);
    this.#rootArc = weights.floats('root_arc').map((x) => x / Math.sqrt(1 + x * x));
    this.#rootLabel = weights.floats('root_label');
    this.#headBias = weights.floats('head_bias');
    this.#distanceArc = weights.floats('distance_arc');
    this.#distanceLabel = weights.floats('distance_label');
  }

  read(
    first: number,
    count: number,
    sentences: readonly (readonly [number, number])[],
    into: Annotation,
  ): void {
    const out = this.#out;
    const { kernel } = this.#room;
    const rounded = this.#encoder.rounded;
    kernel.multiply(
      rounded,
      even(count),
      out.width,
      out.weights,
      out.outputs,
      out.scale,
      out.bias,
      this.#sums,
    );
    const { arc, label } = this.#meta.config;
    const tagsAt = 2 * arc + 2 * label;
    for (let i = 0; i < count; i++) {
      const row = this.#sums / 4 + i * out.outputs + tagsAt;
      into.tags[first + i] = this.#best(row, this.#meta.tags.length);
    }
    for (const [from, end] of sentences) {
      const heads = this.#parse(from, end);
      for (let i = from; i < end; i++) {
        const head = heads[i - from] ?? -1;
        into.heads[first + i] = head < 0 ? -1 : head + from + first;
      }
      this.#label(from, end, heads, first, into);
    }
  }

  #best(at: number, count: number): number {
    const { floats } = this.#room;
    let best = 0;
    let top = -Infinity;
    for (let k = 0; k < count; k++) {
      const score = floats[at + k] ?? 0;
      if (score > top) {
        top = score;
        best = k;
      }
    }
    return best;
  }

  #parse(from: number, end: number): Int32Array {
    const { kernel, floats, integers } = this.#room;
    const { arc } = this.#meta.config;
    const n = end - from;
    const bytes = arc * 4;
    let rootBias = 0;
    for (let k = 0; k < arc; k++) {
      integers[this.#headRows / 2 + k] = Math.round((this.#rootArc[k] ?? 0) * ACTIVATION_SCALE);
      rootBias += (this.#rootArc[k] ?? 0) * (this.#headBias[k] ?? 0);
    }
    floats[this.#arcBias / 4] = rootBias;
    for (let i = 0; i < n; i++) {
      kernel.curve(this.#sums + (from + i) * this.#out.outputs * 4, 2 * bytes, this.#scratch);
      kernel.round(this.#scratch, bytes, this.#dependents + i * arc * 2);
      kernel.round(this.#scratch + bytes, bytes, this.#headRows + (i + 1) * arc * 2);
      let bias = 0;
      const at = this.#scratch / 4 + arc;
      for (let k = 0; k < arc; k++) bias += (floats[at + k] ?? 0) * (this.#headBias[k] ?? 0);
      floats[this.#arcBias / 4 + i + 1] = bias;
    }
    const width = Math.ceil((n + 1) / 4) * 4;
    kernel.multiply(
      this.#dependents,
      even(n),
      arc,
      this.#headRows,
      width,
      this.#arcUnit,
      this.#arcBias,
      this.#arcScores,
    );
    const at = this.#arcScores / 4;
    for (let i = 0; i < n; i++) {
      const row = at + i * width + 1;
      for (let j = 0; j < n; j++) {
        floats[row + j] = (floats[row + j] ?? 0) + (this.#distanceArc[bucket(j - i)] ?? 0);
      }
    }
    return decodeTree(floats.subarray(at, at + n * width), n, width);
  }

  #label(from: number, end: number, heads: Int32Array, first: number, into: Annotation): void {
    const { kernel, floats, integers } = this.#room;
    const scale = ACTIVATION_SCALE;
    const { arc, label } = this.#meta.config;
    const n = end - from;
    for (let i = 0; i < n; i++) {
      const head = heads[i] ?? -1;
      const own = this.#sums / 4 + (from + i) * this.#out.outputs + 2 * arc;
      const other = this.#sums / 4 + (from + head) * this.#out.outputs + 2 * arc + label;
      const distance = bucket(head - i) * label;
      const to = this.#labelInputs / 2 + i * label;
      for (let k = 0; k < label; k++) {
        const given =
          head < 0
            ? (this.#rootLabel[k] ?? 0)
            : (floats[other + k] ?? 0) + (this.#distanceLabel[distance + k] ?? 0);
        const x = (floats[own + k] ?? 0) + given;
        integers[to + k] = Math.round((x / Math.sqrt(1 + x * x)) * scale);
      }
    }
    const out = this.#labelOut;
    kernel.multiply(
      this.#labelInputs,
      even(n),
      label,
      out.weights,
      out.outputs,
      out.scale,
      out.bias,
      this.#labelScores,
    );
    for (let i = 0; i < n; i++) {
      into.labels[first + from + i] = this.#best(
        this.#labelScores / 4 + i * out.outputs,
        this.#meta.labels.length,
      );
    }
  }
}

/** Head minus dependent as 0–20. */
function bucket(offset: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, offset)) + FARTHEST;
}
