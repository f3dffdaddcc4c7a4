import { Worker } from 'node:worker_threads';
import type { Agreement } from '../domain/agreement.ts';
import {
  tellError,
  type Answer,
  type Result,
  type Task,
  type TaskKind,
  type ThreadData,
} from './thread-tasks.ts';

export interface PoolOptions {
  /** The built thread: dist/derivation-thread.js. */
  readonly threadFile: URL | string;
  readonly agreement: Agreement | null;
  readonly threads: number;
  /** Milliseconds that one task may take before its thread is ended; those that are not named may take any time. */
  readonly longestTask?: Readonly<Partial<Record<TaskKind, number>>>;
  /** Tasks that may wait for a thread; any number where it is absent. */
  readonly mostWaiting?: number;
  /** Milliseconds without a task after which a thread ends, and gives its memory back; never where it is absent. */
  readonly idleMs?: number;
  /** Milliseconds that a task which was given up may still run before its thread is ended. */
  readonly lingerMs?: number;
}

/** A new thread takes about a second to load its models: what is through by then is cheaper left to end by itself. */
const usualLingerMs = 1_000;

/** MB that a thread's heap may have: models and reference data take 150, a window of 5,000 reports 1,000. */
const heapMb = 3072;

/** A thread ended in the middle of a task: out of memory, out of time, or a crash. The task may be tried again. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
}

/** As many tasks wait as may. */
export class PoolFull extends Error {
  override readonly name = 'PoolFull';
}

interface Waiting {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/** Threads that do one task after another. They start with the first tasks; one that ends is replaced. */
export class ThreadPool {
  readonly #options: PoolOptions;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #running = new Map<Worker, Waiting & { readonly timer: NodeJS.Timeout | undefined }>();
  #resting: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** At the signal the task is given up; the thread that runs it is ended unless it is through soon. */
  async run(task: Task, signal?: AbortSignal): Promise<Result> {
    if (this.#isClosed) throw new ThreadEnded('The pool is closed.');
    if (signal?.aborted) throw givenUp(signal.reason);
    const isTaken = this.#running.size >= this.#options.threads;
    if (isTaken && this.#waiting.length >= (this.#options.mostWaiting ?? Infinity))
      throw new PoolFull(`${this.#waiting.length} tasks wait already.`);
    let giveUp: (() => void) | undefined;
    try {
      return await new Promise<Result>((resolve, reject) => {
        const waiting = { task, resolve, reject };
        giveUp = () => {
          this.#giveUp(waiting, givenUp(signal?.reason));
        };
        signal?.addEventListener('abort', giveUp);
        this.#waiting.push(waiting);
        this.#next();
      });
    } finally {
      if (giveUp) signal?.removeEventListener('abort', giveUp);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#resting);
    for (const { reject } of this.#waiting.splice(0)) reject(new ThreadEnded('The pool is closed.'));
    const threads = [...this.#idle.splice(0), ...this.#running.keys()];
    await Promise.all(threads.map((thread) => thread.terminate()));
  }

  #next(): void {
    while (this.#waiting.length > 0 && this.#running.size < this.#options.threads) {
      const thread = this.#idle.pop() ?? this.#start();
      const waiting = this.#waiting.shift();
      if (!waiting) return;
      this.#begin(thread, waiting);
    }
  }

  #begin(thread: Worker, waiting: Waiting): void {
    const { kind } = waiting.task;
    const limit = this.#options.longestTask?.[kind];
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            this.#end(thread, new ThreadEnded(`A ${kind} took longer than ${limit / 1000} s.`));
            void thread.terminate();
          }, limit);
    this.#running.set(thread, { ...waiting, timer });
    try {
      thread.postMessage(waiting.task);
    } catch (error) {
      // What cannot be passed between threads.
      this.#answered(thread, { ok: false, ...tellError(error) });
    }
  }

  #answered(thread: Worker, answer: Answer): void {
    const running = this.#running.get(thread);
    if (!running) return;
    clearTimeout(running.timer);
    this.#running.delete(thread);
    if (this.#isClosed) void thread.terminate();
    else this.#idle.push(thread);
    if (answer.ok) running.resolve(answer.result);
    else {
      const { name, message, stack } = answer;
      running.reject(Object.assign(new Error(message), { name, stack }));
    }
    this.#next();
    this.#rest();
  }

  /** Ends the threads that have nothing to do, in a while, unless there is something by then. */
  #rest(): void {
    const { idleMs } = this.#options;
    clearTimeout(this.#resting);
    if (idleMs === undefined || this.#isClosed) return;
    this.#resting = setTimeout(() => {
      for (const thread of this.#idle.splice(0)) void thread.terminate();
    }, idleMs).unref();
  }

  #giveUp(waiting: Waiting, why: Error): void {
    const at = this.#waiting.indexOf(waiting);
    if (at >= 0) {
      this.#waiting.splice(at, 1);
      waiting.reject(why);
      return;
    }
    for (const [thread, { task, timer: limit }] of this.#running) {
      if (task !== waiting.task) continue;
      waiting.reject(why);
      clearTimeout(limit);
      const timer = setTimeout(() => {
        this.#end(thread, why);
        void thread.terminate();
      }, this.#options.lingerMs ?? usualLingerMs);
      this.#running.set(thread, { task, resolve: unheard, reject: unheard, timer });
      return;
    }
  }

  #start(): Worker {
    const workerData: ThreadData = { agreement: this.#options.agreement };
    const thread = new Worker(this.#options.threadFile, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      // A watcher's or a test's own flags are not the thread's.
      execArgv: [],
    });
    thread.on('message', (answer: Answer) => {
      this.#answered(thread, answer);
    });
    thread.on('error', (cause) => {
      this.#end(thread, new ThreadEnded('A thread has failed.', { cause }));
    });
    thread.on('exit', () => {
      this.#end(thread, new ThreadEnded('A thread has ended in the middle of a task.'));
    });
    return thread;
  }

  /** Takes a thread out; the task that it ran is told why. */
  #end(thread: Worker, reason: Error): void {
    const at = this.#idle.indexOf(thread);
    if (at >= 0) this.#idle.splice(at, 1);
    const running = this.#running.get(thread);
    this.#running.delete(thread);
    clearTimeout(running?.timer);
    running?.reject(reason);
    if (!this.#isClosed) this.#next();
  }
}

const unheard = (): void => undefined;

/** A signal's reason may be anything. */
function givenUp(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('The task was given up.', { cause: reason });
}
