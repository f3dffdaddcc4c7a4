import type { WorkLoop } from '../src/app/monitor/derivation/work-loop.ts';

/** How many times faster the clock of a hurried loop runs than the real one. */
const speed = 20;
/** Milliseconds by that clock: longer than any step takes, however busy the machine is. */
const lease = 3_600_000;

/** The loop by a quick clock: windows wait a second for more reports before they are grouped, which tests need not sit out. */
export function hurried(loop: WorkLoop): WorkLoop {
  const from = loop.clock().getTime();
  const began = performance.now();
  return { ...loop, lease, clock: () => new Date(from + (performance.now() - began) * speed) };
}
