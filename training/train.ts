/**
 * `npm run train [-- --data DIR] [--only NAME] [--python PATH]`: makes the weights in models/ anew. Seeded: the same data and settings give the same
 * weights on the same machine. The parser trains in a process of its own beside the others, so that two cores have work.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { trainNames } from './names-train.ts';
import { trainSentences } from './sentences-train.ts';
import { trainSyntax } from './syntax-train.ts';

export interface TrainOptions {
  /** The folder that holds trees/ and names/. */
  readonly dataDir: string;
  readonly seed: number;
  /** Python with the packages of training/syntax/requirements.txt. */
  readonly python: string;
  readonly root: string;
  readonly log: (line: string) => void;
}

interface Trainer {
  readonly name: string;
  /** Writes models/<name>.bin. */
  readonly run: (options: TrainOptions) => Promise<void>;
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const trainers: readonly Trainer[] = [
  {
    name: 'syntax',
    run: async (options) => {
      write('syntax', await trainSyntax(options));
    },
  },
  {
    name: 'sentences',
    run: (options) => {
      write('sentences', trainSentences(options.dataDir, options.seed));
      return Promise.resolve();
    },
  },
  { name: 'names', run: (options) => trainNames({ ...options, root: pathToFileURL(`${root}/`) }) },
];

function write(model: string, bytes: Uint8Array): void {
  mkdirSync(join(root, 'models'), { recursive: true });
  writeFileSync(join(root, 'models', `${model}.bin`), bytes);
}

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    only: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    seed: { type: 'string', default: '7' },
  },
});
const chosen = trainers.filter(({ name }) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
  console.error(
    `There is no model "${values.only ?? ''}". Models: ${trainers.map(({ name }) => name).join(', ')}`,
  );
  process.exitCode = 2;
}

async function train({ name, run }: Trainer): Promise<void> {
  const started = performance.now();
  await run({
    dataDir: resolve(values.data),
    seed: Number(values.seed),
    python: values.python,
    root,
    log: (line) => {
      console.log(`${name}: ${line}`);
    },
  });
  console.log(`${name}: done in ${Math.round((performance.now() - started) / 1000)} s, models/${name}.bin`);
}

/** The others one after the other, as names are learnt on the sentences that the model before them cuts. */
async function trainInTurn(some: readonly Trainer[]): Promise<void> {
  for (const trainer of some) await train(trainer);
}

await Promise.all([
  trainInTurn(chosen.filter(({ name }) => name === 'syntax')),
  trainInTurn(chosen.filter(({ name }) => name !== 'syntax')),
]);
