import { isRealDay } from './days.ts';

/** Where a page ended: the last row's place in the order, and how many rows there were when the first page was read. */
export interface Cursor {
  readonly sort: string;
  /** The value that was sorted by: a day, or the number of a change. */
  readonly value: string | number;
  readonly id: string;
  readonly total: number | null;
}

/** A cursor that this program did not write, or wrote for another order. */
export class CursorError extends Error {
  override readonly name = 'CursorError';
}

export function writeCursor({ sort, value, id, total }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id, total])).toString('base64url');
}

/** Throws `CursorError`. What comes out is safe to hand to a query: a real day or a whole number, and a text that a database takes. */
export function readCursor(text: string, sort: string): Cursor {
  const parts = parse(text);
  if (!Array.isArray(parts) || parts.length !== 4) throw new CursorError('This is no cursor of a page.');
  const [sortedBy, value, id, total] = parts as readonly unknown[];
  if (sortedBy !== sort) throw new CursorError('The cursor belongs to another order of the list.');
  const place = sort === '-changed' ? (isCount(value) ? value : null) : isDay(value) ? value : null;
  if (place === null || typeof id !== 'string' || !isStorable(id))
    throw new CursorError('This is no cursor of a page.');
  if (total !== null && !isCount(total)) throw new CursorError('This is no cursor of a page.');
  return { sort, value: place, id, total };
}

/** A cursor that is the number of the last entry of the ledger shown. Throws `CursorError`. */
export function readEntryCursor(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new CursorError('This is no cursor of a page.');
  return Number(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isRealDay(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
/** PostgreSQL's texts hold no NUL. */
const isStorable = (text: string): boolean => !text.includes('\0');
