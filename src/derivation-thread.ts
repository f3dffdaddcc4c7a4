/**
 * A thread that reads reports and groups windows, or makes what requests ask for: the second composition root, beside main.ts.
 * Built to dist/derivation-thread.js.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createInlineDeriver, type DerivePort } from './app/monitor/derivation/derive.ts';
import { createInlineOnRequest, type OnRequestPort } from './app/monitor/on-request.ts';
import type { Resources } from './app/brief.ts';
import { readOutlines } from './cli/package-files.ts';
import { ports } from './storage/ports.ts';
import { answerTasks, type ThreadData } from './workers/thread-tasks.ts';

const { loadResources, read } = ports;
let resources: Resources | null = null;
let deriver: DerivePort | null = null;
let onRequest: OnRequestPort | null = null;

if (parentPort) {
  const { agreement } = workerData as ThreadData; // what the pool starts its threads with
  const present = (): Resources => (resources ??= loadResources(agreement));
  answerTasks(parentPort, {
    deriver: () => (deriver ??= createInlineDeriver({ resources: present(), read, agreement })),
    onRequest: () =>
      (onRequest ??= createInlineOnRequest({
        briefing: () => ({ resources: present(), loadResources, read }),
        parseAgreement: async (name, yaml) => {
          const { parseAgreement } = await import('./storage/parse-agreement.ts');
          return parseAgreement(name, yaml);
        },
        outlines: readOutlines,
      })),
  });
}
