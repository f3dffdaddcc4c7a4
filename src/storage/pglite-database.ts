import { dirname } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Database, Query, SqlValue } from '../app/monitor/database.ts';
import { createDiskRoom, freeBytesOf, type FreeBytes } from './disk-room.ts';
import { createKeptStatements } from './kept-statements.ts';
import { createPgliteStatements } from './pglite-statements.ts';
import { planningSettings } from './planning-settings.ts';
import { createTurns, type Turns } from './turns.ts';
import { createWalCheckpoints } from './wal-checkpoints.ts';

/**
 * PostgreSQL inside the process, in a folder on the disk. One process at a time. Bytes come back as `Uint8Array`,
 * `bigint` columns as numbers (ids and counts stay far below 2^53), times as `Date`, `date` columns as ISO text.
 */
export async function openPglite(
  folder: string,
  freeBytes: FreeBytes = freeBytesOf(dirname(folder)),
): Promise<Database> {
  const room = createDiskRoom(freeBytes);
  await room();
  const db = await PGlite.create({
    dataDir: folder,
    parsers: { [dateType]: (value: string) => value, [bytesType]: bytesOf },
    serializers: { [bytesType]: textOf },
  });
  await db.exec(planningSettings);
  const turns = createTurns();
  const ask = keepingStatements(db, queryOn(db, room));
  const query: Query = (sql, parameters) => turns.take(() => ask(sql, parameters));
  const checkpointWhenDue = createWalCheckpoints(query);
  return {
    engine: 'pglite',
    query,
    transaction: async (run) => {
      const result = await turns.take(() => db.transaction((tx) => run(inSteps(queryOn(tx, room), turns))));
      // It was committed: what becomes of a checkpoint is none of its caller's business.
      await checkpointWhenDue().catch(() => undefined);
      return result;
    },
    listen: (channel, heard) => db.listen(channel, heard),
    close: () => db.close(),
  };
}

/** The type ids of `date` and `bytea` in PostgreSQL's catalogue. */
const dateType = 1082;
const bytesType = 17;

/** `bytea` as text. PGlite's own way makes a string of each byte, which holds the process for seconds with a document of 25 MB. */
function textOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

function queryOn(db: Pick<PGlite | Transaction, 'query'>, room: () => Promise<void>): Query {
  return async <Row extends object>(sql: string, parameters: readonly SqlValue[] = []) => {
    if (writes.test(sql)) await room();
    return (await db.query<Row>(sql, [...parameters])).rows;
  };
}

/** Lets in what comes from outside between the statements of a transaction. */
function inSteps(query: Query, { letIn }: Turns): Query {
  return async (sql, parameters) => {
    await letIn();
    return query(sql, parameters);
  };
}

/** Statements that are asked again and again are kept. In a transaction they are not: those are the service's own work. */
function keepingStatements(db: PGlite, query: Query): Query {
  const nameOf = createKeptStatements();
  const ask = createPgliteStatements(db);
  return <Row extends object>(sql: string, parameters: readonly SqlValue[] = []) => {
    const name = nameOf(sql, parameters);
    return name === null ? query<Row>(sql, parameters) : ask<Row>(name, sql, parameters);
  };
}

/** Statements that take room. Reading goes on, and so does deleting. */
const writes = /\b(?:insert|update|create|alter|vacuum|analyze)\b/i;
