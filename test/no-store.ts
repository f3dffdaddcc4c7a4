import type { Database } from '../src/app/monitor/database.ts';

const unasked = (): Promise<never> => Promise.reject(new Error('the store is not asked'));

/** A store for input that is refused before anything is stored. */
export const noStore: Database = {
  engine: 'pglite',
  query: unasked,
  transaction: unasked,
  listen: unasked,
  close: unasked,
};
