import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brief } from '../../src/app/brief.ts';
import { packageRoot } from '../../src/storage/package-root.ts';
import { ports } from '../../src/storage/ports.ts';
import { sampleChecks } from '../samples/checks.ts';
import type { Task } from '../task.ts';

/** The bundled samples: what each was written to show. Needs no data folder. */
export const samples: Task = {
  name: 'samples',
  run: async ({ log }) => {
    const folder = join(packageRoot, 'samples');
    const agreement = await ports.agreements.load(join(folder, 'agreement.yaml'));
    const names = readdirSync(folder).filter((name) => /\.(?:txt|html|jsonl)$/.test(name));
    const outcomes = await Promise.all(
      names.map((name) => ports.read({ source: name, name, bytes: readFileSync(join(folder, name)) })),
    );
    const briefing = brief(outcomes.flat(), ports.loadResources(agreement), {
      version: 'eval',
      agreement,
      asOf: null,
    });
    const failed = sampleChecks.filter((check) => !check.holds(briefing));
    for (const { id, what } of failed) log(`does not hold: ${id}: ${what}`);
    return [
      { metric: 'samples.checks', score: 1 - failed.length / sampleChecks.length, size: sampleChecks.length },
    ];
  },
};
