import { decodeBytes } from '../../../reading/decode-bytes.ts';
import { readMarkup } from '../../../reading/markup.ts';
import type { Query } from '../database.ts';
import { reportKey } from './report-key.ts';

/**
 * Whether a page that was fetched again says the same as the newest version that is kept: same title, same text outside its menus,
 * side columns, forms and footers. Pages carry session marks, counters and advertisements, which change at every look and are no new
 * version of a report.
 */
export async function saysTheSame(query: Query, url: string, page: Uint8Array): Promise<boolean> {
  const report = reportKey({ url, ownId: null, scope: '', contentHash: '' });
  const [kept] = await query<{ bytes: Uint8Array }>(
    `select b.bytes from report_version v join blob b on b.hash = v.content_hash
     where v.report = $1 order by v.version desc limit 1`,
    [report],
  );
  if (!kept) return false;
  const before = toldBy(kept.bytes);
  return before !== null && before === toldBy(page);
}

/** What a page tells its readers, as one text; null where it cannot be decoded or tells nothing. Linear. */
export function toldBy(page: Uint8Array): string | null {
  const decoded = decodeBytes(page);
  if (!decoded.ok) return null;
  const { title, lines } = readMarkup(decoded.text);
  const told = lines.flatMap(({ apart, text }) => (apart === null && text !== '' ? [text] : []));
  return told.length === 0 ? null : [title ?? '', ...told].join('\n');
}
