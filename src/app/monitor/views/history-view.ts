/** What changed in what was known of something, in order of the time of record. */
export interface HistoryEvent {
  readonly at: string;
  /** The entry of the ledger. A correction is undone by withdrawing it. */
  readonly entry: number;
  readonly kind: 'telling' | 'correction';
  readonly what: string;
  readonly report: string | null;
  /** Who corrected, and why; null for a telling. */
  readonly by: string | null;
  readonly reason: string | null;
  /** The entry that withdrew the correction or says otherwise since; null while it holds. */
  readonly undone: { readonly by: number; readonly how: 'withdrawn' | 'replaced' } | null;
}
