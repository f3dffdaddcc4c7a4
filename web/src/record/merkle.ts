import { sha256 } from '@noble/hashes/sha2.js';
import { sameBytes } from './base64.ts';

/** A SHA-256 hash, 32 bytes. */
export type Hash = Uint8Array;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of an entry's bytes as a leaf, RFC 6962 §2.1. Plain JavaScript: a page without https has no WebCrypto. */
export function hashLeaf(entry: Uint8Array): Hash {
  return sha256.create().update(leafPrefix).update(entry).digest();
}

function hashNode(left: Hash, right: Hash): Hash {
  return sha256.create().update(nodePrefix).update(left).update(right).digest();
}

/**
 * Walks a proof from node `index` of a tree of `size` leaves to the root; `onLeft` tells whether a step's hash stands to
 * the left. True where the walk ends at the root.
 */
function climb(
  index: number,
  size: number,
  proof: readonly Hash[],
  step: (hash: Hash, onLeft: boolean) => void,
) {
  let node = index;
  let last = size - 1;
  for (const hash of proof) {
    if (last === 0) return false;
    const onLeft = node % 2 === 1 || node === last;
    step(hash, onLeft);
    while (onLeft && node % 2 === 0 && node !== 0) {
      node /= 2;
      last = Math.floor(last / 2);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0;
}

/** True when the proof leads from the leaf to the root; RFC 9162 §2.1.3.2. */
export function verifyInclusion(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let hash = leaf;
  const arrived = climb(index, size, proof, (step, onLeft) => {
    hash = onLeft ? hashNode(step, hash) : hashNode(hash, step);
  });
  return arrived && sameBytes(hash, root);
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
  if (first === second) return proof.length === 0 && sameBytes(firstRoot, secondRoot);
  if (first === 0) return proof.length === 0;
  let node = first - 1;
  let size = second;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    size = Math.ceil(size / 2);
  }
  // A first tree that is one whole subtree is its own starting point, and the proof leaves it out.
  const [start, ...rest] = node === 0 ? [firstRoot, ...proof] : proof;
  if (!start) return false;
  let oldHash = start;
  let newHash = start;
  const arrived = climb(node, size, rest, (step, onLeft) => {
    if (onLeft) oldHash = hashNode(step, oldHash);
    newHash = onLeft ? hashNode(step, newHash) : hashNode(newHash, step);
  });
  return arrived && sameBytes(oldHash, firstRoot) && sameBytes(newHash, secondRoot);
}

/** Computes the root of leaves that come one after another, in memory of the logarithm of their number. */
export class TreeHasher {
  readonly #subtrees: { readonly size: number; readonly hash: Hash }[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(leaf: Hash): void {
    this.#size++;
    let node = { size: 1, hash: leaf };
    for (let left = this.#subtrees.at(-1); left?.size === node.size; left = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      node = { size: node.size * 2, hash: hashNode(left.hash, node.hash) };
    }
    this.#subtrees.push(node);
  }

  root(): Hash {
    const hashes = this.#subtrees.map((subtree) => subtree.hash);
    const last = hashes.pop();
    return last ? hashes.reduceRight((right, left) => hashNode(left, right), last) : sha256(new Uint8Array());
  }
}
