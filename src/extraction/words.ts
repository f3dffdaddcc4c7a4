import type { Analysis } from '../language/analysis.ts';

/**
 * A word, number or mark of a text. Finer than tokens: "al-Nusra" is three, whatever the tokeniser makes of it, so that
 * dictionaries match in the same way before and after a change of tokeniser. "U.S." and "1,900" are one each.
 */
export interface Word {
  readonly text: string;
  /** Lower case, accents and apostrophes taken off. */
  readonly key: string;
  readonly kind: 'word' | 'number' | 'mark';
  readonly start: number;
  readonly end: number;
  /** True where white space stands before it. */
  readonly spaced: boolean;
  /** True where its first letter is a capital. */
  readonly capital: boolean;
  /** Index in `Analysis.tokens` of the token that holds its first character. */
  readonly token: number;
  /** Index in `Analysis.sentences`. */
  readonly sentence: number;
}

const apostrophes = new Set(["'", '’', '‘', '`', 'ʼ', 'ʿ', 'ʾ', '´']);

/** Lower case without accents and apostrophes: "Ma’arrat" and "maarrat" are one. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z\d]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\p{M}'’‘`ʼʿʾ´.]/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('æ', 'ae');
}

const letter = /\p{L}/u;
const letterOrMark = /[\p{L}\p{M}]/u;
const space = /\s/;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isPlainLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? isPlainLetter(code) : letter.test(text.charAt(at));
}

function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code === 32 || (code >= 9 && code <= 13) : space.test(text.charAt(at));
}

/** The end of the run of letters that starts at `at`. */
function lettersEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end) {
    const code = text.charCodeAt(stop);
    if (code < 128 ? !isPlainLetter(code) : !letterOrMark.test(text.charAt(stop))) break;
    stop += 1;
  }
  return stop;
}

/** "U.S.", "U.N.": letters that each have a point, two at least; else the start. */
function abbreviationEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop + 1 < end && isLetterAt(text, stop) && text.charCodeAt(stop + 1) === 46) stop += 2;
  return stop - at >= 4 ? stop : at;
}

/** "1,900", "21.05", "44": digits, with groups of three after a point or comma. */
function numberEnd(text: string, at: number, end: number): number {
  let stop = at;
  while (stop < end && isDigit(text.charCodeAt(stop))) stop += 1;
  for (;;) {
    const mark = text.charCodeAt(stop);
    if (stop >= end || (mark !== 44 && mark !== 46)) return stop;
    let group = stop + 1;
    while (group < end && isDigit(text.charCodeAt(group))) group += 1;
    if (group - stop !== 4) return stop;
    stop = group;
  }
}

type BareWord = Omit<Word, 'token' | 'sentence'>;

/** Cuts `text[start, end)` into words; marks that only join letters ("Ma'arrat") stay inside their word. Linear. */
export function* wordsIn(text: string, start: number, end: number): Generator<BareWord> {
  let at = start;
  while (at < end) {
    if (isSpaceAt(text, at)) {
      at += 1;
      continue;
    }
    const spaced = at > 0 && isSpaceAt(text, at - 1);
    let stop = at + 1;
    let kind: Word['kind'] = 'mark';
    if (isDigit(text.charCodeAt(at))) {
      kind = 'number';
      stop = numberEnd(text, at, end);
    } else if (isLetterAt(text, at)) {
      kind = 'word';
      const abbreviation = abbreviationEnd(text, at, end);
      stop = abbreviation > at ? abbreviation : joinedEnd(text, lettersEnd(text, at, end), end);
    }
    const raw = text.slice(at, stop);
    const first = raw.charAt(0);
    yield {
      text: raw,
      key: kind === 'word' ? foldWord(raw) : raw,
      kind,
      start: at,
      end: stop,
      spaced,
      capital: first !== first.toLowerCase(),
    };
    at = stop;
  }
}

/** The end of a word with inner apostrophes, but without a possessive "'s" or a contraction's rest. */
function joinedEnd(text: string, stop: number, end: number): number {
  let at = stop;
  while (at < end && apostrophes.has(text.charAt(at))) {
    let next = at + 1;
    while (next < end && isLetterAt(text, next)) next += 1;
    const rest = text.slice(at + 1, next).toLowerCase();
    // Two letters at least, and no English ending: "Ma'arrat", "Qa'im", never "Syria's", "don't", "they'll".
    if (rest.length < 2 || rest === 're' || rest === 've' || rest === 'll') return at;
    at = next;
  }
  return at;
}

/** Words of analyses that were asked for before: four finders read the same text. Forgotten with the analysis. */
const known = new WeakMap<Analysis, readonly Word[]>();

/** All words of an analysed text, sentence by sentence. Linear in the length of the text. */
export function listWords(analysis: Analysis): readonly Word[] {
  const before = known.get(analysis);
  if (before !== undefined) return before;
  const words: Word[] = [];
  let token = 0;
  analysis.sentences.forEach((range, sentence) => {
    for (const { text, key, kind, start, end, spaced, capital } of wordsIn(
      analysis.text,
      range.start,
      range.end,
    )) {
      while (token + 1 < analysis.tokens.length && (analysis.tokens[token]?.end ?? 0) <= start) token += 1;
      words.push({ text, key, kind, start, end, spaced, capital, token, sentence });
    }
  });
  known.set(analysis, words);
  return words;
}
