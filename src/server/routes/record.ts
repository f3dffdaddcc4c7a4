import {
  consistencyOf,
  inclusionOf,
  ledgerSize,
  readEntry,
  type LedgerEntry,
} from '../../app/monitor/record/ledger.ts';
import { listEntries } from '../../app/monitor/queries/record-entries.ts';
import { exportRecord } from '../../app/monitor/record/export-record.ts';
import { readCheckpoints, signCheckpoint } from '../../app/monitor/record/sign-checkpoint.ts';
import type { EntrySummary } from '../../app/monitor/views/record-views.ts';
import { hashLeaf, type Hash } from '../../record/merkle.ts';
import type { ServerDeps } from '../deps.ts';
import { attachment } from '../file-name.ts';
import { ProblemError } from '../problem.ts';
import { streamed } from '../streamed.ts';
import * as defined from './definitions/record.ts';
import { json, notFound, type Serve } from './serve.ts';

/** The record: signed states of the log, its entries, and proofs that outsiders can check. */
export function registerRecord({ answer }: Serve, deps: ServerDeps): void {
  const { db, signingKey, clock, log } = deps;
  answer(defined.getCheckpoint, async ({ query: { size } }) => {
    if (size === undefined) return plain((await signCheckpoint(db, signingKey, clock)).note);
    const kept = (await readCheckpoints(db, size)).at(-1);
    if (kept?.size !== size) throw notFound('checkpoint');
    return plain(kept.note);
  });
  answer(defined.getRecordKey, () => plain(`${signingKey.verifierKey}\n`));
  answer(defined.listEntries, async ({ query }) => {
    const { entries, next, total } = await listEntries(db.query, query);
    return json({ items: entries.map(summaryOf), next, total });
  });
  answer(defined.getEntry, async ({ params: { seq }, query: { size } }) => {
    const [entry, whole] = await Promise.all([readEntry(db.query, seq), ledgerSize(db.query)]);
    if (!entry) throw notFound('entry of the record');
    const within = size ?? whole;
    if (within > whole || seq >= within) throw outOfLog(whole);
    const hashes = await inclusionOf(db.query, seq, within);
    const leaf = base64(hashLeaf(Buffer.from(entry.canonical)));
    return json({ ...summaryOf(entry), leaf, proof: { size: within, hashes: hashes.map(base64) } });
  });
  answer(defined.getConsistency, async ({ query: { first, second } }) => {
    const whole = await ledgerSize(db.query);
    if (first > second || second > whole) throw outOfLog(whole);
    const hashes = first === 0 || first === second ? [] : await consistencyOf(db.query, first, second);
    return json({ first, second, hashes: hashes.map(base64) });
  });
  answer(defined.getExport, async () => {
    const name = `trucewatch-record-${clock().toISOString().slice(0, 10)}.zip`;
    const parts = exportRecord(db, signingKey, clock)[Symbol.asyncIterator]();
    return new Response(await streamed(name, parts, log), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': attachment(name),
        'cache-control': 'no-store',
      },
    });
  });
}

function summaryOf({ seq, kind, at, canonical, body }: LedgerEntry): EntrySummary {
  return { seq, kind, at: at.toISOString(), by: body.by, body, canonical };
}

const base64 = (hash: Hash): string => Buffer.from(hash).toString('base64');

function plain(text: string): Response {
  return new Response(text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function outOfLog(size: number): ProblemError {
  return new ProblemError({
    status: 422,
    title: 'The log is not that long',
    detail: `It has ${size} entries. A proof goes from one of them, or from a smaller size, to at most that size.`,
  });
}
