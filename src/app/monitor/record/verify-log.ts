import { canonicalJson, type JsonValue } from '../../../record/canonical-json.ts';
import { openCheckpoint } from '../../../record/checkpoint.ts';
import { evidenceOf } from '../../../record/entry-evidence.ts';
import { entrySchema, type Entry } from '../../../record/entry.ts';
import { hashLeaf, TreeHasher, type Hash } from '../../../record/merkle.ts';
import { NoteError, type NoteKey } from '../../../record/signed-note.ts';
import type { Database } from '../database.ts';
import { readEntries, rootOf, type LedgerEntry } from './ledger.ts';
import { readCheckpoints } from './sign-checkpoint.ts';

export type LogVerdict =
  | { readonly ok: true; readonly size: number; readonly root: Hash; readonly checkpoints: number }
  /** `where`: the entry, table or checkpoint that is wrong. */
  | { readonly ok: false; readonly where: string; readonly problem: string };

/** Entries that are read at once: some MB of memory, whatever the log's length. */
const batch = 1000;

class Wrong extends Error {
  readonly where: string;
  constructor(where: string, problem: string) {
    super(problem);
    this.where = where;
  }
}

/**
 * Recomputes the log in the store from its entries: numbers without gaps, canonical bodies, leaves, the stored hashes of
 * subtrees, every checkpoint handed out (its signature as well, when the key is given); and that reports and evidence are
 * those that the entries speak of, no more and no fewer. Names the first thing that is wrong.
 */
export async function verifyLog(db: Database, key: NoteKey | null = null): Promise<LogVerdict> {
  try {
    const tree = new TreeHasher();
    const kept = await readCheckpoints(db, Number.MAX_SAFE_INTEGER);
    const checkpoints = new Map(kept.map((c) => [c.size, c.note]));
    let size = 0;
    let before = new Date(0);
    checkStates(checkpoints, size, tree, key);
    for (;;) {
      const entries = await readEntries(db.query, { from: size, limit: batch });
      if (entries.length === 0) break;
      entries.forEach((entry, i) => {
        checkEntry(entry, size + i, entries[i - 1]?.at ?? before);
      });
      await checkLeaves(db, entries);
      for (const entry of entries) {
        tree.add(hashLeaf(Buffer.from(entry.canonical)));
        size++;
        before = entry.at;
        checkStates(checkpoints, size, tree, key);
      }
      await checkEvidence(db, entries);
      await checkReports(db, entries);
    }
    const root = tree.root();
    await checkNodes(db, size, root);
    await checkNothingElse(db, size);
    const beyond = [...checkpoints.keys()].find((signed) => signed > size);
    if (beyond !== undefined)
      throw new Wrong(`checkpoint ${beyond}`, `It was handed out, and the log has only ${size} entries.`);
    return { ok: true, size, root, checkpoints: checkpoints.size };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, where: error.where, problem: error.message };
    throw error;
  }
}

function checkEntry({ seq, kind, at, canonical, body }: LedgerEntry, expected: number, before: Date): void {
  const where = `entry ${expected}`;
  if (seq !== expected) throw new Wrong(where, 'It is missing.');
  const parsed = entrySchema.safeParse(body);
  if (!parsed.success)
    throw new Wrong(where, `It is no ${kind} entry: ${parsed.error.issues[0]?.message ?? ''}`);
  if (canonicalJson(body) !== canonical) throw new Wrong(where, 'It is not in canonical form.');
  if (body.at !== at.toISOString()) throw new Wrong(where, 'Its time of record is not that of its row.');
  if (at < before) throw new Wrong(where, 'It was recorded before the entry in front of it.');
}

function checkStates(
  checkpoints: ReadonlyMap<number, string>,
  size: number,
  tree: TreeHasher,
  key: NoteKey | null,
): void {
  const note = checkpoints.get(size);
  if (note === undefined) return;
  const where = `checkpoint ${size}`;
  const [, signedSize, signedRoot] = note.split('\n');
  if (signedSize !== String(size) || signedRoot !== Buffer.from(tree.root()).toString('base64'))
    throw new Wrong(where, 'The entries do not add up to what was signed.');
  try {
    if (key) openCheckpoint(note, key);
  } catch (error) {
    if (error instanceof NoteError) throw new Wrong(where, error.message);
    throw error;
  }
}

