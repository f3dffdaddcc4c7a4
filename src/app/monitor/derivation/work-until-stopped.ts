import type { Derivation } from '../monitor-ports.ts';
import { runWorkLoop, type WorkLoop } from './work-loop.ts';

/** Milliseconds after the signal in which a task that runs may end by itself: 2 s less than a stop has, to give the work back. */
const usualGrace = 8_000;

/**
 * Does the work of the queue until the signal, and closes the threads. A task that does not end in time after the signal is cut
 * off and goes back into the queue, or a window that takes minutes would keep the process from ending.
 */
export async function workUntilStopped(
  loop: WorkLoop,
  threads: Pick<Derivation, 'close'>,
  grace = usualGrace,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const cutOff = (): void => {
    timer = setTimeout(() => void threads.close(), grace);
  };
  loop.signal.addEventListener('abort', cutOff, { once: true });
  try {
    await runWorkLoop(loop);
  } finally {
    loop.signal.removeEventListener('abort', cutOff);
    clearTimeout(timer);
    await threads.close();
  }
}
