import { describe, expect, it } from 'vitest';
import { createKeptStatements } from './kept-statements.ts';

/** The name that a statement has the third time it is asked. */
function thirdTime(
  nameOf: ReturnType<typeof createKeptStatements>,
  sql: string,
  parameters: readonly unknown[],
) {
  nameOf(sql, parameters);
  nameOf(sql, parameters);
  return nameOf(sql, parameters);
}

describe('createKeptStatements', () => {
  it('names what is asked a third time, and by the same name from then on', () => {
    const nameOf = createKeptStatements();
    const sql = 'select 1 where $1';
    expect([1, 2, 3, 4].map(() => nameOf(sql, [true]))).toEqual([null, null, 'kept_0', 'kept_0']);
    expect(thirdTime(nameOf, 'select 2 where $1', [true])).toBe('kept_1');
  });
  it('names nothing that writes, explains, or has its values in its text', () => {
    const nameOf = createKeptStatements();
    expect(thirdTime(nameOf, 'with gone as (delete from a returning b) select $1', [1])).toBeNull();
    expect(thirdTime(nameOf, 'explain (format json) select $1', [1])).toBeNull();
    expect(thirdTime(nameOf, 'select 1', [])).toBeNull();
  });
  it('stops naming when a connection would keep too many', () => {
    const nameOf = createKeptStatements();
    const names = Array.from({ length: 300 }, (_, n) => thirdTime(nameOf, `select ${n} where $1`, [true]));
    expect(names.filter((name) => name !== null)).toHaveLength(200);
    expect(nameOf('select 0 where $1', [true])).toBe('kept_0');
  });
});
