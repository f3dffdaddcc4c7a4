/** Getting a document from the web. `src/ingest` implements it; every answer is a value, whatever the other side does. */
export interface Fetcher {
  readonly fetch: (request: FetchRequest) => Promise<FetchResult>;
  /** Takes a feed apart (RSS 2.0, RSS 1.0, Atom, JSON Feed). Never throws for what the bytes hold. */
  readonly readFeed: (response: FetchedDocument) => FeedOutcome;
  /** Why a URL will not be fetched, as far as it tells by itself; null where it may. A name's address is checked when it is fetched. */
  readonly checkUrl: (url: string) => string | null;
}

export interface FetchRequest {
  readonly url: string;
  /** What the last answer carried, so that an unchanged page costs nothing. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal?: AbortSignal;
}

export interface FetchedDocument {
  /** After redirects. */
  readonly url: string;
  /** The body, its content encoding undone. */
  readonly bytes: Uint8Array;
  /** Media type in lower case, without parameters; "" where the answer names none. */
  readonly mediaType: string;
}

export type FetchResult =
  | (FetchedDocument & {
      readonly status: 'fetched';
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** The exchange as WARC 1.1 records, gzip by record: the raw answer is what is kept. */
      readonly warc: Uint8Array;
    })
  | { readonly status: 'not-modified' }
  /** The guard does not let it through: a private address, a scheme, a port, a downgrade. */
  | { readonly status: 'refused'; readonly why: string }
  | {
      readonly status: 'unreachable';
      readonly why: string;
      /** The answer's status code; null where there was no answer. */
      readonly code: number | null;
      /** Not before then, as the site asked. */
      readonly retryAt: Date | null;
    }
  | { readonly status: 'too-large'; readonly why: string }
  | { readonly status: 'robots-disallowed'; readonly why: string }
  /** The site's own pace does not allow it now. Nothing is known of the site by that: it is no outage. */
  | { readonly status: 'later'; readonly at: Date };

export interface FeedItem {
  /** The item's own id, else its link. */
  readonly id: string | null;
  /** Absolute. */
  readonly link: string | null;
  readonly title: string | null;
  readonly author: string | null;
  /** "2016-05-10T04:00:00Z", or as the feed writes it where that cannot be read. */
  readonly published: string | null;
  readonly updated: string | null;
  /** Its content as markup, or else as text. */
  readonly html: string | null;
  readonly text: string | null;
}

export interface Feed {
  readonly title: string | null;
  readonly items: readonly FeedItem[];
  /** How many items beyond the limit were left out. */
  readonly leftOut: number;
}

export type FeedOutcome =
  { readonly ok: true; readonly feed: Feed } | { readonly ok: false; readonly why: string };
