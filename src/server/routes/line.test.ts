import { describe, expect, it } from 'vitest';
import { createLine } from './line.ts';

describe('createLine', () => {
  it('runs so many at a time, in order, and goes on after one that fails', async () => {
    const line = createLine(2);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const one = (n: number) =>
      line(async () => {
        begun.push(n);
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running -= 1;
        if (n === 1) throw new Error('one failed');
        return n;
      });
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map(one));
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
    expect(results.map((r) => (r.status === 'fulfilled' ? r.value : 'failed'))).toEqual([
      0,
      'failed',
      2,
      3,
      4,
    ]);
  });
  it('has its whole room again when all are done', async () => {
    const line = createLine(2);
    await Promise.all([line(() => Promise.resolve()), line(() => Promise.resolve())]);
    let inside = 0;
    const both = [1, 2].map(() =>
      line(async () => {
        inside += 1;
        await new Promise(setImmediate);
        return inside;
      }),
    );
    expect(await Promise.all(both)).toEqual([2, 2]);
  });
});
