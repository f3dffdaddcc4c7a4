import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { DatabaseError } from '../app/monitor/database.ts';
import { connectionProblem } from './connection-problem.ts';
import { openPostgres } from './postgres-database.ts';

/** What PostgreSQL answers with this code. */
function told(code: string): unknown {
  const error = new pg.DatabaseError('secret words', 0, 'error');
  error.code = code;
  return connectionProblem(error);
}

describe('connectionProblem', () => {
  it('tells what may pass from what a person must mend', () => {
    for (const code of ['57P01', '57P03', '53300', '08006'])
      expect(told(code)).toMatchObject({ name: 'DatabaseError', isUnreachable: true });
    for (const code of ['28P01', '28000', '3D000'])
      expect(told(code)).toMatchObject({ name: 'DatabaseError', isUnreachable: false });
  });
  it('quotes nothing of the server', () => {
    expect(String(told('28P01'))).not.toContain('secret');
  });
  it('leaves faults of a statement, and of the program, as they are', () => {
    expect(told('23505')).not.toBeInstanceOf(DatabaseError);
    expect(connectionProblem(new TypeError('connection of undefined'))).toBeInstanceOf(TypeError);
  });
});

describe('a PostgreSQL that is not there', () => {
  it('is told as such by a query, a transaction and a listener, without the password', async () => {
    const db = openPostgres('postgres://desk:hunter2@127.0.0.1:1/truce');
    try {
      for (const tried of [
        db.query('select 1'),
        db.transaction((query) => query('select 1')),
        db.listen('trucewatch_change', () => undefined),
      ]) {
        const error: unknown = await tried.then(
          () => null,
          (cause: unknown) => cause,
        );
        expect(error).toMatchObject({ name: 'DatabaseError', isUnreachable: true });
        expect(String(error)).toContain('PostgreSQL cannot be reached (ECONNREFUSED)');
        expect(String(error)).not.toContain('hunter2');
      }
    } finally {
      await db.close();
    }
  });
});
