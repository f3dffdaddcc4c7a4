import type { EntryKind } from '../../../record/entry.ts';

/** An entry of the ledger. `canonical` is the text that was hashed (RFC 8785). */
export interface EntrySummary {
  readonly seq: number;
  readonly kind: EntryKind;
  readonly at: string;
  readonly by: string;
  /** The entry as data: what `canonical` says. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly canonical: string;
}

/** With the proof that the log of `size` entries holds it (RFC 9162). Hashes are base64. */
export interface EntryView extends EntrySummary {
  readonly leaf: string;
  readonly proof: { readonly size: number; readonly hashes: readonly string[] };
}

/** The proof that the log of `second` entries continues that of `first`. Hashes are base64. */
export interface ConsistencyView {
  readonly first: number;
  readonly second: number;
  readonly hashes: readonly string[];
}
