/** What a document's bytes are, as far as reading must know. */
export type SourceFormat = 'text' | 'html' | 'json' | 'jsonl';

/** Bytes looked at; any page shows markup within them. */
const sampleSize = 8192;
/** Tags within the sample that make a page of a text without `<html>`; a text that speaks of HTML names one or two. */
const leastTags = 6;

/** Guesses the format by content, then by the name's ending. Constant time. */
export function guessFormat(bytes: Uint8Array, name: string): SourceFormat {
  // Latin-1 keeps every ASCII character in place; zeros are those of UTF-16.
  const sample = new TextDecoder('latin1')
    .decode(bytes.subarray(0, sampleSize))
    .replace(/\0|^\u00EF\u00BB\u00BF|^\u00FF\u00FE|^\u00FE\u00FF/g, '');
  const head = sample.trimStart();
  const ending = /\.(\w{1,8})$/.exec(name.toLowerCase())?.[1] ?? '';
  if (ending === 'jsonl' || ending === 'ndjson') return 'jsonl';
  if (head.startsWith('{')) {
    if (ending === 'json') return startsRecords(head) ? 'jsonl' : 'json';
    if (startsRecords(head)) return 'jsonl';
    if (/^\{\s*"[^"\n]{0,100}"\s*:/.test(head)) return 'json';
  }
  if (ending === 'json' || /^\[\s*\{\s*"/.test(head)) return 'json';
  return looksLikeHtml(head, ending) ? 'html' : 'text';
}

/** True for `{…}` on the first line and `{` at the start of the next. */
function startsRecords(head: string): boolean {
  const newline = head.indexOf('\n');
  if (newline < 0) return false;
  return head.slice(0, newline).trimEnd().endsWith('}') && /^\s*\{/.test(head.slice(newline, newline + 200));
}

function looksLikeHtml(head: string, ending: string): boolean {
  if (/^(?:<!--[^>]*-->\s*|<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i.test(head)) return true;
  const tags =
    head.match(
      /<\/?(?:[pa]|div|span|br|h[1-6]|ul|li|article|section|script|style|meta|link|table|td|img|[bi]|em|strong)\b/gi,
    )?.length ?? 0;
  if (ending === 'html' || ending === 'htm' || ending === 'xhtml') return tags > 0 || head.includes('</');
  return tags >= leastTags || (tags > 0 && head.startsWith('<'));
}
