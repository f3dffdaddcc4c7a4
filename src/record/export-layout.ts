/**
 * An export of the record, a folder or an archive of it:
 *
 * - `README.md`: how to verify it; not part of the record.
 * - `key`: the public key, NAME+HASH+KEY.
 * - `checkpoint`: the signed state of the log that everything is held against.
 * - `entries.jsonl`: one entry a line, the very bytes whose hash is the leaf.
 * - `leaves`: the leaf hash of each entry, base64, one a line: with them a verifier can tell which entry was changed.
 * - `proofs.jsonl`: where not all entries are there, for each its number and the hashes that lead to the root.
 * - `history.jsonl`: earlier checkpoints, each with the proof that the log only added to it.
 * - `evidence/HASH`: the bytes that entries speak of, by their SHA-256.
 */
export const exportNames = [
  'README.md',
  'key',
  'checkpoint',
  'history.jsonl',
  'entries.jsonl',
  'leaves',
  'proofs.jsonl',
] as const;
export type ExportName = (typeof exportNames)[number];

/** Where evidence stands. */
export const evidenceFolder = 'evidence/';

/** An export, wherever its files are. */
export interface ExportFiles {
  /** All files in it, by their paths with slashes. */
  readonly names: readonly string[];
  /** The bytes of a file, in pieces. */
  readonly chunks: (name: string) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}
