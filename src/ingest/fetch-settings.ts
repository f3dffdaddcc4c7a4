/** Every limit of fetching, with its default. docs/intake.md lists them; a change of one goes there too. */
export interface FetchSettings {
  /** The program's version, part of the user agent. */
  readonly version: string;
  /** An address or page that those who run a site can turn to; null says nothing. */
  readonly contact: string | null;
  /**
   * Hosts ("intranet.example", "127.0.0.1:8080", "[::1]") that may have private addresses. For tests and intranets; with a port, that
   * port only.
   */
  readonly allowedPrivateHosts: readonly string[];
  /** Ports below 1024 beside 80 and 443. */
  readonly allowedPorts: readonly number[];
  /** Whether a redirect may lead from https to http. */
  readonly allowDowngrade: boolean;
  readonly maxRedirects: number;
  /** Milliseconds: to connect; from there to the end of the answer's head; between two pieces of a body; for one answer in all. */
  readonly connectTimeout: number;
  readonly headersTimeout: number;
  readonly bodyPause: number;
  readonly totalTimeout: number;
  /** Bytes as they come over the line, and with the content encoding undone. */
  readonly maxRawBytes: number;
  readonly maxBytes: number;
  /** How many times larger a body may become; looked at from `ratioFrom` bytes on. */
  readonly maxRatio: number;
  readonly ratioFrom: number;
  readonly maxHeaderBytes: number;
  /** Milliseconds between two requests to one host, at least; a Crawl-delay raises it up to `maxCrawlDelay`. */
  readonly minDelay: number;
  readonly maxCrawlDelay: number;
  /** Longest that a request waits for its turn, milliseconds; beyond it the answer is 'later'. */
  readonly maxWait: number;
  /** Requests at once: to one host, and in all. */
  readonly perHost: number;
  readonly atOnce: number;
  /** Milliseconds that a robots.txt is believed; and how long a host that could not give one is left alone. */
  readonly robotsLife: number;
  readonly robotsRetry: number;
}

const second = 1000;
const megabyte = 1024 * 1024;

export const fetchDefaults: Omit<FetchSettings, 'version' | 'contact'> = {
  allowedPrivateHosts: [],
  allowedPorts: [],
  allowDowngrade: false,
  maxRedirects: 5,
  connectTimeout: 10 * second,
  headersTimeout: 20 * second,
  bodyPause: 15 * second,
  totalTimeout: 60 * second,
  // A news page has 0.1 to 2 MB; what is read as a report may have 20 MB (largestReport in reading).
  maxRawBytes: 10 * megabyte,
  maxBytes: 20 * megabyte,
  // Markup shrinks 5 to 20 times; 1,000 times is a bomb.
  maxRatio: 100,
  ratioFrom: megabyte,
  maxHeaderBytes: 16 * 1024,
  minDelay: 2 * second,
  maxCrawlDelay: 60 * second,
  maxWait: 120 * second,
  perHost: 1,
  atOnce: 8,
  // RFC 9309 §2.4: no longer than 24 hours.
  robotsLife: 24 * 3600 * second,
  robotsRetry: 600 * second,
};

/** The line by which the program names itself. Control characters in the contact are an error of the setting. Throws `RangeError`. */
export function userAgentOf({ version, contact }: Pick<FetchSettings, 'version' | 'contact'>): string {
  if (contact !== null && !/^[\x20-\x7e]{1,200}$/.test(contact)) {
    throw new RangeError(
      'The contact for the user agent must be one line of plain ASCII, at most 200 characters.',
    );
  }
  return `${robotName}/${version} (ceasefire monitor${contact === null ? '' : `; contact: ${contact}`})`;
}

/** The name that robots.txt speaks of. */
export const robotName = 'Trucewatch';
