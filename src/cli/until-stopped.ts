import type { Terminal } from './terminal.ts';

/** Resolves at the first request to stop; at the second the process ends at once. */
export function untilStopped({ onStop }: Terminal): Promise<void> {
  return new Promise((resolve) => {
    onStop(resolve);
  });
}
