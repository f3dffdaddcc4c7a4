import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson as canonicalJsonOfProgram,
  type JsonValue,
} from '../../../src/record/canonical-json.ts';
import { signCheckpoint } from '../../../src/record/checkpoint.ts';
import * as program from '../../../src/record/merkle.ts';
import { encodeVerifierKey, rawPublicKey } from '../../../src/record/signed-note.ts';
import { toBase64 } from './base64.ts';
import { canonicalJson } from './canonical-json.ts';
import { compareWithLastSeen, keepLastSeen, readLastSeen } from './last-seen.ts';
import * as browser from './merkle.ts';
import { verifyEntry, type ProvenEntry } from './verify-entry.ts';
import { verifyLog } from './verify-log.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const name = 'trucewatch.test/log';
const verifierKey = encodeVerifierKey({ name, publicKey: rawPublicKey(privateKey) });

/** A log as the program keeps it, with what its service would hand out. */
function logOf(bodies: readonly JsonValue[]) {
  const canonical = bodies.map(canonicalJsonOfProgram);
  const leaves = canonical.map((text) => program.hashLeaf(Buffer.from(text)));
  const leaf = (i: number) => leaves[i] ?? new Uint8Array();
  const note = (size: number) =>
    signCheckpoint({ origin: name, size, root: program.treeHash(leaf, size) }, privateKey);
  const entry = (seq: number, size = leaves.length): ProvenEntry => ({
    seq,
    body: bodies[seq] ?? null,
    canonical: canonical[seq] ?? '',
    leaf: toBase64(leaf(seq)),
    proof: { size, hashes: program.inclusionProof(leaf, seq, size).map(toBase64) },
  });
  const consistency = (first: number, second: number) =>
    Promise.resolve(program.consistencyProof(leaf, first, second).map(toBase64));
  return { size: bodies.length, canonical, leaf, note, entry, consistency };
}

const json = fc.jsonValue({ depthSize: 'small', stringUnit: 'grapheme' }) as fc.Arbitrary<JsonValue>; // JSON values, as it says
const logs = fc.array(json, { minLength: 1, maxLength: 40 }).map(logOf);
/** No two entries alike, as here each holds its number: of two twins either number would be true. */
const logsWithoutTwins = fc
  .array(json, { minLength: 1, maxLength: 40 })
  .map((bodies) => logOf(bodies.map((body, n) => [n, body])));
const allOk = (entry: ProvenEntry, note: string) => verifyEntry(entry, note, verifierKey).every((s) => s.ok);

describe('the check in the browser', () => {
  it('writes canonical JSON as the program does', () => {
    fc.assert(fc.property(json, (value) => canonicalJson(value) === canonicalJsonOfProgram(value)));
  });

  it('accepts every entry of every log at every later size', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), (log, i, j) => {
        const size = 1 + (i % log.size);
        expect(verifyEntry(log.entry(j % size, size), log.note(size), verifierKey)).toEqual(
          ['body', 'leaf', 'signature', 'same state', 'inclusion'].map((step) => ({ step, ok: true })),
        );
      }),
    );
  });

  it('refuses an entry of which anything was changed', () => {
    fc.assert(
      fc.property(
        logsWithoutTwins,
        fc.nat(),
        fc.constantFrom('body', 'canonical', 'seq', 'proof', 'note'),
        (log, i, what) => {
          const entry = log.entry(i % log.size);
          const note = log.note(log.size);
          const changed = {
            body: () => allOk({ ...entry, body: [entry.body] }, note),
            canonical: () => allOk({ ...entry, body: [entry.body], canonical: `[${entry.canonical}]` }, note),
            seq: () => allOk({ ...entry, seq: entry.seq + 1 }, note),
            proof: () =>
              allOk(
                { ...entry, proof: { ...entry.proof, hashes: [...entry.proof.hashes, entry.leaf] } },
                note,
              ),
            note: () => allOk(entry, note.replace(/^.*$/m, 'somebody.else/log')),
          };
          expect(changed[what]()).toBe(false);
        },
      ),
    );
  });

  it('accepts and refuses the proofs that the program accepts and refuses', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), fc.nat(), fc.boolean(), (log, a, b, c, spoil) => {
        const second = 1 + (a % log.size);
        const first = b % (second + 1);
        const roots = [program.treeHash(log.leaf, first), program.treeHash(log.leaf, second)] as const;
        const honest = program.consistencyProof(log.leaf, first, second);
        const proof = spoil ? honest.filter((_, i) => i !== c % (honest.length + 1)) : honest;
        const verdict = browser.verifyConsistency(first, second, roots[0], roots[1], proof);
        expect(verdict).toBe(program.verifyConsistency(first, second, roots[0], roots[1], proof));
        if (proof.length === honest.length) expect(verdict).toBe(true);
        const index = c % second;
        const path = program.inclusionProof(log.leaf, index, second);
        const other = (index + (spoil ? 1 : 0)) % second;
        expect(browser.verifyInclusion(log.leaf(index), other, second, path, roots[1])).toBe(
          program.verifyInclusion(log.leaf(index), other, second, path, roots[1]),
        );
      }),
    );
  });
});

