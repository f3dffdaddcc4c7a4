import { describe, expect, it } from 'vitest';
import type { Query } from '../app/monitor/database.ts';
import { createWalCheckpoints } from './wal-checkpoints.ts';

/** A store that has written so much since its last checkpoint; keeps what it was asked. */
function storeWith(bytes: number) {
  const asked: string[] = [];
  // A row of the one query that returns any.
  const query = ((sql: string) => Promise.resolve((asked.push(sql), [{ bytes }]))) as Query;
  return { query, asked };
}

describe('createWalCheckpoints', () => {
  it('makes a checkpoint when much was written, and looks now and then only', async () => {
    let now = 0;
    const { query, asked } = storeWith(300e6);
    const afterTransaction = createWalCheckpoints(query, () => now);
    await afterTransaction();
    expect(asked).toEqual([]);
    now += 1_000;
    await afterTransaction();
    await afterTransaction();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toBe('checkpoint');
  });
  it('makes none while little was', async () => {
    let now = 0;
    const { query, asked } = storeWith(1e6);
    const afterTransaction = createWalCheckpoints(query, () => now);
    now += 60_000;
    await afterTransaction();
    expect(asked).toHaveLength(1);
  });
});
