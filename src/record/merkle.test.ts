import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  hashLeaf,
  inclusionProof,
  treeHash,
  TreeHasher,
  verifyConsistency,
  verifyInclusion,
  type Hash,
} from './merkle.ts';

/** The test tree that implementations of RFC 6962 share: eight leaves and their roots by size. */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = new Map([
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
]);
const leaves = inputs.map((hex) => hashLeaf(Buffer.from(hex, 'hex')));
const at = (i: number): Hash => leaves[i] ?? new Uint8Array();

const bigLeaves = Array.from({ length: 300 }, (_, i) => hashLeaf(Buffer.from(`entry ${i}`)));
const bigAt = (i: number): Hash => bigLeaves[i] ?? new Uint8Array();
const size = fc.integer({ min: 1, max: 300 });

describe('the Merkle tree', () => {
  it('has the known roots', () => {
    expect(Buffer.from(treeHash(at, 0)).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    for (const [n, root] of roots) expect(Buffer.from(treeHash(at, n)).toString('hex')).toBe(root);
  });

  it('gives the same root leaf by leaf', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (n) => {
        const tree = new TreeHasher();
        for (let i = 0; i < n; i++) tree.add(bigAt(i));
        expect(Buffer.from(tree.root())).toEqual(Buffer.from(treeHash(bigAt, n)));
      }),
    );
  });

  it('proves that every entry is in it, and nothing else', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat({ max: 31 }), (n, pick, byte) => {
        const index = pick % n;
        const root = treeHash(bigAt, n);
        const proof = inclusionProof(bigAt, index, n);
        expect(verifyInclusion(bigAt(index), index, n, proof, root)).toBe(true);
        expect(verifyInclusion(bigAt((index + 1) % 300), index, n, proof, root)).toBe(false);
        const wrong = Uint8Array.from(root, (b, i) => (i === byte ? b ^ 1 : b));
        expect(verifyInclusion(bigAt(index), index, n, proof, wrong)).toBe(false);
        if (n > 1) expect(verifyInclusion(bigAt(index), index, n, proof.slice(1), root)).toBe(false);
      }),
    );
  });

  it('proves that a later state only adds', () => {
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const proof = consistencyProof(bigAt, first, second);
        const old = treeHash(bigAt, first);
        const now = treeHash(bigAt, second);
        expect(verifyConsistency(first, second, old, now, proof)).toBe(true);
        if (first < second) {
          expect(verifyConsistency(first, second, now, old, proof)).toBe(false);
          expect(verifyConsistency(first, second, old, now, [...proof, old])).toBe(false);
        }
      }),
    );
  });
});
