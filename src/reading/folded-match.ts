/** Letters and digits count; case, punctuation and white space do not. U+00BF–U+00EF remains of a broken "–" are skipped too. */
const counted = /[\p{L}\p{N}]/u;
const brokenCharacters = new Set(['\u00EF', '\u00BF', '\u00BD', '\uFFFD']);

function countedAt(text: string, index: number): string | null {
  const code = text.charCodeAt(index);
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return text.charAt(index);
    return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : null;
  }
  const c = text.charAt(index);
  return brokenCharacters.has(c) || !counted.test(c) ? null : c.toLowerCase();
}

/** How two texts agree from their starting points on, letters and digits only. */
export interface FoldedMatch {
  /** End in `text` of the last agreeing character. */
  readonly end: number;
  /** True when all of `wanted` was found. */
  readonly whole: boolean;
  /** Letters and digits that agree. */
  readonly length: number;
}

/**
 * Compares `text` from `position` with `wanted`, ignoring case, punctuation and white space; `limit` is where `text` ends for
 * this purpose. A match that would stop inside a word of `text` is not whole.
 */
export function matchFolded(
  text: string,
  position: number,
  wanted: string,
  limit = text.length,
): FoldedMatch {
  let i = position;
  let end = position;
  let length = 0;
  for (let k = 0; k < wanted.length; k += 1) {
    const want = countedAt(wanted, k);
    if (want === null) continue;
    while (i < limit && countedAt(text, i) === null) i += 1;
    if (i >= limit || countedAt(text, i) !== want) return { end, whole: false, length };
    i += 1;
    end = i;
    length += 1;
  }
  return { end, whole: length > 0 && (end >= limit || countedAt(text, end) === null), length };
}

/** The letters and digits of a text, lower case: equal for texts that `matchFolded` would call the same. */
export function foldKey(text: string): string {
  let key = '';
  for (let i = 0; i < text.length; i += 1) key += countedAt(text, i) ?? '';
  return key;
}
