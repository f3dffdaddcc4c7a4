import { fromBase64, sameBytes } from './base64.ts';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { hashLeaf, verifyInclusion, type Hash } from './merkle.ts';
import { checkedCheckpoint } from './signed-checkpoint.ts';

/** An entry as the service hands it out, with its proof; hashes are base64. */
export interface ProvenEntry {
  readonly seq: number;
  readonly body: JsonValue;
  readonly canonical: string;
  readonly leaf: string;
  readonly proof: { readonly size: number; readonly hashes: readonly string[] };
}

/**
 * The steps of a check, in order:
 * `body`: what is shown is what was hashed. `leaf`: its hash is the leaf named. `signature`: the checkpoint is signed by
 * the key. `same state`: the proof speaks of the checkpoint's log size. `inclusion`: the proof leads to its root.
 */
export type CheckStep = 'body' | 'leaf' | 'signature' | 'same state' | 'inclusion';
export interface StepResult {
  readonly step: CheckStep;
  readonly ok: boolean;
}

/** Checks one entry from itself, the checkpoint and the key alone. All steps are answered, also after one that fails. */
export function verifyEntry(entry: ProvenEntry, note: string, verifierKey: string): readonly StepResult[] {
  const leaf = hashLeaf(new TextEncoder().encode(entry.canonical));
  const proof = readHashes(entry.proof.hashes);
  const checkpoint = checkedCheckpoint(note, verifierKey);
  const sameState = checkpoint !== null && checkpoint.size === entry.proof.size;
  const included =
    sameState && proof !== null && verifyInclusion(leaf, entry.seq, checkpoint.size, proof, checkpoint.root);
  return [
    { step: 'body', ok: sameBody(entry) },
    { step: 'leaf', ok: sameHash(leaf, entry.leaf) },
    { step: 'signature', ok: checkpoint !== null },
    { step: 'same state', ok: sameState },
    { step: 'inclusion', ok: included },
  ];
}

/** Base64 of 32 bytes each; null where one is not. */
export function readHashes(texts: readonly string[]): readonly Hash[] | null {
  const hashes = texts.flatMap((text) => {
    const bytes = fromBase64(text);
    return bytes?.length === 32 ? [bytes] : [];
  });
  return hashes.length === texts.length ? hashes : null;
}

function sameBody(entry: ProvenEntry): boolean {
  try {
    return canonicalJson(entry.body) === entry.canonical;
  } catch {
    return false;
  }
}

function sameHash(hash: Hash, text: string): boolean {
  const told = fromBase64(text);
  return told !== null && sameBytes(told, hash);
}
