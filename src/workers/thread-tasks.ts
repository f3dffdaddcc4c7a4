import type { MessagePort } from 'node:worker_threads';
import type { Derivation, DeriveInput, DerivePort } from '../app/monitor/derivation/derive.ts';
import type { WindowInput, WindowResult } from '../app/monitor/derivation/window-input.ts';
import type {
  AskedBriefing,
  AskedFindings,
  AskedText,
  OnRequestPort,
  ParsedText,
} from '../app/monitor/on-request.ts';
import type { FindingView } from '../app/monitor/views/origin-views.ts';
import type { Agreement } from '../domain/agreement.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly agreement: Agreement | null;
}

/** What a thread can be asked to do: what it takes, and what it answers. */
export interface Tasks {
  readonly derive: { readonly input: DeriveInput; readonly result: Derivation };
  readonly group: { readonly input: WindowInput; readonly result: WindowResult };
  readonly brief: { readonly input: AskedBriefing; readonly result: string };
  readonly parse: { readonly input: AskedText; readonly result: ParsedText };
  readonly assess: { readonly input: AskedFindings; readonly result: readonly FindingView[] };
}
export type TaskKind = keyof Tasks;
export type Task = {
  readonly [Kind in TaskKind]: { readonly kind: Kind; readonly input: Tasks[Kind]['input'] };
}[TaskKind];
export type Result = Tasks[TaskKind]['result'];

/** What a thread answers. Of errors their name, message and place are passed on: their classes stay in the thread. */
export type Answer = { readonly ok: true; readonly result: Result } | ({ readonly ok: false } & ToldError);

export interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export function tellError(error: unknown): ToldError {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { name, message, stack };
}

/** What does the tasks. Each is made with its first task: models load when there is something to read. */
export interface ThreadWork {
  readonly deriver: () => DerivePort;
  readonly onRequest: () => OnRequestPort;
}

/** Answers one task after another. */
export function answerTasks(port: MessagePort, work: ThreadWork): void {
  port.on('message', (task: Task) => {
    void answer(task, work).then((reply) => {
      port.postMessage(reply);
    });
  });
}

async function answer(task: Task, work: ThreadWork): Promise<Answer> {
  try {
    return { ok: true, result: await perform(task, work) };
  } catch (error) {
    return { ok: false, ...tellError(error) };
  }
}

/** A thread is ended to end its task: no signal reaches it. */
const never = new AbortController().signal;

function perform(task: Task, { deriver, onRequest }: ThreadWork): Promise<Result> {
  switch (task.kind) {
    case 'derive':
      return deriver().derive(task.input);
    case 'group':
      return deriver().group(task.input);
    case 'brief':
      return onRequest().brief(task.input, never);
    case 'parse':
      return onRequest().parse(task.input, never);
    case 'assess':
      return onRequest().assess(task.input, never);
  }
}
