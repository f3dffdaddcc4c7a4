/** A stretch of a text with what was searched for in it. Ranges are half open, UTF-16 code units of `text`. */
export interface Snippet {
  readonly text: string;
  readonly ranges: readonly Range[];
}
type Range = readonly [start: number, end: number];

/** A thing that was searched for, its text, and the stems that it was found by, a space between two. */
interface Searched {
  readonly id: string;
  readonly text?: string;
  readonly stems?: string;
}

/** Snippets of what one search found, in its order; none of what was not searched for. */
export function highlightsOf(rows: readonly Searched[]): readonly ({ readonly id: string } & Snippet)[] {
  const find = findStems(rows[0]?.stems?.split(' ').filter((stem) => stem !== '') ?? []);
  return rows.flatMap(({ id, text }) => (text === undefined ? [] : [{ id, ...snippetOf(text, find) }]));
}

/** Characters of a snippet, and how many of them stand before the first hit. */
const snippetLength = 240;
const leadLength = 60;
/** Characters of a text that are looked through. */
export const mostRead = 50_000;
/** A word is at most so much longer than its stem: "-ings", "-ation". */
const longestEnding = 5;

/** Finds words in a text, in order, as many as are wanted. */
type Find = (text: string, most?: number) => readonly Range[];

/** The stretch around the first word that is found. */
export function snippetOf(whole: string, find: Find): Snippet {
  const text = whole.slice(0, mostRead);
  const first = find(text, 1)[0]?.[0] ?? 0;
  const start = startOfWord(text, Math.max(0, first - leadLength));
  const shown = text.slice(start, endOfWord(text, start + snippetLength)).replaceAll(/\s/g, ' ');
  return { text: shown, ranges: find(shown, 50) };
}

/**
 * Finds words whose stem is one of these, as PostgreSQL's English stemmer makes them. Stems are looked for as text, then the words
 * around them: far quicker than word by word. Classes of letters are patterns of their own, compiled once.
 */
export function findStems(stems: readonly string[]): Find {
  if (stems.length === 0) return () => [];
  const starts = new RegExp(
    stems.flatMap((stem) => [stem, ...beforeY(stem)].map(escapePattern)).join('|'),
    'gi',
  );
  return (text, most = Infinity) => {
    const hits: Range[] = [];
    starts.lastIndex = 0;
    for (let match = starts.exec(text); match && hits.length < most; match = starts.exec(text)) {
      const { index } = match;
      starts.lastIndex = index + 1;
      if (endsInWord.test(text.slice(Math.max(0, index - 2), index))) continue;
      const end = endOfLetters(text, index + match[0].length);
      if (!hasStem(text.slice(index, end).toLowerCase(), stems)) continue;
      hits.push([index, end]);
      starts.lastIndex = end; // "known" within "well-known" is marked once
    }
    return hits;
  };
}

const endsInWord = /[\p{L}\p{N}]$/u;
const letters = /[\p{L}\p{N}]*/uy;

function endOfLetters(text: string, from: number): number {
  letters.lastIndex = from;
  return from + (letters.exec(text)?.[0].length ?? 0);
}

/** The stemmer writes a last "y" as "i". */
const beforeY = (stem: string): readonly string[] => (stem.endsWith('i') ? [`${stem.slice(0, -1)}y`] : []);

const escapePattern = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** True where the word begins with the stem and ends soon after. */
function hasStem(word: string, stems: readonly string[]): boolean {
  return stems.some(
    (stem) =>
      word.length - stem.length <= longestEnding && (word.startsWith(stem) || beforeY(stem).includes(word)),
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
