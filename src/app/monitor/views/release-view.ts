/** What was released, as the record has it. */
export interface ReleaseView {
  /** The entry of the ledger. */
  readonly entry: number;
  /** Time of record: when it was released. */
  readonly at: string;
  readonly by: string;
  readonly title: string;
  /** Format of the file: html, json, text. */
  readonly format: string;
  /** Size of the file. */
  readonly bytes: number;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
  /** It was made from what the record held at this instant. */
  readonly known: string;
}

/** What became of a request to release. */
export interface ReleasedView extends ReleaseView {
  /** 'already-released': the newest release of this title and format is these very bytes; nothing was added. */
  readonly status: 'released' | 'already-released';
}
