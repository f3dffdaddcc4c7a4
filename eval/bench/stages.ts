import type { Measure, Stage } from '../../src/app/brief.ts';

/** Adds up how long each stage ran, in milliseconds. */
export function stageClock(): { readonly measure: Measure; readonly spent: ReadonlyMap<Stage, number> } {
  const spent = new Map<Stage, number>();
  const measure: Measure = (stage, run) => {
    const started = performance.now();
    const result = run();
    spent.set(stage, (spent.get(stage) ?? 0) + performance.now() - started);
    return result;
  };
  return { measure, spent };
}
