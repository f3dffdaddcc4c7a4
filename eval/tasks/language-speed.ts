import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readJsonLines } from '../data-files.ts';
import type { EvalContext, EvalRow, Task } from '../task.ts';

/** Words per second with everything on (warm, one thread), and what loading all models costs a fresh process. */
export const languageSpeedTask: Task = { name: 'language-speed', run };

const reportSchema = z.looseObject({ text: z.string() });
/** The best of so many rounds: what else the machine does only slows a round down. */
const ROUNDS = 4;

async function run(context: EvalContext): Promise<readonly EvalRow[]> {
  const texts = readJsonLines(join(context.dataDir, 'syria-news', 'reports.jsonl')).map(
    (line) => reportSchema.parse(line).text,
  );
  if (texts.length === 0) return [];
  const analyse = await context.analyse();
  let best = 0;
  let words = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const started = process.cpuUsage();
    words = 0;
    for (const text of texts) words += analyse(text).tokens.length;
    const { user, system } = process.cpuUsage(started);
    best = Math.max(best, words / ((user + system) / 1e6));
  }
  const cold = coldLoad();
  return [
    { metric: 'language.words-per-second', score: Math.round(best), size: words },
    {
      metric: 'language.cold-load-milliseconds',
      score: cold.milliseconds,
      size: ROUNDS,
      lowerIsBetter: true,
    },
    { metric: 'language.cold-load-megabytes', score: cold.megabytes, size: 1, lowerIsBetter: true },
    { metric: 'language.models-megabytes', score: modelsMegabytes(), size: 1, lowerIsBetter: true },
  ];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Loads the models in a fresh process: the fastest of some runs, in milliseconds without the process's own start, and the memory after. */
function coldLoad(): { readonly milliseconds: number; readonly megabytes: number } {
  const script = fileURLToPath(new URL('../language/cold-load.ts', import.meta.url));
  const runs = Array.from({ length: ROUNDS }, () => {
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', script], {
      encoding: 'utf8',
      cwd: root,
    });
    return z.object({ milliseconds: z.number(), megabytes: z.number() }).parse(JSON.parse(stdout));
  });
  return {
    milliseconds: Math.min(...runs.map((r) => r.milliseconds)),
    megabytes: Math.min(...runs.map((r) => r.megabytes)),
  };
}

function modelsMegabytes(): number {
  const folder = join(root, 'models');
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return Math.round(bytes / 1e4) / 100;
}
