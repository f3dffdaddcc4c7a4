/** What became of one document that was handed in. */
export interface TakenView {
  /** The file or document, as it was named. */
  readonly name: string;
  readonly status: 'taken' | 'new-version' | 'already-known' | 'refused';
  readonly reports: readonly { readonly report: string; readonly version: number }[];
  /** The entry of the ledger; null where nothing new was taken in. */
  readonly entry: number | null;
  /** Why it was refused. */
  readonly problem: string | null;
}
