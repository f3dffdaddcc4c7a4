/** A thread that reads reports and groups windows: the second composition root, beside main.ts. Built to dist/derivation-thread.js. */
import { parentPort, workerData } from 'node:worker_threads';
import { createInlineDeriver, type DerivePort } from './app/monitor/derive.ts';
import { ports } from './storage/ports.ts';
import { answerTasks, type ThreadData } from './workers/thread-tasks.ts';

let deriver: DerivePort | null = null;

if (parentPort) {
  const { agreement } = workerData as ThreadData; // what the pool starts its threads with
  answerTasks(parentPort, () => {
    const { loadResources, read } = ports;
    return (deriver ??= createInlineDeriver({ resources: loadResources(agreement), read, agreement }));
  });
}
