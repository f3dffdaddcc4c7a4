import { createHash, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { signCheckpoint } from './checkpoint.ts';
import { consistencyProof, hashLeaf, inclusionProof, treeHash, type Hash } from './merkle.ts';
import { rawPublicKey } from './signed-note.ts';
import { verifyExport, type ExportFiles, type Verification } from './verify-export.ts';

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
const whole: Folder = {
  checkpoint: Buffer.from(note(13)),
  'entries.jsonl': Buffer.from(lines(bodies)),
  'history.jsonl': Buffer.from(history),
  ...evidenceFiles,
};
const proven: Folder = { ...whole, 'proofs.jsonl': Buffer.from(proofs) };

function verify(folder: Folder): Verification {
  const files: ExportFiles = {
    text: (name) => folder[name]?.toString('utf8') ?? null,
    evidence: Object.keys(folder)
      .flatMap((name) => (name.startsWith('evidence/') ? [name.slice(9)] : []))
      .sort(),
    evidenceBytes: (name) => folder[`evidence/${name}`] ?? new Uint8Array(),
  };
  return verifyExport(files, key);
}

describe('verifyExport', () => {
  it('accepts a whole log and a log with proofs', () => {
    expect(verify(whole)).toMatchObject({ ok: true, entries: 13, evidence: 5 });
    expect(verify(proven)).toMatchObject({ ok: true, entries: 13 });
  });

  it.each([
    ['a whole log', whole],
    ['a log with proofs', proven],
  ])('notices any one byte of %s that is changed, and names the file', (_what, folder) => {
    const names = Object.keys(folder);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (pickFile, pickByte, by) => {
        const name = names[pickFile % names.length] ?? '';
        const bytes = Buffer.from(folder[name] ?? Buffer.alloc(0));
        const offset = pickByte % bytes.length;
        bytes[offset] = (bytes[offset] ?? 0) ^ by;
        const found = verify({ ...folder, [name]: bytes });
        expect(found.ok).toBe(false);
        if (!found.ok && name.startsWith('evidence/')) expect(found.where).toBe(name);
      }),
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
  ] as const)('names %s', (_what, folder, where) => {
    const found = verify(folder);
    expect(found.ok ? '' : found.where).toContain(where);
  });

  it('does not accept the key of another log', () => {
    const other = { name: origin, publicKey: rawPublicKey(generateKeyPairSync('ed25519').privateKey) };
    const files: ExportFiles = {
      text: (name) => whole[name]?.toString('utf8') ?? null,
      evidence: [],
      evidenceBytes: () => new Uint8Array(),
    };
    expect(verifyExport(files, other)).toMatchObject({ ok: false, where: 'checkpoint' });
  });
});
