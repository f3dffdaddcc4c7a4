import { parse, protocol, type PGlite } from '@electric-sql/pglite';
import type { SqlValue } from '../app/monitor/database.ts';

const { serialize } = protocol;

/** What is sent for the value of a parameter of this type. */
type Encode = (value: SqlValue) => string | null;

/**
 * Asks PGlite by named statements, which its own `query` has not: it parses and plans each time. The messages are those of
 * PostgreSQL's extended query (https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY), with the
 * library's serialisers and parsers.
 */
export function createPgliteStatements(
  db: PGlite,
): <Row extends object>(
  name: string,
  sql: string,
  parameters: readonly SqlValue[],
) => Promise<readonly Row[]> {
  const prepared = new Map<string, readonly Encode[]>();
  const prepare = async (name: string, sql: string): Promise<readonly Encode[]> => {
    const messages = await db.execProtocolStream(
      Buffer.concat([
        serialize.parse({ name, text: sql }),
        serialize.describe({ type: 'S', name }),
        serialize.sync(),
      ]),
      reading,
    );
    const encoders = parse.parseDescribeStatementResults(messages).map((type) => encoderOf(db, type));
    prepared.set(name, encoders);
    return encoders;
  };
  const ask = async <Row extends object>(name: string, sql: string, parameters: readonly SqlValue[]) => {
    const encoders = prepared.get(name) ?? (await prepare(name, sql));
    const messages = await db.execProtocolStream(
      Buffer.concat([
        serialize.bind({
          statement: name,
          values: parameters.map((value, i) => encoders[i]?.(value) ?? null),
        }),
        serialize.describe({ type: 'P' }),
        serialize.execute({}),
        serialize.sync(),
      ]),
      reading,
    );
    return (parse.parseResults(messages, db.parsers)[0]?.rows ?? []) as Row[]; // as the caller's SQL says
  };
  // In turn with the library's own queries, and never in the middle of a transaction.
  return (name, sql, parameters) =>
    db._runExclusiveTransaction(() => db._runExclusiveQuery(() => ask(name, sql, parameters)));
}

/** Nothing that must reach the disk. */
const reading = { syncToFs: false };

function encoderOf(db: PGlite, type: number): Encode {
  const own = db.serializers[type];
  return (value) => (value === null ? null : own ? own(value) : String(value));
}
