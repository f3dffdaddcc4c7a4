/** A stretch of a text with what was searched for in it. Ranges are half open, UTF-16 code units of `text`. */
export interface Snippet {
  readonly text: string;
  readonly ranges: readonly Range[];
}
type Range = readonly [start: number, end: number];

/** Characters of a snippet, and how many of them stand before the first hit. */
const snippetLength = 240;
const leadLength = 60;
/** Characters of a text that are looked through. */
const mostRead = 50_000;
/** A word is at most so much longer than its stem: "-ings", "-ation". */
const longestEnding = 5;

/** The stretch around the first word whose stem is one of `stems`, as PostgreSQL's English stemmer makes them. */
export function snippetOf(whole: string, stems: readonly string[]): Snippet {
  const text = whole.slice(0, mostRead);
  const first = hitsIn(text, stems, 1)[0]?.[0] ?? 0;
  const start = startOfWord(text, Math.max(0, first - leadLength));
  const shown = text.slice(start, endOfWord(text, start + snippetLength)).replaceAll(/\s/g, ' ');
  return { text: shown, ranges: hitsIn(shown, stems, 50) };
}

/** Where words with these stems stand, in order. */
export function hitsIn(text: string, stems: readonly string[], most = Infinity): readonly Range[] {
  const hits: Range[] = [];
  if (stems.length === 0) return hits;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!hasStem(match[0].toLowerCase(), stems)) continue;
    hits.push([match.index, match.index + match[0].length]);
    if (hits.length >= most) break;
  }
  return hits;
}

/** True where the word begins with the stem and ends soon after; the stemmer writes a last "y" as "i". */
function hasStem(word: string, stems: readonly string[]): boolean {
  return stems.some(
    (stem) =>
      word.length - stem.length <= longestEnding &&
      (word.startsWith(stem) || (stem.endsWith('i') && word === `${stem.slice(0, -1)}y`)),
  );
}

function startOfWord(text: string, at: number): number {
  const space = at === 0 ? -1 : text.lastIndexOf(' ', at);
  return at - space > leadLength ? at : space + 1;
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return at - space > leadLength ? at : space;
}
