import type { Database } from '../src/app/monitor/database.ts';
import type { WorkLoop } from '../src/app/monitor/derivation/work-loop.ts';
import type { TakenDocument } from '../src/app/monitor/intake/take-in.ts';
import { createCheapDeriver } from './cheap-deriver.ts';
import { hurried } from './hurried.ts';

/** Hands documents to a store, reads them at next to no cost, and counts what came of them: for tests of the store itself. */

export const clock = (): Date => new Date();
export const cheap = createCheapDeriver();

export function upload(text: string, name = 'report.txt', url?: string): TakenDocument {
  return {
    source: name,
    name,
    bytes: new TextEncoder().encode(text),
    via: { kind: 'upload', name: 'tests' },
    by: 'tester',
    ...(url === undefined ? {} : { url }),
  };
}

export function loopOn(db: Database, derive = cheap): WorkLoop {
  return hurried({
    db,
    derive,
    program: '1.0.0',
    clock,
    log: (level, message, fields) => {
      if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
    },
    signal: new AbortController().signal,
    name: 'test',
  });
}

/** How many things of each kind were derived. */
export async function counts(db: Database): Promise<Record<string, number>> {
  const rows = await db.query<{ kind: string; count: number }>(
    'select kind, count(*)::int as count from derived group by kind',
  );
  return Object.fromEntries(rows.map((row) => [row.kind, row.count]));
}

/** The first row of an answer that has one. */
export async function one<Row extends object>(
  db: Database,
  sql: string,
  parameters: readonly string[] = [],
): Promise<Row> {
  const [row] = await db.query<Row>(sql, parameters);
  if (!row) throw new Error(`Nothing found: ${sql}`);
  return row;
}
