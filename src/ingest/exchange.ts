/** One request and its answer, as they went over the line; what a WARC record is made of. */
export interface Exchange {
  readonly url: string;
  /** When the request was sent. */
  readonly at: Date;
  /** The address that was connected to. */
  readonly address: string | null;
  readonly requestHeaders: readonly Header[];
  readonly code: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  /** The body with its content encoding, without transfer coding; empty where it was not read. */
  readonly body: Uint8Array;
  /** False where the body was not read: a redirect's. */
  readonly bodyRead: boolean;
}

export type Header = readonly [name: string, value: string];

/** The first header of a name, in any case; "" where there is none. */
export function headerOf(headers: readonly Header[], name: string): string {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}