async function checkLeaves(db: Database, entries: readonly LedgerEntry[]): Promise<void> {
  const first = entries[0]?.seq ?? 0;
  const rows = await db.query<{ seq: number; leaf: Uint8Array; node: Uint8Array | null }>(
    `select e.seq, e.leaf, n.hash as node from ledger_entry e
     left join ledger_node n on n.level = 0 and n.index = e.seq
     where e.seq >= $1 and e.seq < $2 order by e.seq`,
    [first, first + entries.length],
  );
  rows.forEach(({ seq, leaf, node }, i) => {
    const expected = hashLeaf(Buffer.from(entries[i]?.canonical ?? ''));
    if (!equal(leaf, expected) || !node || !equal(node, expected))
      throw new Wrong(`entry ${seq}`, 'Its stored hash is not the hash of its text.');
  });
}

/** What the entries speak of is there. Whether bytes fit their hash is for an export to check: it reads them all. */
async function checkEvidence(db: Database, entries: readonly LedgerEntry[]): Promise<void> {
  const wanted = entries.flatMap(({ seq, body }) =>
    evidenceOf(body as JsonValue).map((hash) => ({ seq, hash })),
  );
  const rows = await db.query<{ hash: string }>('select hash from blob where hash = any($1::text[])', [
    wanted.map((w) => w.hash),
  ]);
  const there = new Set(rows.map((r) => r.hash));
  const missing = wanted.find((w) => !there.has(w.hash));
  if (missing) throw new Wrong(`entry ${missing.seq}`, `Its evidence ${missing.hash} is missing.`);
}

async function checkReports(db: Database, entries: readonly LedgerEntry[]): Promise<void> {
  const first = entries[0]?.seq ?? 0;
  const rows = await db.query<{ entry: number; report: string; version: number; content_hash: string }>(
    `select entry, report, version, content_hash from report_version where entry >= $1 and entry < $2`,
    [first, first + entries.length],
  );
  const stored = new Set(rows.map((r) => reportLine(r.entry, r.report, r.version, r.content_hash)));
  const told = entries.flatMap(({ seq, body }) =>
    intakesOf(body).map((r) => ({ seq, line: reportLine(seq, r.report, r.version, r.content) })),
  );
  const lost = told.find((t) => !stored.has(t.line));
  if (lost) throw new Wrong(`entry ${lost.seq}`, 'A report that it took in is not in the store.');
  if (stored.size !== told.length)
    throw new Wrong('report_version', 'It holds a report that no entry took in.');
}

function intakesOf(body: Entry) {
  return body.kind === 'intake' ? body.reports : [];
}

function reportLine(entry: number, report: string, version: number, content: string): string {
  return `${entry} ${version} ${content} ${report}`;
}

/** Every subtree is there, and its hash is that over its two halves, up to the root. */
async function checkNodes(db: Database, size: number, root: Hash): Promise<void> {
  const [odd] = await db.query<{ level: number; index: number }>(
    `select n.level, n.index from ledger_node n
     left join ledger_node l on l.level = n.level - 1 and l.index = n.index * 2
     left join ledger_node r on r.level = n.level - 1 and r.index = n.index * 2 + 1
     where n.level > 0 and n.hash is distinct from sha256('\\x01'::bytea || l.hash || r.hash) limit 1`,
  );
  if (odd)
    throw new Wrong('ledger_node', `Level ${odd.level}, index ${odd.index} is not the hash of its halves.`);
  const [row] = await db.query<{ count: number }>('select count(*)::int as count from ledger_node');
  const complete = completeSubtrees(size);
  if (row?.count !== complete)
    throw new Wrong('ledger_node', `It has ${row?.count ?? 0} hashes, the log has ${complete} subtrees.`);
  if (!equal(await rootOf(db.query, size), root))
    throw new Wrong('ledger_node', 'The stored hashes do not give the root of the entries.');
}

function completeSubtrees(size: number): number {
  let count = 0;
  for (let width = 1; width <= size; width *= 2) count += Math.floor(size / width);
  return count;
}

async function checkNothingElse(db: Database, size: number): Promise<void> {
  const [row] = await db.query<{ report: string }>(
    'select report from report_version where entry < 0 or entry >= $1 limit 1',
    [size],
  );
  if (row) throw new Wrong('report_version', `${row.report} names an entry that the log does not have.`);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(b);
}
