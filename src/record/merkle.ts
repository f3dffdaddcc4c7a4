import { createHash } from 'node:crypto';

/**
 * The Merkle tree hash of RFC 6962 §2.1 (the same in RFC 9162 §2.1): SHA-256, leaves and nodes told apart by a first
 * byte, the left subtree always the largest power of two. Hashes are 32 bytes.
 */
export type Hash = Uint8Array;

/** Looks up the hash of the leaf with this index. A log hands in what it has stored. */
export type LeafHashes = (index: number) => Hash;

/** The hash of an entry's bytes as a leaf. */
export function hashLeaf(entry: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(entry).digest();
}

/** The root of the first `size` leaves. */
export function treeHash(leaves: LeafHashes, size: number): Hash {
  return size === 0 ? createHash('sha256').digest() : subtreeHash(leaves, 0, size);
}

/** A run of leaves, `end` not included. Where one is asked for below, it is a subtree of the tree as the RFC splits it. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** The hashes that lead from leaf `index` to the root of the first `size` leaves, from the leaf upwards. */
export function inclusionProof(leaves: LeafHashes, index: number, size: number): readonly Hash[] {
  return inclusionRanges(index, size).map(({ start, end }) => subtreeHash(leaves, start, end));
}

/** Of which subtrees an inclusion proof holds the hashes, in its order; RFC 9162 §2.1.3.1. */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  if (index < 0 || index >= size) throw new RangeError(`Leaf ${index} is not among the first ${size}.`);
  const path: LeafRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    path.push(index < middle ? { start: middle, end } : { start, end: middle });
    if (index < middle) end = middle;
    else start = middle;
  }
  return path.reverse();
}

/** True when the proof leads from the leaf to the root; RFC 9162 §2.1.3.2. */
export function verifyInclusion(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = hashNode(step, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = hashNode(hash, step);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equal(hash, root);
}

/** The hashes that show that the tree of `second` leaves begins with the tree of `first`. */
export function consistencyProof(leaves: LeafHashes, first: number, second: number): readonly Hash[] {
  return consistencyRanges(first, second).map(({ start, end }) => subtreeHash(leaves, start, end));
}

/** Of which subtrees a consistency proof holds the hashes, in its order; RFC 9162 §2.1.4.1. */
export function consistencyRanges(first: number, second: number): readonly LeafRange[] {
  if (first < 0 || first > second)
    throw new RangeError(`A log of ${second} entries has no earlier state of ${first}.`);
  if (first === 0 || first === second) return [];
  const path: LeafRange[] = [];
  let start = 0;
  let end = second;
  while (first < end) {
    const middle = start + largestPowerBelow(end - start);
    path.push(first <= middle ? { start: middle, end } : { start, end: middle });
    if (first <= middle) end = middle;
    else start = middle;
  }
  // The old tree itself needs no telling where it is one subtree from the first leaf on.
  if (start > 0) path.push({ start, end });
  return path.reverse();
}

/** True when the proof shows that the second tree only added to the first; RFC 9162 §2.1.4.2. */
export function verifyConsistency(
  first: number,
  second: number,
  firstRoot: Hash,
  secondRoot: Hash,
  proof: readonly Hash[],
): boolean {
  if (first > second) return false;
  if (first === second) return proof.length === 0 && equal(firstRoot, secondRoot);
  if (first === 0) return proof.length === 0;
  const steps = isPowerOfTwo(first) ? [firstRoot, ...proof] : [...proof];
  let node = first - 1;
  let last = second - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  const start = steps[0];
  if (!start) return false;
  let oldHash = start;
  let newHash = start;
  for (const step of steps.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = hashNode(step, oldHash);
      newHash = hashNode(step, newHash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      newHash = hashNode(newHash, step);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && equal(oldHash, firstRoot) && equal(newHash, secondRoot);
}

/** Computes the root of leaves that come one after another, keeping only the hashes of complete subtrees. */
export class TreeHasher {
  readonly #subtrees: { readonly size: number; readonly hash: Hash }[] = [];

  add(leaf: Hash): void {
    let node = { size: 1, hash: leaf };
    for (let last = this.#subtrees.at(-1); last?.size === node.size; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      node = { size: node.size * 2, hash: hashNode(last.hash, node.hash) };
    }
    this.#subtrees.push(node);
  }

  root(): Hash {
    const hashes = this.#subtrees.map((s) => s.hash);
    const last = hashes.pop();
    return last
      ? hashes.reduceRight((right, left) => hashNode(left, right), last)
      : createHash('sha256').digest();
  }
}

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of a node over its two halves. */
export function hashNode(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}

function subtreeHash(leaves: LeafHashes, start: number, end: number): Hash {
  if (end - start === 1) return leaves(start);
  const middle = start + largestPowerBelow(end - start);
  return hashNode(subtreeHash(leaves, start, middle), subtreeHash(leaves, middle, end));
}

/** The largest power of two smaller than `size`; `size` is at least 2. */
function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n));
}

function equal(a: Hash, b: Hash): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