describe('verifying the whole log', () => {
  const quiet = () => undefined;
  const source = (log: ReturnType<typeof logOf>, canonical = log.canonical) => ({
    note: log.note(log.size),
    verifierKey,
    entries: (from: number) =>
      Promise.resolve(
        canonical.slice(from, from + 7).map((text, i) => ({
          seq: from + i,
          body: JSON.parse(text) as JsonValue, // canonical JSON of a JSON value
          canonical: text,
        })),
      ),
  });

  it('verifies page by page and tells how far it is', async () => {
    const log = logOf(Array.from({ length: 20 }, (_, i) => ({ n: i })));
    const seen: number[] = [];
    const result = await verifyLog(source(log), (n) => seen.push(n), new AbortController().signal);
    expect(result.outcome).toBe('verified');
    expect(seen).toEqual([0, 7, 14, 20]);
  });

  it('names what is wrong', async () => {
    const log = logOf(Array.from({ length: 20 }, (_, i) => ({ n: i })));
    const { signal } = new AbortController();
    const short = log.canonical.slice(0, 10);
    const other = log.canonical.map((text, i) => (i === 3 ? '{"n":99}' : text));
    const loose = log.canonical.map((text, i) => (i === 3 ? '{ "n":3}' : text));
    expect(await verifyLog(source(log, short), quiet, signal)).toMatchObject({ problem: 'missing', seq: 10 });
    expect(await verifyLog(source(log, other), quiet, signal)).toMatchObject({ problem: 'root' });
    expect(await verifyLog(source(log, loose), quiet, signal)).toMatchObject({ problem: 'body', seq: 3 });
    const foreign = { ...source(log), note: log.note(log.size).replace('\n20\n', '\n19\n') };
    expect(await verifyLog(foreign, quiet, signal)).toMatchObject({ problem: 'signature' });
  });

  it('stops when it is told to', async () => {
    const log = logOf(Array.from({ length: 30 }, (_, i) => i));
    const stop = new AbortController();
    const result = await verifyLog(
      source(log),
      (n) => {
        if (n > 10) stop.abort();
      },
      stop.signal,
    );
    expect(result).toEqual({ outcome: 'cancelled', checked: 14 });
  });
});

describe('comparing with the state last seen', () => {
  const log = logOf(Array.from({ length: 25 }, (_, i) => ({ n: i })));
  const seenAt = (size: number, of = log) => ({ note: of.note(size), verifierKey, at: '2023-05-06' });

  it('says that the log only grew, or is the same', async () => {
    const grown = await compareWithLastSeen(seenAt(11), log.note(25), verifierKey, log.consistency);
    expect(grown).toMatchObject({ outcome: 'only grew', before: { size: 11 }, now: { size: 25 } });
    const same = await compareWithLastSeen(seenAt(25), log.note(25), verifierKey, log.consistency);
    expect(same.outcome).toBe('unchanged');
    expect((await compareWithLastSeen(null, log.note(25), verifierKey, log.consistency)).outcome).toBe(
      'first visit',
    );
  });

  it('notices a log that was cut, rewritten, or signed by another', async () => {
    const other = logOf(Array.from({ length: 25 }, (_, i) => ({ n: -i })));
    const compare = (seen: ReturnType<typeof seenAt>, size: number, key = verifierKey) =>
      compareWithLastSeen(seen, log.note(size), key, log.consistency);
    expect(await compare(seenAt(25), 11)).toEqual({ outcome: 'wrong', problem: 'shrunk' });
    expect(await compare(seenAt(25, other), 25)).toEqual({ outcome: 'wrong', problem: 'rewritten' });
    expect(await compare(seenAt(11, other), 25)).toEqual({ outcome: 'wrong', problem: 'rewritten' });
    const another = encodeVerifierKey({
      name,
      publicKey: rawPublicKey(generateKeyPairSync('ed25519').privateKey),
    });
    expect(await compare(seenAt(11), 25, another)).toEqual({ outcome: 'wrong', problem: 'key' });
  });

  it('keeps what it saw, and survives a storage that is spoilt or full', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    expect(readLastSeen(storage)).toBeNull();
    expect(keepLastSeen(storage, seenAt(11))).toBe(true);
    expect(readLastSeen(storage)).toEqual(seenAt(11));
    expect(readLastSeen({ getItem: () => '{"note":' })).toBeNull();
    const full = {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(keepLastSeen(full, seenAt(11))).toBe(false);
  });
});
