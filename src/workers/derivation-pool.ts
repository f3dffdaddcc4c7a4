import type { Derivation, DeriveInput, DerivePort } from '../app/monitor/derivation/derive.ts';
import type { WindowInput, WindowResult } from '../app/monitor/derivation/window-input.ts';
import { ThreadPool, type PoolOptions } from './thread-pool.ts';

/** A report takes some 30 ms, a window of thousands of reports a minute; what takes so long will not end. */
const longest = { derive: 120_000, group: 1_800_000 } as const;

/** Derives in threads, off the thread that answers requests. */
export function openDerivationPool(
  options: Pick<PoolOptions, 'threadFile' | 'agreement' | 'threads' | 'longestTask'>,
): DerivePort & { readonly close: () => Promise<void> } {
  const pool = new ThreadPool({ longestTask: longest, ...options });
  return {
    width: options.threads,
    // The kind of the task decides the kind of the result.
    derive: (input: DeriveInput) => pool.run({ kind: 'derive', input }) as Promise<Derivation>,
    group: (input: WindowInput) => pool.run({ kind: 'group', input }) as Promise<WindowResult>,
    close: () => pool.close(),
  };
}
