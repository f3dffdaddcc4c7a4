import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../record/canonical-json.ts';
import { entrySchema, type Entry, type EntryKind } from '../../../record/entry.ts';
import {
  consistencyRanges,
  hashLeaf,
  hashNode,
  inclusionRanges,
  type Hash,
  type LeafRange,
} from '../../../record/merkle.ts';
import type { Query } from '../database.ts';

/** One entry may be appended at a time, by whichever process: the lock is held to the end of the transaction. */
const ledgerLock = 7_220_017;

/** An entry as it stands in the ledger. */
export interface LedgerEntry {
  /** Its number, counted from 0. */
  readonly seq: number;
  readonly kind: EntryKind;
  /** Time of record. */
  readonly at: Date;
  /** The canonical JSON whose hash is the leaf. */
  readonly canonical: string;
  readonly body: Entry;
}

/** The ledger in the database is not whole: rows are missing or do not parse. The message says what to do. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
}

/** Holds the log as it is to the end of the transaction: what is read of it now still is so when an entry is appended. */
export async function holdLedger(query: Query): Promise<void> {
  await query('select pg_advisory_xact_lock($1)', [ledgerLock]);
}

/**
 * Appends an entry inside the caller's transaction, so that what it speaks of and the entry become durable together or not
 * at all; returns its number. The lock makes the order of commits the order of numbers, without gaps. Time of record
 * never goes backwards: where the clock stands behind the entry before, that entry's time is taken, so that what was
 * known at an instant is the beginning of the log. Costs five statements, and one row for each subtree completed.
 */
export async function appendEntry(query: Query, entry: Entry, recordedAt: Date): Promise<number> {
  await holdLedger(query);
  const [last] = await query<{ seq: number; recorded_at: Date }>(
    'select seq, recorded_at from ledger_entry order by seq desc limit 1',
  );
  const seq = last ? last.seq + 1 : 0;
  const at = last && last.recorded_at > recordedAt ? last.recorded_at : recordedAt;
  const body = entrySchema.parse({ ...entry, at: at.toISOString() });
  const text = canonicalJson(body); // what the schema lets through is JSON
  const leaf = hashLeaf(Buffer.from(text));
  await query('insert into ledger_entry (seq, kind, body, leaf, recorded_at) values ($1, $2, $3, $4, $5)', [
    seq,
    entry.kind,
    text,
    leaf,
    at,
  ]);
  await storeNodes(query, seq, leaf);
  return seq;
}

/** How many entries there are. */
export async function ledgerSize(query: Query): Promise<number> {
  const [row] = await query<{ size: number }>(
    'select coalesce(max(seq) + 1, 0)::int as size from ledger_entry',
  );
  return row?.size ?? 0;
}

export interface EntryFilter {
  /** The first number wanted. */
  readonly from?: number;
  readonly limit: number;
  readonly kind?: EntryKind;
  /** Only what was recorded by then. */
  readonly until?: Date;
}

/** Entries in order of their numbers. */
export async function readEntries(query: Query, filter: EntryFilter): Promise<readonly LedgerEntry[]> {
  const rows = await query<{ seq: number; recorded_at: Date; body: string }>(
    `select seq, recorded_at, body from ledger_entry
     where seq >= $1 and ($3::text is null or kind = $3) and ($4::timestamptz is null or recorded_at <= $4)
     order by seq limit $2`,
    [filter.from ?? 0, filter.limit, filter.kind ?? null, filter.until ?? null],
  );
  return rows.map((row) => {
    const body = JSON.parse(row.body) as Entry; // the schema saw it when it was appended
    return { seq: row.seq, kind: body.kind, at: row.recorded_at, canonical: row.body, body };
  });
}

/** One entry; null where the log is not so long. */
export async function readEntry(query: Query, seq: number): Promise<LedgerEntry | null> {
  const [entry] = await readEntries(query, { from: seq, limit: 1 });
  return entry?.seq === seq ? entry : null;
}

