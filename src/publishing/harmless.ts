/**
 * Characters that act on a terminal, a browser or a reader instead of being read: control characters (`\p{Cc}`, among
 * them the escape that starts terminal codes), bidirectional overrides and isolates, invisible separators and tags
 * (`\p{Cf}`), line and paragraph separators. Tab and line feed stay; so do the soft hyphen and the zero-width joiners, which Persian and
 * emoji need.
 */
const harmful = /(?![\t\n\u00AD\u200C\u200D])[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** Nearly every string is plain: one cheap pass decides. */
const plain = /^[\t\n\x20-\x7E]*$/;
const anyHarmful = /(?![\t\n\u00AD\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const carriageReturns = /\r\n?/g;
/** Half of a character: no encoder can write it. */
const loneSurrogate = /\p{Cs}/gu;

/** The text with every harmful character replaced by a visible escape such as `\u{202e}`. Never throws. */
export function harmless(text: string): string {
  if (plain.test(text) || !anyHarmful.test(text)) return text;
  return text.replace(carriageReturns, '\n').replace(loneSurrogate, '\uFFFD').replace(harmful, visibleEscape);
}

/** The same on one line: every run of white space becomes one space. */
export function harmlessLine(text: string): string {
  return harmless(text).replace(/\s+/g, ' ').trim();
}

/** JSON's own escapes for the same characters: the value stays what it was, the bytes are harmless to look at. */
export function harmlessJson(json: string): string {
  return json.replace(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    Array.from({ length: character.length }, (_, i) => unitEscape(character.charCodeAt(i))).join(''),
  );
}

function visibleEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function unitEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
