import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { signCheckpoint } from './checkpoint.ts';
import { consistencyProof, hashLeaf, inclusionProof, treeHash, type Hash } from './merkle.ts';
import { encodeVerifierKey, rawPublicKey } from './signed-note.ts';
import type { ExportFiles } from './export-layout.ts';
import { verifyExport, type Verification } from './verify-export.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const origin = 'monitor.example/karvelia';
const key = { name: origin, publicKey: rawPublicKey(privateKey) };

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const evidence = Array.from({ length: 5 }, (_, i) => Buffer.from(`Report ${i} of the made-up town of Orlo.`));
const bodies = Array.from({ length: 13 }, (_, i) => {
  const body: JsonValue = {
    kind: i % 3 === 0 ? 'intake' : 'correction',
    at: '2030-05-06T00:00:00.000Z',
    n: i,
  };
  const blob = evidence[i % 3 === 0 ? i / 3 : -1];
  return canonicalJson(blob ? { ...body, blob: sha(blob) } : body);
});
const leaves = bodies.map((b) => hashLeaf(Buffer.from(b)));
const at = (i: number): Hash => leaves[i] ?? new Uint8Array();
const note = (size: number): string => signCheckpoint({ origin, size, root: treeHash(at, size) }, privateKey);
const base64 = (hashes: readonly Hash[]): string[] => hashes.map((h) => Buffer.from(h).toString('base64'));
const lines = (values: readonly string[]): string => values.map((v) => `${v}\n`).join('');

const history = lines(
  [4, 8].map((n) => canonicalJson({ note: note(n), proof: base64(consistencyProof(at, n, 13)) })),
);
const proofs = lines(
  bodies.map((_, i) => canonicalJson({ seq: i, proof: base64(inclusionProof(at, i, 13)) })),
);

type Folder = Readonly<Record<string, Buffer>>;
const evidenceFiles = Object.fromEntries(evidence.map((bytes) => [`evidence/${sha(bytes)}`, bytes]));
const proven: Folder = {
  key: Buffer.from(`${encodeVerifierKey(key)}\n`),
  checkpoint: Buffer.from(note(13)),
  'entries.jsonl': Buffer.from(lines(bodies)),
  'history.jsonl': Buffer.from(history),
  'proofs.jsonl': Buffer.from(proofs),
  ...evidenceFiles,
};
const without = (folder: Folder, name: string): Folder =>
  Object.fromEntries(Object.entries(folder).filter(([n]) => n !== name));
const whole: Folder = { ...without(proven, 'proofs.jsonl'), leaves: Buffer.from(lines(base64(leaves))) };

function filesOf(folder: Folder): ExportFiles {
  return { names: Object.keys(folder), chunks: (name) => [folder[name] ?? Buffer.alloc(0)] };
}

function verify(folder: Folder): Promise<Verification> {
  return verifyExport(filesOf(folder), key);
}

describe('verifyExport', () => {
  it('accepts a whole log and a log with proofs', async () => {
    expect(await verify(whole)).toMatchObject({ ok: true, entries: 13, evidence: 5, history: 2 });
    expect(await verify(proven)).toMatchObject({ ok: true, entries: 13 });
    expect(await verifyExport(filesOf(whole), null)).toMatchObject({ ok: true, key: { name: origin } });
  });

  it('accepts it in whatever pieces its files come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), async (length) => {
        const chunks = (name: string): Uint8Array[] => {
          const bytes = whole[name] ?? Buffer.alloc(0);
          return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
            bytes.subarray(i * length, (i + 1) * length),
          );
        };
        expect(await verifyExport({ names: Object.keys(whole), chunks }, key)).toMatchObject({ ok: true });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['a whole log', whole],
    ['a log with proofs', proven],
  ])('notices any one byte of %s that is changed, and names the file', async (_what, folder) => {
    const names = Object.keys(folder);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (name, pick, by) => {
          const bytes = Buffer.from(folder[name] ?? Buffer.alloc(0));
          const offset = pick % bytes.length;
          bytes[offset] = (bytes[offset] ?? 0) ^ by;
          const found = await verify({ ...folder, [name]: bytes });
          const where = found.ok ? 'nowhere' : (found.where.split(':')[0] ?? '');
          // Where a proof does not fit its entry, either may be the changed one.
          const isPair = name === 'proofs.jsonl' && where === 'entries.jsonl';
          // A line that is cut in two, or joined, names the line.
          expect(isPair ? name : where).toBe(name);
          const line = bytes.subarray(0, offset).toString('latin1').split('\n').length;
          if (name === 'entries.jsonl' && folder === whole && !found.ok && found.where !== name)
            expect([line, line + 1]).toContain(Number(found.where.split(':')[1]));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    [
      'an entry taken out',
      { ...whole, 'entries.jsonl': Buffer.from(lines(bodies.slice(1))) },
      'entries.jsonl',
    ],
    [
      'two entries swapped',
      {
        ...whole,
        'entries.jsonl': Buffer.from(lines([...bodies.slice(0, 11), bodies[12] ?? '', bodies[11] ?? ''])),
      },
      'entries.jsonl',
    ],
    ['evidence added', { ...whole, 'evidence/00': Buffer.from('x') }, 'evidence/00'],
    [
      'no checkpoint',
      Object.fromEntries(Object.entries(whole).filter(([n]) => n !== 'checkpoint')),
      'checkpoint',
    ],
  ] as const)('names %s', async (_what, folder, where) => {
    const found = await verify(folder);
    expect(found.ok ? '' : found.where).toContain(where);
  });

  it('does not accept the key of another log', async () => {
    const other = { name: origin, publicKey: rawPublicKey(generateKeyPairSync('ed25519').privateKey) };
    expect(await verifyExport(filesOf(whole), other)).toMatchObject({ ok: false, where: 'key' });
    expect(await verifyExport(filesOf(without(whole, 'key')), other)).toMatchObject({
      ok: false,
      where: 'checkpoint',
    });
  });

  it('names a file that is no part of it', async () => {
    expect(await verify({ ...whole, 'notes.txt': Buffer.from('x') })).toMatchObject({ where: 'notes.txt' });
  });
});
