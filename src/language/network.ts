import { ACTIVATION_SCALE } from './kernel.ts';
import { CHUNK, even, type KernelMemory, type Matrix } from './kernel-memory.ts';
import type { Weights } from './weights.ts';

/** Forms whose first-layer sums are remembered. Text repeats itself: 4,096 forms cover 95% of the words of a report after a warm-up. */
const REMEMBERED_FORMS = 4096;

/** The network's sizes and inventories, as trained. */
export interface NetworkMeta {
  readonly config: Readonly<Record<'input' | 'hidden' | 'layers' | 'arc' | 'label', number>>;
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly tables: readonly string[];
}

interface Layer {
  readonly matrix: Matrix;
  readonly vf: number;
  readonly vr: number;
}

/** The recurrent layers: from forms' first-layer sums to one vector a word. */
export class Encoder {
  readonly room: KernelMemory;
  readonly hidden: number;
  readonly firstBytes: number;
  readonly #layers: readonly Layer[];
  readonly #remembered: number;
  readonly #sums: number;
  readonly #outputs: readonly [number, number];
  readonly #rows: number;
  /** Vectors of the chunk's words as int16, `2 × hidden` a word. */
  readonly rounded: number;

  constructor(room: KernelMemory, weights: Weights, meta: NetworkMeta) {
    this.room = room;
    this.hidden = meta.config.hidden;
    const layers: Layer[] = [];
    for (let i = 0; i < meta.config.layers; i++) {
      const name = `layer${i}`;
      layers.push({
        matrix: room.keepMatrix(
          weights.integers(`${name}.w`),
          weights.floats(`${name}.w.scale`),
          weights.floats(`${name}.b`),
          1 / ACTIVATION_SCALE,
        ),
        vf: room.keepFloats(weights.floats(`${name}.vf`)),
        vr: room.keepFloats(weights.floats(`${name}.vr`)),
      });
    }
    this.#layers = layers;
    this.firstBytes = (layers[0]?.matrix.outputs ?? 0) * 4;
    this.#remembered = room.reserve((REMEMBERED_FORMS + 2) * this.firstBytes);
    this.#sums = room.reserve((CHUNK + 2) * 6 * this.hidden * 4);
    const vectors = (CHUNK + 2) * 2 * this.hidden * 4;
    this.#outputs = [room.reserve(vectors), room.reserve(vectors)];
    this.rounded = room.reserve(vectors / 2);
    this.#rows = room.reserve((CHUNK + 2) * 16);
  }

  /** How many forms fit before `forget` is due. */
  get capacity(): number {
    return REMEMBERED_FORMS;
  }

  /**
   * Works out the first layer's sums for new forms, whose input vectors stand at `inputs` as int16, and remembers them as numbers
   * `first`, `first + 1`, ….
   */
  remember(inputs: number, first: number, count: number): void {
    const matrix = this.#layers[0]?.matrix;
    if (matrix === undefined) return;
    const { kernel } = this.room;
    const out = this.#remembered + first * this.firstBytes;
    kernel.multiply(
      inputs,
      even(count),
      matrix.width,
      matrix.weights,
      matrix.outputs,
      matrix.scale,
      matrix.bias,
      out,
    );
    const part = this.hidden * 4;
    for (let i = 0; i < count; i++) {
      const at = out + i * this.firstBytes;
      kernel.curve(at + 3 * part, part, at + 3 * part);
      kernel.curve(at + 7 * part, part, at + 7 * part);
    }
  }

  /** Runs all layers over a chunk: `forms[i]` is the number of word i's form; sentences are [first, end) within the chunk. */
  run(forms: Int32Array, count: number, sentences: readonly (readonly [number, number])[]): void {
    const part = this.hidden * 4;
    let from = 0;
    this.#layers.forEach((layer, i) => {
      const { matrix } = layer;
      if (i > 0) {
        this.room.kernel.multiply(
          this.rounded,
          even(count),
          matrix.width,
          matrix.weights,
          matrix.outputs,
          matrix.scale,
          matrix.bias,
          this.#sums,
        );
      }
      const skips = this.#outputs[from % 2 === 0 ? 0 : 1];
      const outs = this.#outputs[from % 2 === 0 ? 1 : 0];
      for (const backward of [0, 1]) {
        for (const [first, end] of sentences) {
          const n = end - first;
          for (let k = 0; k < n; k++) {
            const word = backward === 0 ? first + k : end - 1 - k;
            const sum =
              i === 0
                ? this.#remembered + (forms[word] ?? 0) * this.firstBytes + backward * 4 * part
                : this.#sums + word * 6 * part + backward * 3 * part;
            const vector = word * 2 * part + backward * part;
            this.#writeRow(
              k,
              sum,
              i === 0 ? sum + 3 * part : skips + vector,
              outs + vector,
              this.rounded + vector / 2,
            );
          }
          const { vf, vr } = layer;
          this.room.kernel.recur(
            this.#rows,
            this.#rows + n * 16,
            part,
            vf + backward * part,
            vr + backward * part,
          );
        }
      }
      from++;
    });
  }

  #writeRow(k: number, sum: number, skip: number, out: number, rounded: number): void {
    const { words } = this.room;
    const at = this.#rows / 4 + k * 4;
    words[at] = sum;
    words[at + 1] = skip;
    words[at + 2] = out;
    words[at + 3] = rounded;
  }
}
