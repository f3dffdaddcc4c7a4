import type { MessagePort } from 'node:worker_threads';
import type { Derivation, DeriveInput, DerivePort } from '../app/monitor/derive.ts';
import type { WindowInput, WindowResult } from '../app/monitor/group-window.ts';
import type { Agreement } from '../domain/agreement.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly agreement: Agreement | null;
}

/** What a thread is asked to do. */
export type Task =
  | { readonly kind: 'derive'; readonly input: DeriveInput }
  | { readonly kind: 'group'; readonly input: WindowInput };

/** What a thread answers. Errors are passed on as their name and message: their classes stay in the thread. */
export type Answer =
  | { readonly ok: true; readonly result: Derivation | WindowResult }
  | { readonly ok: false; readonly name: string; readonly message: string };

/** Answers one task after another. The deriver is made with the first: models load when there is something to read. */
export function answerTasks(port: MessagePort, deriver: () => DerivePort): void {
  port.on('message', (task: Task) => {
    void answer(task, deriver).then((reply) => {
      port.postMessage(reply);
    });
  });
}

async function answer(task: Task, deriver: () => DerivePort): Promise<Answer> {
  try {
    const result = await (task.kind === 'derive'
      ? deriver().derive(task.input)
      : deriver().group(task.input));
    return { ok: true, result };
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error));
    return { ok: false, name: known.name, message: known.message };
  }
}