/** How many entries were recorded by then. */
export async function ledgerSizeAt(query: Query, until: Date): Promise<number> {
  const [row] = await query<{ size: number }>(
    'select coalesce(max(seq) + 1, 0)::int as size from ledger_entry where recorded_at <= $1',
    [until],
  );
  return row?.size ?? 0;
}

/** The root of the first `size` entries. */
export async function rootOf(query: Query, size: number): Promise<Hash> {
  if (size === 0) return createHash('sha256').digest();
  const [root] = await hashesOf(query, [{ start: 0, end: size }]);
  return root ?? new Uint8Array();
}

/** The hashes that lead from entry `seq` to the root of the first `size` entries. Throws `RangeError`. */
export function inclusionOf(query: Query, seq: number, size: number): Promise<readonly Hash[]> {
  return hashesOf(query, inclusionRanges(seq, size));
}

/** The hashes that show that the log of `second` entries continues the log of `first`. Throws `RangeError`. */
export function consistencyOf(query: Query, first: number, second: number): Promise<readonly Hash[]> {
  return hashesOf(query, consistencyRanges(first, second));
}

interface Node {
  readonly level: number;
  readonly index: number;
}

/** Stores the leaf and every complete subtree that it completes. */
async function storeNodes(query: Query, seq: number, leaf: Hash): Promise<void> {
  const lefts: Node[] = [];
  for (let level = 0, index = seq; index % 2 === 1; level++, index = (index - 1) / 2)
    lefts.push({ level, index: index - 1 });
  const hashOf = await nodeHashes(query, lefts);
  const nodes = [{ level: 0, index: seq, hash: leaf }];
  let hash = leaf;
  for (const left of lefts) {
    hash = hashNode(hashOf(left), hash);
    nodes.push({ level: left.level + 1, index: left.index / 2, hash });
  }
  await query(
    `insert into ledger_node (level, index, hash)
     select level, index, decode(hash, 'hex')
     from unnest($1::integer[], $2::bigint[], $3::text[]) as t(level, index, hash)`,
    [nodes.map((n) => n.level), nodes.map((n) => n.index), nodes.map((n) => hex(n.hash))],
  );
}

/** The hash over each range, from the stored hashes of complete subtrees: log n of them each, all in one query. */
async function hashesOf(query: Query, ranges: readonly LeafRange[]): Promise<readonly Hash[]> {
  const parts = ranges.map(completeSubtrees);
  const hashOf = await nodeHashes(query, parts.flat());
  return parts.map((nodes) => {
    const hashes = nodes.map(hashOf);
    const last = hashes.pop();
    if (!last) throw new RangeError('There is no hash over no entries.');
    return hashes.reduceRight((right, left) => hashNode(left, right), last);
  });
}

/** A subtree's range, cut into complete subtrees from the left: the largest power of two that fits, then the rest. */
function completeSubtrees({ start, end }: LeafRange): readonly Node[] {
  const nodes: Node[] = [];
  for (let at = start; at < end;) {
    const level = Math.floor(Math.log2(end - at));
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

async function nodeHashes(query: Query, nodes: readonly Node[]): Promise<(node: Node) => Hash> {
  const rows =
    nodes.length === 0
      ? []
      : await query<{ level: number; index: number; hash: Uint8Array }>(
          `select n.level, n.index, n.hash from unnest($1::integer[], $2::bigint[]) as t(level, index)
           join ledger_node n on n.level = t.level and n.index = t.index`,
          [nodes.map((n) => n.level), nodes.map((n) => n.index)],
        );
  const found = new Map(rows.map((row) => [`${row.level} ${row.index}`, row.hash]));
  return ({ level, index }) => {
    const hash = found.get(`${level} ${index}`);
    if (!hash)
      throw new LedgerError(`The ledger has lost node ${index} of level ${level}: restore a backup.`);
    return hash;
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
