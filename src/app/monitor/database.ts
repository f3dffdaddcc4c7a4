/** What the monitor needs of a database. PGlite and PostgreSQL both speak it: the same SQL, `$1` parameters. */
export interface Database {
  readonly engine: 'pglite' | 'postgres';
  readonly query: Query;
  /** Runs in one transaction; rolled back when `run` throws. Serialisable retries are the caller's. */
  readonly transaction: <Result>(run: (query: Query) => Promise<Result>) => Promise<Result>;
  /** Calls back on `notify channel`, with its payload; returns how to stop. */
  readonly listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

export type Query = <Row extends object>(
  sql: string,
  parameters?: readonly SqlValue[],
) => Promise<readonly Row[]>;
export type SqlValue =
  string | number | bigint | boolean | Date | Uint8Array | null | readonly (string | number | null)[];

/** The database cannot be used: newer than the program, not ours, damaged, full, out of reach. The message says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  /** It does not answer now; the same may be tried again in a moment. */
  readonly isUnreachable: boolean;
  constructor(
    message: string,
    { isUnreachable = false, ...options }: ErrorOptions & { readonly isUnreachable?: boolean } = {},
  ) {
    super(message, options);
    this.isUnreachable = isUnreachable;
  }
}
