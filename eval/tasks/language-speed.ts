import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { EvalContext, EvalRow, Task } from '../task.ts';

/** Words per second with everything on (warm, one thread), and what loading all models costs a fresh process. */
export const languageSpeedTask: Task = { name: 'language-speed', isTimed: true, run };

/** The best of so many rounds: what else the machine does only slows a round down. */
const ROUNDS = 5;
/** Warm rounds take seconds, and a shared machine is slow for longer than a few of them: so many reach past that. */
const WARM_ROUNDS = 12;

function run(context: EvalContext): Promise<readonly EvalRow[]> {
  const file = join(context.dataDir, 'syria-news', 'reports.jsonl');
  if (!existsSync(file)) return Promise.resolve([]);
  const warm = runApart(
    'warm-speed.ts',
    z.object({ wordsPerSecond: z.number(), words: z.number() }),
    file,
    String(WARM_ROUNDS),
  );
  const cold = coldLoad();
  return Promise.resolve([
    { metric: 'language.words-per-second', score: warm.wordsPerSecond, size: warm.words },
    {
      metric: 'language.cold-load-milliseconds',
      score: cold.milliseconds,
      size: ROUNDS,
      lowerIsBetter: true,
    },
    { metric: 'language.cold-load-megabytes', score: cold.megabytes, size: 1, lowerIsBetter: true },
    { metric: 'language.models-megabytes', score: modelsMegabytes(), size: 1, lowerIsBetter: true },
  ]);
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Loads the models in a fresh process: the fastest of some runs, in milliseconds without the process's own start, and the memory after. */
function coldLoad(): { readonly milliseconds: number; readonly megabytes: number } {
  const figures = z.object({ milliseconds: z.number(), megabytes: z.number() });
  const runs = Array.from({ length: ROUNDS }, () => runApart('cold-load.ts', figures));
  return {
    milliseconds: Math.min(...runs.map((r) => r.milliseconds)),
    megabytes: Math.min(...runs.map((r) => r.megabytes)),
  };
}

/** Runs a script of eval/language in a fresh process and reads the figures that it prints. */
function runApart<Figures>(script: string, figures: z.ZodType<Figures>, ...args: readonly string[]): Figures {
  const path = fileURLToPath(new URL(`../language/${script}`, import.meta.url));
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', path, ...args], {
    encoding: 'utf8',
    cwd: root,
  });
  return figures.parse(JSON.parse(stdout));
}

function modelsMegabytes(): number {
  const folder = join(root, 'models');
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return Math.round(bytes / 1e4) / 100;
}
