import type { Page } from 'playwright-core';

/** What the browser itself measured since the watch began. */
export interface Measured {
  /** Of each interaction: until the page had dealt with it, and until the frame after it was shown (ms, in steps of 8). */
  readonly interactions: readonly {
    readonly name: string;
    readonly handled: number;
    readonly shown: number;
  }[];
  /** Tasks of more than 50 ms on the main thread (ms). */
  readonly longTasks: readonly number[];
}

/** Begins to note interactions and long tasks by the browser's own observers. */
export async function watchSpeed(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    globalThis.speed = { interactions: [], longTasks: [] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.interactionId > 0) speed.interactions.push({ name: entry.name, handled: entry.processingEnd - entry.startTime, shown: entry.duration });
    }).observe({ type: 'event', durationThreshold: 16 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) speed.longTasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  })()`);
}

/** What was noted; an interaction that took less than 16 ms is not among it. */
export async function measuredSpeed(page: Page): Promise<Measured> {
  await page.waitForTimeout(300);
  return page.evaluate<Measured>('speed');
}

/** The slowest of a list; 0 where there is none. */
export function slowest(values: readonly number[]): number {
  return Math.round(Math.max(0, ...values));
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0);
}

/**
 * How many times longer work takes than it would on a core of its own, at least 1: what else runs on the machine
 * stretches every figure by about as much. Measured by a tenth of a second of work.
 */
export function crowding(): number {
  const started = performance.now();
  const before = process.cpuUsage();
  let used = 0;
  while (used < 100_000) {
    for (let i = 0; i < 100_000; i++) Math.sqrt(i);
    const { user, system } = process.cpuUsage(before);
    used = user + system;
  }
  return Math.max(1, (performance.now() - started) / (used / 1000));
}
