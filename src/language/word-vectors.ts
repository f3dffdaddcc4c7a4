import { CHUNK, even, type KernelMemory, type Matrix } from './kernel-memory.ts';
import type { Encoder, NetworkMeta } from './network.ts';
import type { Weights } from './weights.ts';
import { featureString, loweredForm } from './word-features.ts';

/** Word vectors are kept as 8-bit integers of 4 / 127. */
const VECTOR_UNIT = 4 / 127;
const VECTOR_SIZE = 100;

interface Table {
  readonly name: string;
  readonly ids: ReadonlyMap<string, number>;
  readonly rows: Int8Array;
  readonly scales: Float32Array;
}

/** Turns forms into the encoder's input: word, affix and shape embeddings and a pretrained vector, summed. Each form once. */
export class WordVectors {
  readonly #room: KernelMemory;
  readonly #encoder: Encoder;
  readonly #tables: readonly Table[];
  readonly #vectorIds: ReadonlyMap<string, number>;
  readonly #vectors: Int8Array;
  readonly #projection: Matrix;
  readonly #raw: number;
  readonly #sums: number;
  readonly #inputs: number;
  readonly #size: number;
  readonly #numbers = new Map<string, number>();

  constructor(room: KernelMemory, encoder: Encoder, weights: Weights, meta: NetworkMeta) {
    this.#room = room;
    this.#encoder = encoder;
    this.#size = meta.config.input;
    this.#tables = meta.tables.map((name) => ({
      name,
      ids: numbered(weights.text(`entries.${name}`)),
      rows: weights.integers(`table.${name}`),
      scales: weights.floats(`table.${name}.scale`),
    }));
    this.#vectorIds = numbered(weights.text('vector_words'));
    this.#vectors = weights.integers('word_vectors');
    this.#projection = room.keepMatrix(
      weights.integers('vectors'),
      weights.floats('vectors.scale'),
      weights.floats('input_bias'),
      VECTOR_UNIT,
    );
    this.#raw = room.reserve((CHUNK + 2) * this.#projection.width * 2);
    this.#sums = room.reserve((CHUNK + 2) * this.#size * 4);
    this.#inputs = room.reserve((CHUNK + 2) * this.#size * 2);
  }

  /** Writes the numbers of a chunk's forms, working out those that are new. A chunk holds at most CHUNK words. */
  lookUp(forms: readonly string[], first: number, end: number, into: Int32Array): void {
    if (this.#numbers.size + (end - first) > this.#encoder.capacity) this.#numbers.clear();
    const known = this.#numbers.size;
    const fresh: string[] = [];
    for (let i = first; i < end; i++) {
      const form = forms[i] ?? '';
      let number = this.#numbers.get(form);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(form, number);
        fresh.push(form);
      }
      into[i - first] = number;
    }
    if (fresh.length > 0) this.#embed(fresh, known);
  }

  #embed(forms: readonly string[], first: number): void {
    const { kernel, integers } = this.#room;
    const { width, weights, outputs, scale, bias } = this.#projection;
    forms.forEach((form, i) => {
      const row = (this.#vectorIds.get(form.toLowerCase()) ?? 0) * VECTOR_SIZE;
      const to = this.#raw / 2 + i * width;
      for (let k = 0; k < VECTOR_SIZE; k++) integers[to + k] = this.#vectors[row + k] ?? 0;
    });
    kernel.multiply(this.#raw, even(forms.length), width, weights, outputs, scale, bias, this.#sums);
    forms.forEach((form, i) => {
      this.#addTables(form, this.#sums / 4 + i * this.#size);
    });
    const bytes = forms.length * this.#size * 4;
    kernel.curve(this.#sums, bytes, this.#sums);
    kernel.round(this.#sums, bytes, this.#inputs);
    this.#encoder.remember(this.#inputs, first, forms.length);
  }

  #addTables(form: string, at: number): void {
    const { floats } = this.#room;
    const lowered = loweredForm(form);
    for (const { name, ids, rows, scales } of this.#tables) {
      const id = ids.get(featureString(name, form, lowered)) ?? 0;
      const scale = scales[id] ?? 0;
      const row = id * this.#size;
      for (let k = 0; k < this.#size; k++)
        floats[at + k] = (floats[at + k] ?? 0) + (rows[row + k] ?? 0) * scale;
    }
  }
}

/** Entry i of a list is number i + 1; 0 stands for what is not listed. */
function numbered(list: string): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  let at = 0;
  for (let number = 1; at <= list.length; number++) {
    const newline = list.indexOf('\n', at);
    const end = newline < 0 ? list.length : newline;
    ids.set(list.slice(at, end), number);
    at = end + 1;
  }
  return ids;
}
