import pg from 'pg';
import type { Database, Query, SqlValue } from '../app/monitor/database.ts';
import { connectionProblem } from './connection-problem.ts';
import { createKeptStatements, type KeptStatements } from './kept-statements.ts';
import { planningSettings } from './planning-settings.ts';

/** Connections of one process. Workers hold one each; the service's requests share the rest. */
const poolSize = 10;
/** Milliseconds that a connection may take, the wait for a free one included: a host that swallows packets answers never. */
const connectTimeout = 30_000;

/** PostgreSQL 15 or newer by its URL. Values come back as in `openPglite`. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeout,
    types: valueTypes(),
    verify: prepare,
  });
  // An idle connection that the server closes is replaced by the pool; a query on a broken one fails by itself.
  pool.on('error', () => undefined);
  return {
    engine: 'postgres',
    query: queryOn(pool, createKeptStatements()),
    transaction: (run) => inTransaction(pool, run),
    listen: (channel, heard) => listenOn(pool, channel, heard),
    close: () => pool.end(),
  };
}

/** Settings of a new connection. Not said while connecting: poolers in between refuse that. */
function prepare(client: pg.ClientBase, done: (error?: Error) => void): void {
  client.query(planningSettings).then(
    () => {
      done();
    },
    (error: unknown) => {
      done(error instanceof Error ? error : new Error(String(error)));
    },
  );
}

const int8Type = 20;
const dateType = 1082;

function valueTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(int8Type, Number);
  types.setTypeParser(dateType, (value) => value);
  return types;
}

/** Each connection of a pool keeps the statements that have a name. */
function queryOn(client: pg.Pool | pg.PoolClient, nameOf: KeptStatements = () => null): Query {
  return async <Row extends object>(sql: string, parameters: readonly SqlValue[] = []) => {
    const name = nameOf(sql, parameters);
    try {
      const statement = { text: sql, values: [...parameters], ...(name === null ? {} : { name }) };
      return (await client.query<Row>(statement)).rows;
    } catch (error) {
      throw connectionProblem(error);
    }
  };
}

async function inTransaction<Result>(pool: pg.Pool, run: (query: Query) => Promise<Result>): Promise<Result> {
  const client = await begun(pool);
  let broken: Error | undefined;
  // A connection that is cut between two statements says so here; unheard, it would end the process.
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    const result = await run(queryOn(client));
    await queryOn(client)('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      broken ??= cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    if (!broken) client.off('error', onError);
    client.release(broken);
  }
}

/** A connection in a new transaction. One that was cut while it was idle may be handed out once more: nothing was done on it, another is taken. */
async function begun(pool: pg.Pool): Promise<pg.PoolClient> {
  for (let i = 0; ; i++) {
    const client = await connected(pool);
    const ignore = (): void => undefined;
    client.on('error', ignore);
    try {
      await client.query('begin');
      client.off('error', ignore);
      return client;
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      if (i >= poolSize) throw connectionProblem(error);
    }
  }
}

async function connected(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw connectionProblem(error);
  }
}

/** Milliseconds until a connection that was cut is made anew. */
const reconnectAfter = 1000;

/** Listens on a connection of its own. When it is cut it is made anew, and the listener is called: something may have been missed. */
async function listenOn(
  pool: pg.Pool,
  channel: string,
  heard: (payload: string) => void,
): Promise<() => Promise<void>> {
  let letGo: (() => void) | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const connect = async (): Promise<void> => {
    const made = await connected(pool);
    let isHeld = true;
    // The connection goes: it may hold listeners that nobody else wants. Once only, though it may be cut after that.
    const release = (): void => {
      if (isHeld) made.release(true);
      isHeld = false;
    };
    made.on('error', () => {
      release();
      if (letGo !== release) return;
      letGo = null;
      if (!isStopped) again();
    });
    made.on('notification', (message) => {
      if (message.channel === channel) heard(message.payload ?? '');
    });
    try {
      await made.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      release();
      throw error;
    }
    if (isStopped) release();
    else letGo = release;
  };
  const again = (): void => {
    timer = setTimeout(() => {
      connect().then(() => {
        heard('');
      }, again);
    }, reconnectAfter);
  };
  await connect();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    letGo?.();
    return Promise.resolve();
  };
}
