/** One file or stream, as it was given. */
export interface SourceDocument {
  /** How the user would name it: a path, or "standard input". */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** File name, "" where there is none; its ending decides only where the content leaves a choice. */
  readonly name: string;
  /** Where it was fetched from. */
  readonly url?: string;
}
