import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

/** Holds the process, as a query of a database inside it does. */
function hold(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('createTurns', () => {
  it('runs one at a time, in the order in which they came, whatever becomes of them', async () => {
    const { take } = createTurns();
    const order: string[] = [];
    const one = (name: string) =>
      take(async () => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
        if (name === 'b') throw new Error('b failed');
        return name;
      });
    const [a, b, c] = [one('a'), one('b'), one('c')];
    await expect(b).rejects.toThrow('b failed');
    expect([await a, await c]).toEqual(['a', 'c']);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });
  it('lets in what came from outside long before a row of them is through', async () => {
    const { take } = createTurns();
    let done = 0;
    let doneWhenLetIn = -1;
    setImmediate(() => {
      doneWhenLetIn = done;
    });
    const row = Array.from({ length: 50 }, () =>
      take(() => {
        hold(2);
        done += 1;
        return Promise.resolve();
      }),
    );
    await Promise.all(row);
    expect(doneWhenLetIn).toBeGreaterThanOrEqual(0);
    expect(doneWhenLetIn).toBeLessThan(10);
  });
});
