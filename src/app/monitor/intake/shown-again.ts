import type { Query } from '../database.ts';
import { toldBy } from './same-page.ts';

/** What a look at a source found of one report. */
export interface Look {
  readonly report: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  /**
   * 'page': compared with what anybody brought of it last. 'feed': a feed's own text of an item, compared with what this feed
   * said last, as two feeds of one site often word an item differently, each for good.
   */
  readonly what: 'page' | 'feed';
  readonly source: number | null;
  readonly at: Date;
}

/** How what was found stands to what is kept. 'put-off': an older text again, too soon after it went; to be looked at again. */
export type Standing =
  { readonly found: 'other' } | { readonly found: 'same' | 'put-off'; readonly version: number };

/** The newest versions are compared, as far as they are no more than these together: a look must not cost an archive. */
const mostVersions = 32;
const mostBytes = 20 * 1024 * 1024;
/** Milliseconds after which a text may come back for the second time. */
const firstWait = 60 * 60_000;

/**
 * What a source shows now is its newest version, be it an older text that came back. Some sites show two texts by turns, to
 * every other look: the first return counts at once, the second where the text between has stood for an hour, each later
 * one after twice the time, so that their number grows with the logarithm of the time that this goes on (decision 0026).
 */
export async function standingOf(query: Query, look: Look): Promise<Standing> {
  const told = wordsOf(look, look);
  const [newest] = await versionsBefore(query, look, null, 1);
  if (!newest) return { found: 'other' };
  if (newest.hash === look.hash || wordsOf(look, newest) === told)
    return { found: 'same', version: newest.version };
  const older = await versionsBefore(query, look, newest.version, mostVersions - 1);
  const words = [newest, ...older].map((version) => wordsOf(look, version));
  const isReturn = words.includes(told);
  // A clock that was ahead for one entry must not hold back what comes after.
  const stood = Math.max(0, look.at.getTime() - newest.at.getTime());
  return isReturn && stood < waitAfter(words.length - new Set(words).size)
    ? { found: 'put-off', version: newest.version }
    : { found: 'other' };
}

/** Milliseconds that a text must have stood before an older one may take its place, after so many returns. */
function waitAfter(returns: number): number {
  return returns === 0 ? 0 : firstWait * 2 ** (returns - 1);
}

/** What two versions share that tell the same. */
function wordsOf({ what }: Look, { bytes, hash }: Pick<Look, 'bytes' | 'hash'>): string {
  return (what === 'page' ? toldBy(bytes) : null) ?? hash;
}

interface KeptVersion {
  readonly version: number;
  readonly hash: string;
  readonly at: Date;
  readonly bytes: Uint8Array;
}

/** Newest first; at least one, where there is one. */
async function versionsBefore(
  query: Query,
  { report, what, source }: Look,
  before: number | null,
  most: number,
): Promise<readonly KeptVersion[]> {
  return query<KeptVersion>(
    `select version, hash, at, bytes from (
       select v.version, b.hash, v.recorded_at as at, b.bytes,
         sum(b.size) over (order by v.version desc) - b.size as newer
       from report_version v join blob b on b.hash = v.content_hash
       where v.report = $1 and ($2::bigint is null or v.source = $2) and ($3::integer is null or v.version < $3)
     ) t where newer < $4 order by version desc limit $5`,
    [report, what === 'feed' ? source : null, before, mostBytes, most],
  );
}
