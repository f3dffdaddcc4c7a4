import { Worker } from 'node:worker_threads';
import type { Derivation, DeriveInput, DerivePort } from '../app/monitor/derive.ts';
import type { WindowInput, WindowResult } from '../app/monitor/group-window.ts';
import type { Agreement } from '../domain/agreement.ts';
import type { Answer, Task, ThreadData } from './thread-tasks.ts';

export interface PoolOptions {
  /** The built thread: dist/derivation-thread.js. */
  readonly threadFile: URL | string;
  readonly agreement: Agreement | null;
  readonly threads: number;
  /** Milliseconds that one task may take before its thread is ended. */
  readonly longestTask?: Readonly<Record<Task['kind'], number>>;
}

/** A report takes some 30 ms, a window of thousands of reports a minute; what takes so long will not end. */
const longest: Readonly<Record<Task['kind'], number>> = { derive: 120_000, group: 1_800_000 };
/** MB that a thread's heap may have: models and reference data take 150, a window of 5,000 reports 1,000. */
const heapMb = 3072;

/** A thread ended in the middle of a task: out of memory, out of time, or a crash. The task may be tried again. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
}

/** Derives in threads, off the thread that answers requests. Threads start with the first tasks; one that ends is replaced. */
export function openDerivationPool(
  options: PoolOptions,
): DerivePort & { readonly close: () => Promise<void> } {
  const pool = new ThreadPool(options);
  return {
    width: options.threads,
    // The kind of the task decides the kind of the result.
    derive: (input: DeriveInput) => pool.run({ kind: 'derive', input }) as Promise<Derivation>,
    group: (input: WindowInput) => pool.run({ kind: 'group', input }) as Promise<WindowResult>,
    close: () => pool.close(),
  };
}

interface Waiting {
  readonly task: Task;
  readonly resolve: (result: Derivation | WindowResult) => void;
  readonly reject: (error: Error) => void;
}

class ThreadPool {
  readonly #options: PoolOptions;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #running = new Map<Worker, Waiting & { readonly timer: NodeJS.Timeout }>();
  #isClosed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  run(task: Task): Promise<Derivation | WindowResult> {
    if (this.#isClosed) return Promise.reject(new ThreadEnded('The pool is closed.'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
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
    const limit = (this.#options.longestTask ?? longest)[waiting.task.kind];
    const timer = setTimeout(() => {
      this.#end(thread, new ThreadEnded(`A ${waiting.task.kind} took longer than ${limit / 1000} s.`));
      void thread.terminate();
    }, limit);
    this.#running.set(thread, { ...waiting, timer });
    thread.postMessage(waiting.task);
  }

  #answered(thread: Worker, answer: Answer): void {
    const running = this.#running.get(thread);
    if (!running) return;
    clearTimeout(running.timer);
    this.#running.delete(thread);
    if (this.#isClosed) void thread.terminate();
    else this.#idle.push(thread);
    if (answer.ok) running.resolve(answer.result);
    else running.reject(Object.assign(new Error(answer.message), { name: answer.name }));
    this.#next();
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
  #end(thread: Worker, reason: ThreadEnded): void {
    const at = this.#idle.indexOf(thread);
    if (at >= 0) this.#idle.splice(at, 1);
    const running = this.#running.get(thread);
    this.#running.delete(thread);
    clearTimeout(running?.timer);
    running?.reject(reason);
    if (!this.#isClosed) this.#next();
  }
}
