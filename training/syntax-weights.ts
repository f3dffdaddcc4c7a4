import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { learnLemmaRules } from './lemma-rules.ts';
import { packWeights, type Tensor } from './pack-weights.ts';
import { readTrees } from './trees.ts';

interface TensorPlace {
  readonly shape: readonly number[];
  readonly offset: number;
}

/** What training/syntax/train.py writes beside its tensors. */
export interface TrainedNetwork {
  readonly config: Readonly<Record<string, number>>;
  readonly tags: readonly string[];
  readonly labels: readonly string[];
  readonly tables: readonly string[];
  readonly entries: readonly (readonly string[])[];
  readonly vector_words: readonly string[];
  readonly scores: Readonly<Record<string, number>>;
  readonly seed: number;
  readonly epochs: number;
}

export function readNetwork(folder: string): TrainedNetwork {
  // Written by train.py of this version just before.
  return JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as TrainedNetwork;
}

/** Quantises the float tensors of a training run to 8 bits and packs them with the vocabularies and the lemma rules. */
export function packSyntax(folder: string, dataDir: string): Uint8Array {
  const network = readNetwork(folder);
  const places = JSON.parse(readFileSync(join(folder, 'tensors.json'), 'utf8')) as Record<
    string,
    TensorPlace
  >;
  const file = readFileSync(join(folder, 'model.f32'));
  const read = (name: string): { data: Float32Array; rows: number; columns: number } => {
    const place = places[name];
    if (place === undefined) throw new Error(`${folder} lacks the tensor ${name}: train again.`);
    const [rows = 1, columns = 1] = place.shape;
    const bytes = file.subarray(place.offset, place.offset + rows * columns * 4);
    return { data: new Float32Array(new Uint8Array(bytes).buffer), rows, columns };
  };
  const tensors: Record<string, Tensor> = {};
  const put = (name: string, matrix: Float32Array, rows: number, columns: number): void => {
    const { weights, scales } = quantise(matrix, rows, columns);
    tensors[name] = weights;
    tensors[`${name}.scale`] = scales;
  };
  for (const name of Object.keys(places)) {
    const { data, rows, columns } = read(name);
    if (name.startsWith('table.')) put(name, data, rows, columns);
    else if (name === 'word_vectors')
      tensors[name] = Int8Array.from(data, (x) => Math.max(-127, Math.min(127, Math.round((x / 4) * 127))));
    else if (name === 'vectors' || name === 'out' || name === 'label_out' || name.endsWith('.w')) {
      const turned = transpose(data, rows, columns);
      put(name, turned, columns, rows);
    } else tensors[name] = data;
  }
  const rules = learnLemmaRules(
    ['ewt', 'gum'].flatMap((corpus) =>
      readTrees(join(dataDir, 'trees', `${corpus}-train.conllu`)).flatMap((document) =>
        document.trees.flatMap((tree) => tree.tokens),
      ),
    ),
  );
  const { config, tags, labels, tables } = network;
  tensors['meta'] = JSON.stringify({ config, tags, labels, tables });
  network.tables.forEach((name, i) => {
    tensors[`entries.${name}`] = (network.entries[i] ?? []).join('\n');
  });
  tensors['vector_words'] = network.vector_words.join('\n');
  tensors['lemmas'] = JSON.stringify(rules);
  return packWeights('syntax', tensors);
}

/** One scale a row, so that the largest weight of the row is ±127. */
function quantise(
  matrix: Float32Array,
  rows: number,
  columns: number,
): { weights: Int8Array; scales: Float32Array } {
  const weights = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    let largest = 1e-9;
    for (let c = 0; c < columns; c++) largest = Math.max(largest, Math.abs(matrix[r * columns + c] ?? 0));
    scales[r] = largest / 127;
    for (let c = 0; c < columns; c++)
      weights[r * columns + c] = Math.round(((matrix[r * columns + c] ?? 0) / largest) * 127);
  }
  return { weights, scales };
}

function transpose(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(matrix.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) out[c * rows + r] = matrix[r * columns + c] ?? 0;
  return out;
}
