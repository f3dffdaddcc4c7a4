/** Statements that a connection keeps: some 20 KB each, and no more of them whatever filters are combined. */
const mostKept = 200;
/** Statements that are counted until they are asked often enough. */
const mostCounted = 1_000;
/** A statement that is asked for so often is asked again. */
const often = 3;

const reads = /^\s*(?:select|with)\b/i;
const writes = /\b(?:insert|update|delete)\b/i;

/** The name of a statement that is kept; null for one that is not. */
export type KeptStatements = (sql: string, parameters: readonly unknown[]) => string | null;

/**
 * Names statements that are asked again and again. A connection keeps what has a name, parsed and after five uses planned: a
 * page of a list costs PostgreSQL a third less, PostgreSQL in WebAssembly two fifths.
 */
export function createKeptStatements(): KeptStatements {
  const names = new Map<string, string>();
  const asked = new Map<string, number>();
  return (sql, parameters) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (parameters.length === 0 || names.size >= mostKept || !reads.test(sql) || writes.test(sql))
      return null;
    const times = (asked.get(sql) ?? 0) + 1;
    if (times < often) {
      if (asked.size >= mostCounted) asked.clear();
      asked.set(sql, times);
      return null;
    }
    asked.delete(sql);
    const name = `kept_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
