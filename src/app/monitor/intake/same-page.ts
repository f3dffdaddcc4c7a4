import { decodeBytes } from '../../../reading/decode-bytes.ts';
import { readMarkup } from '../../../reading/markup.ts';

/**
 * What a page tells its readers, as one text: its title, and its text outside menus, side columns, forms and footers. Pages
 * carry session marks, counters and advertisements, which change at every look and are no new version of a report. Null where
 * it cannot be decoded or tells nothing. Linear.
 */
export function toldBy(page: Uint8Array): string | null {
  const decoded = decodeBytes(page);
  if (!decoded.ok) return null;
  const { title, lines } = readMarkup(decoded.text);
  const told = lines.flatMap(({ apart, text }) => (apart === null && text !== '' ? [text] : []));
  return told.length === 0 ? null : [title ?? '', ...told].join('\n');
}
